import type { Columns } from '../columns.ts';

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
  return { audits, accesses, requests };
}
