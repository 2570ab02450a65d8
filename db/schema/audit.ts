import { sql } from 'drizzle-orm';
import type { SightingKind } from '../../server/core/sighting/kinds.ts';
import type { Columns } from '../columns.ts';
import type { GrantRole } from './people.ts';

export function auditTables(c: Columns) {
  /** One row for each write, in its transaction. No names and no texts: ids say what was touched. */
  const audits = c.table('audits', {
    id: c.text('id').primaryKey(),
    at: c.time('at').notNull(),
    personId: c.text('person_id'),
    routeId: c.text('route_id').notNull(),
    object: c.text('object'),
    detail: c.json('detail').$type<Readonly<Record<string, string | number>>>().notNull(),
  });
  /** One row for each staff reading of a child or of a list with names, committed before it is answered. */
  const accesses = c.table('accesses', {
    id: c.text('id').primaryKey(),
    at: c.time('at').notNull(),
    personId: c.text('person_id').notNull(),
    routeId: c.text('route_id').notNull(),
    object: c.text('object'),
  });
  /**
   * Which child was shown to which member of staff on a day and how, once each, written with the access: what the family and the school read.
   * Kept for some months (server/core/sighting/keeping.ts).
   */
  const sightings = c.table(
    'sightings',
    {
      pupilId: c.text('pupil_id').notNull(),
      day: c.day('day').notNull(),
      personId: c.text('person_id').notNull(),
      /** Through which school, and in which role first on that day. */
      schoolId: c.text('school_id').notNull(),
      kind: c.text('kind').$type<SightingKind>().notNull(),
      role: c.text('role').$type<GrantRole>().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.pupilId, t.day, t.personId, t.schoolId, t.kind] }),
      c.index('sightings_by_day').on(t.day, t.pupilId),
      c.check('sightings_kind', sql`${t.kind} in ('page', 'record', 'photo', 'file', 'search', 'class')`),
    ],
  );
  /** A write that was answered, so that sending it again gets the same answer and happens once. */
  const requests = c.table(
    'requests',
    {
      personId: c.text('person_id').notNull(),
      clientId: c.text('client_id').notNull(),
      at: c.time('at').notNull(),
      /** Digest of route, parameters and what was sent. */
      fingerprint: c.text('fingerprint').notNull(),
      /** Null only inside the transaction that writes it. */
      reply: c.json('reply'),
    },
    (t) => [c.primaryKey({ columns: [t.personId, t.clientId] })],
  );
  return { audits, accesses, sightings, requests };
}
