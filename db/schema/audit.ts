import { sql } from 'drizzle-orm';
import type { SightingKind } from '../../server/core/sighting/kinds.ts';
import type { Columns } from '../columns.ts';
import type { GrantRole } from './people.ts';

export function auditTables(c: Columns) {
  /** The place in the chain: whoever writes has a lane, and counts in it. Rows from before there was a chain have none. decision 075 */
  const link = () => ({ lane: c.int('lane'), seq: c.int('seq'), mac: c.text('mac') });
  /** One row for each write, in its transaction. No names and no texts: ids say what was touched. */
  const audits = c.table(
    'audits',
    {
      id: c.text('id').primaryKey(),
      at: c.time('at').notNull(),
      personId: c.text('person_id'),
      routeId: c.text('route_id').notNull(),
      object: c.text('object'),
      detail: c.json('detail').$type<Readonly<Record<string, string | number>>>().notNull(),
      ...link(),
    },
    (t) => [c.unique('audits_link').on(t.lane, t.seq)],
  );
  /** One row for each staff reading of a child or of a list with names, committed before it is answered. */
  const accesses = c.table(
    'accesses',
    {
      id: c.text('id').primaryKey(),
      at: c.time('at').notNull(),
      personId: c.text('person_id').notNull(),
      routeId: c.text('route_id').notNull(),
      object: c.text('object'),
      ...link(),
    },
    (t) => [c.unique('accesses_link').on(t.lane, t.seq)],
  );
  /**
   * Where a chain over both begins, with the key that it is made with: what was there before it, counted and digested, so that it cannot be
   * changed afterwards either. One for the installation, and another where its key was lost.
   */
  const chains = c.table('chains', {
    /** Its first lane; the lanes of the chain before are lower. */
    id: c.int('id').primaryKey(),
    at: c.time('at').notNull(),
    keyPrint: c.text('key_print').notNull(),
    auditsBefore: c.int('audits_before').notNull(),
    auditsDigest: c.text('audits_digest').notNull(),
    accessesBefore: c.int('accesses_before').notNull(),
    accessesDigest: c.text('accesses_digest').notNull(),
    mac: c.text('mac').notNull(),
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
  return { chains, audits, accesses, sightings, requests };
}
