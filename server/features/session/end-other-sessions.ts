import { endOtherSessions as deleteOthers } from '../../../db/sessions.ts';
import { writes } from '../../act.ts';
import { endOtherSessions as route } from '../../contract/own-sessions.ts';

export const endOtherSessions = writes(route, async ({ tx, actor }) => {
  await deleteOthers(tx, actor.personId, actor.sessionId);
  return { reply: { done: true as const }, audit: { object: actor.personId } };
});
