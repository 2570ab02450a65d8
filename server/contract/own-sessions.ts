import { z } from 'zod';
import { route } from './route.ts';
import { Done } from './session.ts';

export const OwnSessions = z
  .strictObject({
    sessions: z.array(
      z.strictObject({
        id: z.string(),
        /** Epoch milliseconds. The last request is known to the minute. */
        startedAt: z.int(),
        lastSeenAt: z.int(),
        isThis: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OwnSessions' });

export const listOwnSessions = route({
  id: 'list-own-sessions',
  method: 'get',
  path: '/api/me/sessions',
  access: { roles: 'signed-in', act: 'read' },
  summary: 'Where I am signed in: here, and then the last used first',
  reply: OwnSessions,
});

export const endOwnSession = route({
  id: 'end-own-session',
  method: 'delete',
  path: '/api/me/sessions/:sessionId',
  access: { roles: 'signed-in', act: 'write' },
  summary: 'End one of my sessions; ending this one signs out',
  reply: Done,
});

export const endOtherSessions = route({
  id: 'end-other-sessions',
  method: 'delete',
  path: '/api/me/sessions',
  access: { roles: 'signed-in', act: 'write' },
  summary: 'End all my sessions but this one',
  reply: Done,
});
