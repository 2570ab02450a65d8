import { selectNoticesOf, stopNotice as stopRow } from '../../../db/notices.ts';
import { writes } from '../../act.ts';
import { stopNotice as route } from '../../contract/notice.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { mayStop } from './notice-rules.ts';

/** The reason stays beside the notice: whoever saw it begin sees why it ended early. */
export const stopNotice = writes(route, async ({ tx, actor, target, params, now, today }, { reason }) => {
  const rows = await selectNoticesOf(tx, { schoolId: target.schoolId, classId: target.id });
  const notice = rows.find(({ id }) => id === params.noticeId);
  if (!notice) throw notFound();
  if (!mayStop(notice.standing === null ? undefined : notice, today)) throw new Refusal(409, 'conflict');
  await stopRow(tx, notice, { stoppedAt: now, stoppedBy: actor.personId, stopReason: reason });
  return { reply: { noticeId: notice.id }, audit: { object: notice.id, detail: { classId: target.id } } };
});
