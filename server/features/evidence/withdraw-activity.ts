import { writes } from '../../act.ts';
import { withdrawActivity as route } from '../../contract/evidence.ts';
import { takeBack } from '../../recording/record-marks.ts';
import { selectMarksOf } from '../../recording/store.ts';
import { Refusal } from '../../refusal.ts';

/** Nothing is deleted: the activity stays in the list with the reason, and counts nowhere. */
export const withdrawActivity = writes(route, async (cx, { reason }) => {
  const { tx, actor, target } = cx;
  const isAuthor = target.authorId === actor.personId;
  if (!isAuthor && (target.by.role !== 'homeroom' || reason === 'undo')) throw new Refusal(403, 'not-allowed');
  if (target.withdrawnAt !== null) throw new Refusal(409, 'conflict');
  const standing = (await selectMarksOf(tx, target.schoolId, [target.id])).filter((mark) => !mark.isWithdrawn);
  await takeBack(cx, target, { standing, reason });
  return {
    reply: { activityId: target.id, withdrawnMarks: standing.length },
    audit: { object: target.id, detail: { marks: standing.length } },
  };
});
