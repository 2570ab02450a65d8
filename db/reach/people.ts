import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import { asUsername } from '../../server/core/account/username.ts';
import { dayWithin } from '../../server/core/calendar/terms.ts';
import { among } from '../dialect.ts';
import type { Reader, Writer } from '../engine.ts';
import type { GrantRole } from '../schema/people.ts';
import { sortKeyOf } from '../sort-key.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { ReachedClass, ReachedPupil, ReachedSchool } from './reached.ts';
import { selectComingPlaces, selectPlacesToday, staysOn } from './stays.ts';

/** Roles that stand on a class, and those that stand on a school. */
const OF_CLASSES: GrantRole[] = ['homeroom', 'teacher'];

function grantColumns(q: Reader) {
  const { grants, persons } = unsafeTables(q);
  return {
    grantId: grants.id,
    role: grants.role,
    placeId: grants.placeId,
    subject: grants.subject,
    startsOn: grants.startsOn,
    endsOn: grants.endsOn,
    sourcedId: grants.sourcedId,
    personId: persons.id,
    name: persons.name,
    sortKey: persons.sortKey,
    username: persons.username,
    passwordHash: persons.passwordHash,
    isEnabled: persons.isEnabled,
  };
}
export type HeldGrant = Awaited<ReturnType<typeof selectStaffOf>>[number];

/** The staff of a school, on it and on its classes: grants that go on, will begin, or ended on or after a day. */
export async function selectStaffOf(q: Reader, school: { readonly id: string }, since: string) {
  const { grants, persons, classes } = unsafeTables(q);
  const own = await q.select({ id: classes.id }).from(classes).where(eq(classes.schoolId, school.id));
  return await q
    .select(grantColumns(q))
    .from(grants)
    .innerJoin(persons, eq(persons.id, grants.personId))
    .where(
      and(
        inArray(grants.placeId, [school.id, ...own.map(({ id }) => id)]),
        or(
          eq(grants.placeKind, 'class'),
          and(eq(grants.placeKind, 'school'), inArray(grants.role, ['principal', 'school-office'])),
        ),
        or(isNull(grants.endsOn), gte(grants.endsOn, since)),
      ),
    )
    .orderBy(asc(grants.role), asc(grants.startsOn), asc(persons.sortKey), asc(grants.id));
}

/** A teacher's or homeroom teacher's grant on a class of the school. */
export async function selectOptionalClassGrant(q: Reader, school: ReachedSchool, grantId: string) {
  const { grants, classes, persons } = unsafeTables(q);
  const [row] = await q
    .select(grantColumns(q))
    .from(grants)
    .innerJoin(persons, eq(persons.id, grants.personId))
    .innerJoin(classes, and(eq(grants.placeKind, 'class'), eq(classes.id, grants.placeId)))
    .where(and(eq(grants.id, grantId), eq(classes.schoolId, school.id), inArray(grants.role, OF_CLASSES)));
  return row;
}

/** Whoever has that account in a district. */
export async function selectOptionalAccount(q: Reader, districtId: string, username: string) {
  const { persons } = unsafeTables(q);
  const [row] = await q
    .select({ id: persons.id, name: persons.name, districtId: persons.districtId })
    .from(persons)
    .where(eq(persons.username, asUsername(username)));
  return row && { ...row, isHere: row.districtId === districtId };
}

/** Everything a person ever held. */
export async function selectPosts(q: Reader, personId: string) {
  const { grants } = unsafeTables(q);
  return await q.select({ role: grants.role, endsOn: grants.endsOn }).from(grants).where(eq(grants.personId, personId));
}

/**
 * What some people hold now or later, and which schools and classes that is in: those themselves, or where the pupil is today. A pupil
 * who is nowhere yet is where the first stay to come will be: families get their codes before the school year begins.
 */
export async function selectHoldings(q: Reader, personIds: readonly string[], today: string) {
  const { grants, classes } = unsafeTables(q);
  const held = await q
    .select({
      personId: grants.personId,
      role: grants.role,
      placeKind: grants.placeKind,
      placeId: grants.placeId,
      classIn: classes.schoolId,
    })
    .from(grants)
    .leftJoin(classes, and(eq(grants.placeKind, 'class'), eq(classes.id, grants.placeId)))
    .where(and(among(q, grants.personId, personIds), or(isNull(grants.endsOn), gte(grants.endsOn, today))));
  const pupilIds = [...new Set(held.flatMap((row) => (row.placeKind === 'pupil' ? row.placeId : [])))];
  const places = await selectPlacesToday(q, pupilIds, today);
  const coming = await selectComingPlaces(
    q,
    pupilIds.filter((id) => !places.has(id)),
    today,
  );
  return held.map(({ personId, role, placeKind, placeId, classIn }) => {
    const stays = placeKind === 'pupil' ? (places.get(placeId) ?? coming.get(placeId) ?? []) : [];
    const [schoolIds, classIds] = [stays.map((row) => row.schoolId), stays.map((row) => row.classId)];
    if (placeKind === 'class') return { personId, role, schoolIds: [classIn ?? ''], classIds: [placeId] };
    if (placeKind === 'school') return { personId, role, schoolIds: [placeId], classIds };
    return { personId, role, schoolIds, classIds };
  });
}

