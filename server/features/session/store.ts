import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Actor, Reader, Writer } from '../../../db/engine.ts';
import { selectHoldings } from '../../../db/reach/people.ts';
import { unsafeTables } from '../../../db/unsafe-tables.ts';

/** What signing in compares: everything about an account that must not leave the server. */
export async function selectCredential(q: Reader, username: string) {
  const { persons, signInCodes } = unsafeTables(q);
  const [row] = await q
    .select({
      personId: persons.id,
      isEnabled: persons.isEnabled,
      mustChangePassword: persons.mustChangePassword,
      passwordHash: persons.passwordHash,
      codeHash: signInCodes.codeHash,
      codeExpiresAt: signInCodes.expiresAt,
      codeUsedAt: signInCodes.usedAt,
    })
    .from(persons)
    .leftJoin(signInCodes, eq(signInCodes.personId, persons.id))
    .where(eq(persons.username, username));
  return row;
}

export async function selectPerson(q: Reader, id: string) {
  const { persons } = unsafeTables(q);
  const [row] = await q
    .select({
      id: persons.id,
      name: persons.name,
      username: persons.username,
      mustChangePassword: persons.mustChangePassword,
      passwordHash: persons.passwordHash,
    })
    .from(persons)
    .where(eq(persons.id, id));
  if (!row) throw new Error('a session without its person');
  return row;
}

/** What of the second step comes before everything else in a session. */
export async function selectSecondStepDue(
  q: Reader,
  { personId, sessionId }: Actor,
): Promise<'needed' | 'taken-off' | null> {
  const { sessions, secondSteps } = unsafeTables(q);
  const [row] = await q
    .select({ isNeeded: sessions.mustSetSecondStep, takenOffAt: secondSteps.takenOffAt })
    .from(sessions)
    .leftJoin(secondSteps, eq(secondSteps.personId, personId))
    .where(eq(sessions.id, sessionId));
  if (row?.isNeeded) return 'needed';
  return row && row.takenOffAt !== null ? 'taken-off' : null;
}

/** A code works once: whoever is second finds it used. */
export async function consumeCode(tx: Writer, personId: string, codeHash: string, now: number): Promise<boolean> {
  const { signInCodes } = unsafeTables(tx);
  const used = await tx
    .update(signInCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(signInCodes.personId, personId),
        eq(signInCodes.codeHash, codeHash),
        isNull(signInCodes.usedAt),
        gte(signInCodes.expiresAt, now),
      ),
    )
    .returning({ personId: signInCodes.personId });
  return used.length === 1;
}

export async function setPassword(tx: Writer, personId: string, passwordHash: string) {
  const { persons, signInCodes } = unsafeTables(tx);
  await tx.update(persons).set({ passwordHash, mustChangePassword: false }).where(eq(persons.id, personId));
  await tx.delete(signInCodes).where(eq(signInCodes.personId, personId));
}

export async function demandNewPassword(tx: Writer, personId: string) {
  const { persons } = unsafeTables(tx);
  await tx.update(persons).set({ mustChangePassword: true }).where(eq(persons.id, personId));
}

export async function insertSession(
  tx: Writer,
  session: {
    id: string;
    personId: string;
    startedAt: number;
    lastSeenAt: number;
    endsAt: number;
    idleFor: number;
    mustSetSecondStep: boolean;
  },
) {
  await tx.insert(unsafeTables(tx).sessions).values(session);
}

export async function selectAttempts(q: Reader, keys: readonly string[]) {
  const { signInAttempts } = unsafeTables(q);
  return await q
    .select()
    .from(signInAttempts)
    .where(inArray(signInAttempts.key, [...keys]));
}

export async function keepAttempts(tx: Writer, attempts: { key: string; failures: number; lastAt: number }) {
  const { signInAttempts } = unsafeTables(tx);
  const { failures, lastAt } = attempts;
  await tx
    .insert(signInAttempts)
    .values(attempts)
    .onConflictDoUpdate({ target: signInAttempts.key, set: { failures, lastAt } });
}

