import type { Columns } from '../columns.ts';
import type { peopleTables } from './people.ts';

export function sessionTables(c: Columns, { persons }: ReturnType<typeof peopleTables>) {
  const sessions = c.table(
    'sessions',
    {
      /** SHA-256 of the secret in the cookie: who reads this table cannot sign in with it. */
      id: c.text('id').primaryKey(),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => persons.id),
      startedAt: c.time('started_at').notNull(),
      lastSeenAt: c.time('last_seen_at').notNull(),
      /** Ends at this time whatever happens, and earlier after `idleFor` milliseconds without a request. */
      endsAt: c.time('ends_at').notNull(),
      idleFor: c.time('idle_for').notNull(),
    },
    (t) => [c.index('sessions_by_person').on(t.personId)],
  );
  /** Guesses by key (decision 056): they slow the next one and block nobody for good. */
  const signInAttempts = c.table('sign_in_attempts', {
    key: c.text('key').primaryKey(),
    failures: c.int('failures').notNull(),
    lastAt: c.time('last_at').notNull(),
  });
  return { sessions, signInAttempts };
}