type Term = { readonly id: string; readonly startsOn: string; readonly endsOn: string };

/** The guardians of those who are in a class of a term today; `placeId` is the child. */
export async function selectGuardiansIn(
  q: Reader,
  at: { readonly id: string; readonly schoolId: string },
  term: Term,
  today: string,
) {
  const { grants, persons, enrolments } = unsafeTables(q);
  return await q
    .select(grantColumns(q))
    .from(enrolments)
    .innerJoin(grants, and(eq(grants.placeKind, 'pupil'), eq(grants.placeId, enrolments.pupilId)))
    .innerJoin(persons, eq(persons.id, grants.personId))
    .where(
      and(
        eq(enrolments.schoolId, at.schoolId),
        eq(enrolments.classId, at.id),
        eq(enrolments.termId, term.id),
        staysOn(q, dayWithin(term, today)),
        eq(grants.role, 'guardian'),
        or(isNull(grants.endsOn), gte(grants.endsOn, today)),
      ),
    )
    .orderBy(asc(grants.startsOn), asc(persons.sortKey), asc(grants.id));
}

/** Whether the pupil is today in the school through which it was reached: an old school reads what it recorded, and changes nothing. */
export async function isStillIn(q: Reader, { id, schoolId }: ReachedPupil, today: string): Promise<boolean> {
  const places = await selectPlacesToday(q, [id], today);
  return places.get(id)?.some((row) => row.schoolId === schoolId) === true;
}

/** A guardian's grant on this pupil. */
export async function selectOptionalGuardianGrant(q: Reader, pupil: ReachedPupil, grantId: string) {
  const { grants, persons } = unsafeTables(q);
  const [row] = await q
    .select(grantColumns(q))
    .from(grants)
    .innerJoin(persons, eq(persons.id, grants.personId))
    .where(and(eq(grants.id, grantId), eq(grants.role, 'guardian'), eq(grants.placeId, pupil.id)));
  return row;
}

type NewPerson = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly districtId: string | null;
};

export async function insertPerson(tx: Writer, { username, name, ...person }: NewPerson) {
  await tx.insert(unsafeTables(tx).persons).values({
    ...person,
    username: asUsername(username),
    name,
    sortKey: sortKeyOf(name),
    passwordHash: null,
    mustChangePassword: true,
    isEnabled: true,
    sourcedId: null,
  });
}

type NewGrant = {
  readonly id: string;
  readonly personId: string;
  readonly role: GrantRole;
  readonly subject: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

/** A grant made by hand. False where the person has it from that very day already. */
export async function insertGrantOn(tx: Writer, place: ReachedClass | ReachedPupil, grant: NewGrant): Promise<boolean> {
  const { grants } = unsafeTables(tx);
  const placeKind = grant.role === 'guardian' ? ('pupil' as const) : ('class' as const);
  const made = await tx
    .insert(grants)
    .values({ ...grant, placeKind, placeId: place.id, sourcedId: null })
    .onConflictDoNothing()
    .returning({ id: grants.id });
  return made.length > 0;
}

/** Whether somebody has that role there on any day of a span. */
export async function holdsGrant(
  q: Reader,
  place: { readonly id: string },
  { personId, role, startsOn, endsOn }: Omit<NewGrant, 'id' | 'subject'>,
): Promise<boolean> {
  const { grants } = unsafeTables(q);
  const rows = await q
    .select({ startsOn: grants.startsOn })
    .from(grants)
    .where(
      and(
        eq(grants.personId, personId),
        eq(grants.role, role),
        eq(grants.placeId, place.id),
        or(isNull(grants.endsOn), gte(grants.endsOn, startsOn)),
      ),
    );
  return rows.some((row) => endsOn === null || row.startsOn <= endsOn);
}

/** The last day of a grant that was found before. */
export async function setGrantEnd(tx: Writer, { grantId }: Pick<HeldGrant, 'grantId'>, endsOn: string) {
  const { grants } = unsafeTables(tx);
  await tx.update(grants).set({ endsOn }).where(eq(grants.id, grantId));
}

/** A disabled account cannot sign in, and whoever is signed in with it is out. */
export async function setEnabled(tx: Writer, personId: string, isEnabled: boolean) {
  const { persons, sessions } = unsafeTables(tx);
  await tx.update(persons).set({ isEnabled }).where(eq(persons.id, personId));
  if (!isEnabled) await tx.delete(sessions).where(eq(sessions.personId, personId));
}

export async function selectOptionalPerson(q: Reader, personId: string) {
  const { persons } = unsafeTables(q);
  const [row] = await q
    .select({ id: persons.id, name: persons.name, username: persons.username })
    .from(persons)
    .where(eq(persons.id, personId));
  return row;
}