export async function forgetAttempts(tx: Writer, key: string) {
  const { signInAttempts } = unsafeTables(tx);
  await tx.delete(signInAttempts).where(eq(signInAttempts.key, key));
}

/** Takes away what was counted up to a time; answers how many rows. */
export async function forgetAttemptsUntil(tx: Writer, time: number): Promise<number> {
  const { signInAttempts } = unsafeTables(tx);
  const gone = await tx.delete(signInAttempts).where(lte(signInAttempts.lastAt, time)).returning({
    key: signInAttempts.key,
  });
  return gone.length;
}

/** A person's grants that hold today. */
export async function selectGrants(q: Reader, personId: string, today: string) {
  const { grants } = unsafeTables(q);
  const rows = await q
    .select()
    .from(grants)
    .where(and(eq(grants.personId, personId), or(isNull(grants.endsOn), gte(grants.endsOn, today))))
    .orderBy(asc(grants.role), asc(grants.startsOn), asc(grants.id));
  return rows.filter((row) => row.startsOn <= today);
}
export type GrantRow = Awaited<ReturnType<typeof selectGrants>>[number];

/** What the places are called that somebody has to do with: the district, the areas held, and the schools, also those of own children. */
export async function selectPlaceNames(q: Reader, personId: string, today: string): Promise<string[]> {
  const { persons, areas, schools } = unsafeTables(q);
  const [person] = await q.select({ districtId: persons.districtId }).from(persons).where(eq(persons.id, personId));
  const held = (await selectGrants(q, personId, today)).flatMap((row) => (row.placeKind === 'area' ? row.placeId : []));
  const schoolIds = (await selectHoldings(q, [personId], today)).flatMap((holding) => holding.schoolIds);
  const called = [
    ...(await q
      .select({ name: areas.name, nameEn: areas.nameEn })
      .from(areas)
      .where(inArray(areas.id, [...held, person?.districtId ?? '']))),
    ...(await q
      .select({ name: schools.name, nameEn: schools.nameEn })
      .from(schools)
      .where(inArray(schools.id, [...schoolIds, '']))),
  ];
  return called.flatMap(({ name, nameEn }) => [name, nameEn]);
}

/** The places some grants stand on, by id, with the district each is in. */
export async function selectPlaces(q: Reader, rows: readonly GrantRow[]) {
  const { pupils, classes, schools, areas } = unsafeTables(q);
  const idsOf = (kind: GrantRow['placeKind']) => rows.flatMap((row) => (row.placeKind === kind ? row.placeId : []));
  const [pupilIds, classIds, schoolIds, areaIds] = [idsOf('pupil'), idsOf('class'), idsOf('school'), idsOf('area')];
  // Nothing is asked about a kind of place that nobody has.
  const found = async <T extends { id: string }>(ids: readonly string[], select: () => PromiseLike<readonly T[]>) =>
    new Map(ids.length === 0 ? [] : (await select()).map((row) => [row.id, row]));
  return {
    pupils: await found(pupilIds, () =>
      q
        .select({ id: pupils.id, name: pupils.name, districtId: pupils.districtId })
        .from(pupils)
        .where(inArray(pupils.id, pupilIds)),
    ),
    classes: await found(classIds, () =>
      q
        .select({
          id: classes.id,
          stage: classes.stage,
          entryYear: classes.entryYear,
          number: classes.number,
          schoolName: schools.name,
          schoolNameEn: schools.nameEn,
          districtId: schools.districtId,
        })
        .from(classes)
        .innerJoin(schools, eq(schools.id, classes.schoolId))
        .where(inArray(classes.id, classIds)),
    ),
    schools: await found(schoolIds, () =>
      q
        .select({ id: schools.id, name: schools.name, nameEn: schools.nameEn, districtId: schools.districtId })
        .from(schools)
        .where(inArray(schools.id, schoolIds)),
    ),
    areas: await found(areaIds, () =>
      q
        .select({ id: areas.id, name: areas.name, nameEn: areas.nameEn, districtId: areas.districtId })
        .from(areas)
        .where(inArray(areas.id, areaIds)),
    ),
  };
}
