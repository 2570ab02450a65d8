import { selectSessionsOf } from '../../../db/sessions.ts';
import { reads } from '../../act.ts';
import { listOwnSessions as route } from '../../contract/own-sessions.ts';

export const listOwnSessions = reads(route, async ({ q, actor, now }) => {
  const found = await selectSessionsOf(q, actor.personId, now);
  const sessions = found.map(({ id, startedAt, lastSeenAt }) => ({
    id,
    startedAt,
    lastSeenAt,
    isThis: id === actor.sessionId,
  }));
  const byUse = (a: (typeof sessions)[number], b: typeof a) =>
    Number(b.isThis) - Number(a.isThis) || b.lastSeenAt - a.lastSeenAt || b.startedAt - a.startedAt;
  return { sessions: sessions.sort(byUse) };
});
