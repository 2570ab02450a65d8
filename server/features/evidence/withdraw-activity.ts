import { withdrawActivity as markWithdrawn } from '../../../db/record.ts';
import { writes } from '../../act.ts';
import { withdrawActivity as route } from '../../contract/evidence.ts';
import { recordMarks } from '../../recording/record-marks.ts';
import { selectMarksOf } from '../../recording/store.ts';
import { Refusal } from '../../refusal.ts';

/** Nothing is deleted: the activity stays in the list with the reason, and counts nowhere. */
export const withdrawActivity = writes(route, async (cx, { reason }) => {
  const { tx, actor, target, now } = cx;
  const isAuthor = target.authorId === actor.personId;
  if (!isAuthor && (target.by.role !== 'homeroom' || reason === 'undo')) throw new Refusal(403, 'not-allowed');
  if (target.withdrawnAt !== null) throw new Refusal(409, 'conflict');
  await markWithdrawn(tx, target, { withdrawnAt: now, withdrawnBy: actor.personId, withdrawalReason: reason });
  const standing = (await selectMarksOf(tx, target.schoolId, [target.id])).filter((mark) => !mark.isWithdrawn);
  await recordMarks(cx, { changes: standing.map((mark) => ({ mark, to: { isWithdrawn: true } })), reason });
  return {
    reply: { activityId: target.id, withdrawnMarks: standing.length },
    audit: { object: target.id, detail: { marks: standing.length } },
  };
});
