import { z } from 'zod';
import { route } from './route.ts';
import { Time } from './words.ts';

export const readHealth = route({
  id: 'read-health',
  method: 'get',
  path: '/api/health',
  access: { roles: 'public', act: 'read' },
  summary: 'Whether the service answers, and its database can be read and written to; where not even read, 503',
  reply: z
    .strictObject({
      status: z.enum(['ok', 'read-only']),
      /** Beside read-only: the primary of PostgreSQL waits for a standby that is gone. Unsaid, it is a full disk as a rule. */
      why: z.literal('standby-gone').optional(),
    })
    .meta({ id: 'Health' }),
});

export const readOpenApi = route({
  id: 'read-openapi',
  method: 'get',
  path: '/api/openapi.json',
  access: { roles: 'public', act: 'read' },
  summary: 'This API as an OpenAPI 3.1 document',
  reply: z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApiDocument' }),
});

export const readLastRestore = route({
  id: 'read-last-restore',
  method: 'get',
  path: '/api/last-restore',
  access: { roles: ['operator', 'principal'], act: 'read', on: 'self', detail: 'aggregate' },
  summary: 'When a backup of this installation was last restored and found equal, and whether that is due again',
  reply: z
    .strictObject({
      /** When, which backup by its folder's name, and how many reports were compared; null where it never was. */
      verified: z.strictObject({ at: Time, backup: z.string(), reports: z.int() }).nullable(),
      /** Never, or more than 35 days ago. */
      isDue: z.boolean(),
    })
    .meta({ id: 'LastRestore' }),
});
