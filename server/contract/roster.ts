import { z } from 'zod';
import { route } from './route.ts';
import { ClientId } from './words.ts';

const flag = z.enum(['true', 'false']).default('false');

const Change = z.strictObject({ created: z.int(), changed: z.int(), ended: z.int(), unchanged: z.int() });

/**
 * What an import did, or with `dryRun` would do. With one fault or more nothing is written and the answer is a problem
 * (422) whose errors say where: `path` is 'file.csv:line:field' (line 1 is the header), `message` the reason, never the value.
 */
export const RosterResult = z
  .strictObject({
    outcome: z.enum(['imported', 'checked']),
    files: z.array(
      z.strictObject({ name: z.string(), mode: z.enum(['bulk', 'delta']), rows: z.int(), imported: z.boolean() }),
    ),
    changes: z.strictObject({
      areas: Change,
      schools: Change,
      terms: Change,
      classes: Change,
      pupils: Change,
      staff: Change,
      guardians: Change,
      enrolments: Change,
      grants: Change,
    }),
  })
  .meta({ id: 'RosterResult' });
export type RosterResult = z.output<typeof RosterResult>;

export const importRoster = route({
  id: 'import-roster',
  method: 'post',
  path: '/api/rosters',
  access: { roles: ['roster-manager'], act: 'write', on: 'self', detail: 'individual' },
  summary: 'Import a OneRoster 1.2 CSV zip, bulk or delta: all of it or nothing',
  query: z.strictObject({
    clientId: ClientId,
    dryRun: flag,
    /** A bulk file that would end more than 5 % of its schools' enrolments is refused without this. */
    allowShrink: flag,
  }),
  upload: 'zip',
  reply: RosterResult,
});
