import { endSession as deleteSession } from '../../../db/sessions.ts';
import { writes } from '../../act.ts';
import { endSession as route } from '../../contract/session.ts';

export const endSession = writes(route, async ({ tx, actor }) => {
  await deleteSession(tx, actor.sessionId);
  return { reply: { done: true as const }, session: 'end', audit: { object: actor.personId } };
});
