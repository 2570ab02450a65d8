import { writes } from '../../act.ts';
import { hideInNotice as route } from '../../contract/notice.ts';
import { putHiding } from './store.ts';

/** What was said last holds, from the next time anybody looks; it touches no record, so it may be said while a notice runs. */
export const hideInNotice = writes(route, async ({ tx, actor, target, now }, { isHidden }) => {
  await putHiding(tx, { pupilId: target.id, isHidden, saidBy: actor.personId, saidAt: now });
  return { reply: { isHidden }, audit: { object: target.id, detail: { isHidden: Number(isHidden) } } };
});
