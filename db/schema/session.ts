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
      /** The district asks for a second step and this person has none yet: nothing else can be done in this session. */
      mustSetSecondStep: c.bool('must_set_second_step').notNull().default(false),
    },
    (t) => [c.index('sessions_by_person').on(t.personId)],
  );
  /** Who signed in with a password and has not said the code yet: no session, for some minutes, and good once. */
  const halfSessions = c.table(
    'half_sessions',
    {
      /** SHA-256 of the token that the page holds. */
      id: c.text('id').primaryKey(),
      personId: c
        .text('person_id')
        .notNull()
        .references(() => persons.id),
      by: c.text('by').$type<'password' | 'code'>().notNull(),
      /** SHA-256 of the hash that was compared: with another password or code this is worth nothing. */
      credential: c.text('credential').notNull(),
      endsAt: c.time('ends_at').notNull(),
    },
    (t) => [c.index('half_sessions_by_end').on(t.endsAt)],
  );
  /** A phone that makes codes (decision 070), from its first secret on. */
  const secondSteps = c.table('second_steps', {
    personId: c
      .text('person_id')
      .primaryKey()
      .references(() => persons.id),
    /** The secret that it shares with us, sealed; null once it was taken off for somebody who lost the phone. */
    secretSealed: c.text('secret_sealed'),
    /** When a first right code said that the phone has it; null until then, while nothing asks for a code. */
    confirmedAt: c.time('confirmed_at'),
    /** Of the last code that was taken: its half minute, counted from 1970. No earlier one and not this one is taken again. */
    lastStep: c.int('last_step').notNull(),
    /** When somebody else took it off; null where its owner has been told. */
    takenOffAt: c.time('taken_off_at'),
  });
  /** Codes on paper for a day without the phone: each goes when it is used. */
  const recoveryCodes = c.table(
    'recovery_codes',
    {
      personId: c
        .text('person_id')
        .notNull()
        .references(() => persons.id),
      /** A PHC string (argon2id). */
      codeHash: c.text('code_hash').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.personId, t.codeHash] })],
  );
  /** Guesses by key (decision 056): they slow the next one and block nobody for good. Old ones go each night. */
  const signInAttempts = c.table(
    'sign_in_attempts',
    {
      key: c.text('key').primaryKey(),
      failures: c.int('failures').notNull(),
      lastAt: c.time('last_at').notNull(),
    },
    (t) => [c.index('sign_in_attempts_by_time').on(t.lastAt)],
  );
  return { sessions, halfSessions, secondSteps, recoveryCodes, signInAttempts };
}
