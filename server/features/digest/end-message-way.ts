import { removeMessageWay } from '../../../db/messages.ts';
import { writes } from '../../act.ts';
import { endMessageWay as route } from '../../contract/message-way.ts';

/** The row goes, and with it the address. What is just being sent may still come. */
export const endMessageWay = writes(route, async ({ tx, actor }) => {
  await removeMessageWay(tx, actor.personId);
  return { reply: { done: true as const }, audit: { object: actor.personId } };
});
