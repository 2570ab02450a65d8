import { and, eq, gt, inArray, isNotNull, isNull, lt, lte } from 'drizzle-orm';
import { insertRows } from './bulk.ts';
import { among } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';
import { unsafeTables } from './unsafe-tables.ts';

/** What is kept of somebody's second step, from the first secret on; undefined where there never was any. */
export async function selectSecondStep(q: Reader, personId: string) {
  const { secondSteps } = unsafeTables(q);
  const [row] = await q.select().from(secondSteps).where(eq(secondSteps.personId, personId));
  return row;
}

/** Whether signing in asks for a code: a phone has shown that it has the secret. */
export async function hasSecondStep(q: Reader, personId: string): Promise<boolean> {
  const found = await selectSecondStep(q, personId);
  return found !== undefined && found.confirmedAt !== null;
}

/** Which of some people sign in with a code as well. */
export async function selectWithSecondStep(q: Reader, personIds: readonly string[]): Promise<string[]> {
  const { secondSteps } = unsafeTables(q);
  const rows = await q
    .select({ personId: secondSteps.personId })
    .from(secondSteps)
    .where(and(among(q, secondSteps.personId, personIds), isNotNull(secondSteps.confirmedAt)));
  return rows.map(({ personId }) => personId);
}

export async function selectRecoveryHashes(q: Reader, personId: string): Promise<string[]> {
  const { recoveryCodes } = unsafeTables(q);
  const rows = await q
    .select({ codeHash: recoveryCodes.codeHash })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.personId, personId));
  return rows.map(({ codeHash }) => codeHash);
}

/** Whether any of some districts asks for a second step. */
export async function isRequiredIn(q: Reader, districtIds: readonly string[]): Promise<boolean> {
  if (districtIds.length === 0) return false;
  const { areas } = unsafeTables(q);
  const found = await q
    .select({ id: areas.id })
    .from(areas)
    .where(and(inArray(areas.id, [...districtIds]), eq(areas.requiresSecondStep, true)))
    .limit(1);
  return found.length > 0;
}

/** A new secret in the place of one that no phone has confirmed. That it was taken off once is said until it is on again. */
export async function keepSecret(tx: Writer, personId: string, secretSealed: string) {
  const { secondSteps } = unsafeTables(tx);
  const fresh = { secretSealed, confirmedAt: null, lastStep: 0 };
  await tx
    .insert(secondSteps)
    .values({ personId, ...fresh })
    .onConflictDoUpdate({ target: secondSteps.personId, set: fresh });
}

/** The phone has the secret: from now on signing in asks for its codes. False where it is another secret by now, or was confirmed. */
export async function confirmSecret(
  tx: Writer,
  { personId, secretSealed, step, now }: { personId: string; secretSealed: string; step: number; now: number },
): Promise<boolean> {
  const { secondSteps } = unsafeTables(tx);
  const confirmed = await tx
    .update(secondSteps)
    .set({ confirmedAt: now, lastStep: step, takenOffAt: null })
    .where(
      and(
        eq(secondSteps.personId, personId),
        eq(secondSteps.secretSealed, secretSealed),
        isNull(secondSteps.confirmedAt),
      ),
    )
    .returning({ personId: secondSteps.personId });
  return confirmed.length === 1;
}

export async function insertRecoveryCodes(tx: Writer, codes: readonly { personId: string; codeHash: string }[]) {
  const rows = codes.map(({ personId, codeHash }) => ({ personId, codeHash }));
  await insertRows(tx, unsafeTables(tx).recoveryCodes, rows);
}

/** The code of a half minute is taken once: whoever is second finds it gone, and all before it with it. */
export async function takeStep(tx: Writer, personId: string, step: number): Promise<boolean> {
  const { secondSteps } = unsafeTables(tx);
  const taken = await tx
    .update(secondSteps)
    .set({ lastStep: step })
    .where(and(eq(secondSteps.personId, personId), isNotNull(secondSteps.confirmedAt), lt(secondSteps.lastStep, step)))
    .returning({ personId: secondSteps.personId });
  return taken.length === 1;
}

export async function takeRecoveryCode(tx: Writer, personId: string, codeHash: string): Promise<boolean> {
  const { recoveryCodes } = unsafeTables(tx);
  const taken = await tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, codeHash)))
    .returning({ personId: recoveryCodes.personId });
  return taken.length === 1;
}

/** Its owner turns it off. */
export async function removeSecondStep(tx: Writer, personId: string) {
  const { secondSteps, recoveryCodes } = unsafeTables(tx);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await tx.delete(secondSteps).where(eq(secondSteps.personId, personId));
}

/**
 * Somebody else turns it off for whoever lost the phone; where it is off nothing changes. Every session ends, as the phone may be in other
 * hands, and the owner is told at the next one.
 */
export async function takeOffSecondStep(tx: Writer, personId: string, now: number) {
  const { secondSteps, recoveryCodes, sessions } = unsafeTables(tx);
  if (!(await hasSecondStep(tx, personId))) return;
  const gone = { secretSealed: null, confirmedAt: null, takenOffAt: now };
  await tx.update(secondSteps).set(gone).where(eq(secondSteps.personId, personId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await tx.delete(sessions).where(eq(sessions.personId, personId));
}

/** The owner has read that it was taken off. */
export async function seeTakenOff(tx: Writer, personId: string) {
  const { secondSteps } = unsafeTables(tx);
  await tx.update(secondSteps).set({ takenOffAt: null }).where(eq(secondSteps.personId, personId));
}

type HalfSession = { id: string; personId: string; by: 'password' | 'code'; credential: string; endsAt: number };

export async function insertHalfSession(tx: Writer, half: HalfSession) {
  await tx.insert(unsafeTables(tx).halfSessions).values(half);
}

/** Somebody who has said the password and not yet the code; undefined where that is over. */
export async function selectOptionalHalfSession(q: Reader, id: string, now: number) {
  const { halfSessions, persons } = unsafeTables(q);
  const [row] = await q
    .select({
      personId: halfSessions.personId,
      by: halfSessions.by,
      credential: halfSessions.credential,
      username: persons.username,
    })
    .from(halfSessions)
    .innerJoin(persons, eq(persons.id, halfSessions.personId))
    .where(and(eq(halfSessions.id, id), gt(halfSessions.endsAt, now)));
  return row;
}

export async function endHalfSession(tx: Writer, id: string) {
  const { halfSessions } = unsafeTables(tx);
  await tx.delete(halfSessions).where(eq(halfSessions.id, id));
}

/** Takes away those that nobody finished; answers how many. */
export async function forgetHalfSessions(tx: Writer, now: number): Promise<number> {
  const { halfSessions } = unsafeTables(tx);
  const gone = await tx.delete(halfSessions).where(lte(halfSessions.endsAt, now)).returning({ id: halfSessions.id });
  return gone.length;
}
