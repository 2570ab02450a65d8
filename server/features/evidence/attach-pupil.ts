import { derive } from '../../../db/derive/derive.ts';
import { writes } from '../../act.ts';
import { attachPupil as route } from '../../contract/grid.ts';
import { Refusal } from '../../refusal.ts';
import { changeMarks, selectLastVersions, selectMarksOfPupil } from './grid-store.ts';
import { GRID_REASON } from './save-grid.ts';

/** Undoes one's own last detachment: the same marks, by the same authors. What was cleared in the grid before stays cleared. */
export const attachPupil = writes(route, async ({ tx, actor, target, now, today }, { pupilId }) => {
  if (target.authorId !== actor.personId && target.by.role !== 'homeroom') throw new Refusal(403, 'not-allowed');
  if (target.withdrawnAt !== null) throw new Refusal(409, 'conflict');
  const all = await selectMarksOfPupil(tx, target, pupilId);
  const gone = all.filter((mark) => mark.isWithdrawn);
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
  await changeMarks(
    tx,
    marks.map((mark) => ({ mark, to: { isWithdrawn: false } })),
    { replacedAt: now, replacedBy: actor.personId, reason: 'undo' },
  );
  const dimensions = [...new Set(marks.map((mark) => mark.dimension))];
  await derive(tx, { schoolId: target.schoolId, termId: target.termId, pupilIds: [pupilId], dimensions, today });
  return {
    reply: { activityId: target.id, pupilId, marks: marks.length },
    audit: { object: target.id, detail: { pupilId, marks: marks.length } },
  };
});
