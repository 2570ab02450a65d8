import { and, eq, gt, ne } from 'drizzle-orm';
import { as } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';
import { type Holes, statement } from './statement.ts';
import { unsafeTables } from './unsafe-tables.ts';

export type SessionRow = {
  readonly id: string;
  readonly personId: string;
  readonly lastSeenAt: number;
  readonly mustChangePassword: boolean;
  readonly mustSetSecondStep: boolean;
};

/**
 * A session that has not ended, idled out, or lost its person. `id` is the digest of the token's secret; `seenAt` when it was last seen
 * where that could not be written.
 */
export async function selectOptionalSession(
  q: Reader,
  id: string,
  now: number,
  seenAt = 0,
): Promise<SessionRow | undefined> {
  const [row] = await selectCurrent(q, { id, now });
  return row && !isIdle({ ...row, lastSeenAt: Math.max(row.lastSeenAt, seenAt) }, now) ? row : undefined;
}

const isIdle = ({ lastSeenAt, idleFor }: { lastSeenAt: number; idleFor: number }, now: number) =>
  now > lastSeenAt + idleFor;

const selectCurrent = statement((q, at: Holes<{ id: string; now: number }>) => {
  const { sessions, persons } = unsafeTables(q);
  return q
    .select({
      id: sessions.id,
      personId: sessions.personId,
      lastSeenAt: sessions.lastSeenAt,
      idleFor: sessions.idleFor,
      mustChangePassword: persons.mustChangePassword,
      mustSetSecondStep: sessions.mustSetSecondStep,
    })
    .from(sessions)
    .innerJoin(persons, eq(persons.id, sessions.personId))
    .where(and(eq(sessions.id, at.id), gt(sessions.endsAt, at.now), eq(persons.isEnabled, true)));
});

/** Where a person is signed in. */
export async function selectSessionsOf(q: Reader, personId: string, now: number) {
  const { sessions } = unsafeTables(q);
  const rows = await q
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, personId), gt(sessions.endsAt, now)));
  return rows.filter((row) => !isIdle(row, now));
}

export async function isCurrentSession(q: Reader, id: string, now: number): Promise<boolean> {
  return (await selectOptionalSession(q, id, now)) !== undefined;
}

export const touchSession = statement((tx: Writer, at: Holes<{ id: string; now: number }>) => {
  const { sessions } = unsafeTables(tx);
  return tx
    .update(sessions)
    .set({ lastSeenAt: as(sessions.lastSeenAt, at.now) })
    .where(eq(sessions.id, at.id));
});

/** Whether nothing else can be done in a session before its person has a second step. */
export async function setMustSetSecondStep(tx: Writer, id: string, mustSetSecondStep: boolean) {
  const { sessions } = unsafeTables(tx);
  await tx.update(sessions).set({ mustSetSecondStep }).where(eq(sessions.id, id));
}

export async function endSession(tx: Writer, id: string) {
  const { sessions } = unsafeTables(tx);
  await tx.delete(sessions).where(eq(sessions.id, id));
}

/** Every session of a person but one: after a password change nobody else stays signed in with the old one. */
export async function endOtherSessions(tx: Writer, personId: string, keep: string) {
  const { sessions } = unsafeTables(tx);
  await tx.delete(sessions).where(and(eq(sessions.personId, personId), ne(sessions.id, keep)));
}
