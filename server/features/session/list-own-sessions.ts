import { selectSessionsOf } from '../../../db/sessions.ts';
import { reads } from '../../act.ts';
import { listOwnSessions as route } from '../../contract/own-sessions.ts';

export const listOwnSessions = reads(route, async ({ q, actor, now }) => {
  const found = await selectSessionsOf(q, actor.personId, now);
  return {
    sessions: found
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt)
      .map(({ id, startedAt, lastSeenAt }) => ({ id, startedAt, lastSeenAt, isThis: id === actor.sessionId })),
  };
});
