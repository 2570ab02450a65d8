import { selectClassOf, selectTerms } from '../../../db/reach/lists.ts';
import { type Context, writes } from '../../act.ts';
import { attachPupil as route } from '../../contract/grid.ts';
import { GRID_REASON } from '../../recording/judge-cell.ts';
import { absenceFault } from '../../recording/judge-mark.ts';
import { classDay } from '../../recording/may-record.ts';
import { recordMarks } from '../../recording/record-marks.ts';
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
  await mustBeThere(cx, pupilId);
  await recordMarks(cx, { changes: marks.map((mark) => ({ mark, to: { isWithdrawn: false } })), reason: 'undo' });
  return {
    reply: { activityId: target.id, pupilId, marks: marks.length },
    audit: { object: target.id, detail: { pupilId, marks: marks.length } },
  };
});

/** The activity's day may have been amended since to one on which the pupil was not in the class. */
async function mustBeThere({ tx, target }: Context<typeof route>, pupilId: string) {
  const at = await selectClassOf(tx, target);
  const { happenedOn: on, termId } = await selectActivity(tx, target);
  const term = (await selectTerms(tx, at.districtId)).find((one) => one.id === termId);
  if (!term) throw new Error('an activity without its term');
  const fault = absenceFault(await classDay(tx, at, { on, term, current: undefined }), pupilId);
  if (fault) throw invalid('pupilId', fault.message, fault.code);
}
