import { selectClassOf, selectTerms } from '../../../db/reach/lists.ts';
import { type Context, writes } from '../../act.ts';
import { attachPupil as route } from '../../contract/grid.ts';
import { GRID_REASON } from '../../recording/judge-cell.ts';
import { absenceFault, exemptFault, measureOn } from '../../recording/judge-mark.ts';
import { type ClassDay, classDay } from '../../recording/may-record.ts';
import { placed, recordMarks } from '../../recording/record-marks.ts';
import { selectActivity, selectLastVersions, selectMarksOf } from '../../recording/store.ts';
import { invalid, Refusal } from '../../refusal.ts';

/** Undoes one's own last detachment: the same marks, by the same authors. What was cleared in the grid before stays cleared. */
export const attachPupil = writes(route, async (cx, { pupilId }) => {
  const { tx, actor, target } = cx;
  if (target.authorId !== actor.personId && target.by.role !== 'homeroom') throw new Refusal(403, 'not-allowed');
  if (target.withdrawnAt !== null) throw new Refusal(409, 'conflict');
  const gone = (await selectMarksOf(tx, target.schoolId, [target.id])).filter(
    (mark) => mark.pupilId === pupilId && mark.isWithdrawn,
  );
  const versions = await selectLastVersions(
    tx,
    target.schoolId,
    gone.map((mark) => mark.id),
  );
  const detached = [...versions.values()].filter((one) => one.reason !== GRID_REASON);
  const last = Math.max(...detached.map((one) => one.replacedAt));
  const mine = new Set(
    detached.flatMap((one) => (one.replacedAt === last && one.replacedBy === actor.personId ? one.markId : [])),
  );
  const marks = gone.filter((mark) => mine.has(mark.id));
  if (marks.length === 0) throw new Refusal(409, 'conflict');
  const day = await dayOf(cx);
  for (const fault of [absenceFault(day, pupilId), ...marks.map((mark) => exemptFault(day, mark))])
    if (fault) throw invalid('pupilId', fault.message, fault.code);
  const changes = marks.map((mark) => ({ mark, to: { isWithdrawn: false, ...measureOn(day, mark) } }));
  await recordMarks(cx, { of: placed(target), changes, reason: 'undo' });
  return {
    reply: { activityId: target.id, pupilId, marks: marks.length },
    audit: { object: target.id, detail: { pupilId, marks: marks.length } },
  };
});

/** The activity's day may have been amended since to one on which the pupil was not in the class, or was asked something else. */
async function dayOf({ tx, target }: Context<typeof route>): Promise<ClassDay> {
  const at = await selectClassOf(tx, target);
  const { happenedOn: on, termId } = await selectActivity(tx, target);
  const term = (await selectTerms(tx, at.districtId)).find((one) => one.id === termId);
  if (!term) throw new Error('an activity without its term');
  return await classDay(tx, at, { on, term, current: undefined });
}
