import { derive } from '../../../db/derive/derive.ts';
import { writes } from '../../act.ts';
import { withdrawActivity as route } from '../../contract/evidence.ts';
import { Refusal } from '../../refusal.ts';
import { withdraw } from './store.ts';

/** Nothing is deleted: the activity stays in the list with the reason, and counts nowhere. */
export const withdrawActivity = writes(route, async ({ tx, actor, target, now, today }, { reason }) => {
  const isAuthor = target.authorId === actor.personId;
  if (!isAuthor && (target.by.role !== 'homeroom' || reason === 'undo')) throw new Refusal(403, 'not-allowed');
  if (target.withdrawnAt !== null) throw new Refusal(409, 'conflict');
  const gone = await withdraw(tx, target, { withdrawnAt: now, withdrawnBy: actor.personId, withdrawalReason: reason });
  await derive(tx, {
    schoolId: target.schoolId,
    termId: target.termId,
    pupilIds: [...new Set(gone.map((mark) => mark.pupilId))],
    today,
    dimensions: [...new Set(gone.map((mark) => mark.dimension))],
  });
  return {
    reply: { activityId: target.id, withdrawnMarks: gone.length },
    audit: { object: target.id, detail: { marks: gone.length } },
  };
});
