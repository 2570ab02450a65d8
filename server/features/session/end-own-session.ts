import { endSession, selectSessionsOf } from '../../../db/sessions.ts';
import { writes } from '../../act.ts';
import { endOwnSession as route } from '../../contract/own-sessions.ts';
import { notFound } from '../../refusal.ts';

export const endOwnSession = writes(route, async ({ tx, actor, params: { sessionId }, now }) => {
  const own = await selectSessionsOf(tx, actor.personId, now);
  if (!own.some(({ id }) => id === sessionId)) throw notFound();
  await endSession(tx, sessionId);
  const isThis = sessionId === actor.sessionId;
  return { reply: { done: true as const }, session: isThis ? 'end' : undefined, audit: { object: actor.personId } };
});
