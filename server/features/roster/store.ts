import { and, eq, getTableColumns, inArray, isNotNull } from 'drizzle-orm';
import type { Reader } from '../../../db/engine.ts';
import { mine } from '../../../db/reach/grants.ts';
import { staysUntil } from '../../../db/reach/stays.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Scope } from '../../../db/scope.ts';
import { unsafeTables } from '../../../db/unsafe-tables.ts';

export type AreaRow = Tables['areas']['$inferSelect'];
export type SchoolRow = Tables['schools']['$inferSelect'];
export type TermRow = Tables['terms']['$inferSelect'];
export type ClassRow = Tables['classes']['$inferSelect'];
export type PersonRow = Tables['persons']['$inferSelect'];
export type PupilRow = Tables['pupils']['$inferSelect'];
export type EnrolmentRow = Tables['enrolments']['$inferSelect'];
export type GrantRow = Tables['grants']['$inferSelect'];

/** A statement takes at most 32 766 values on SQLite. */
const AT_ONCE = 5000;

async function inParts<T>(ids: Iterable<string>, select: (part: string[]) => PromiseLike<readonly T[]>): Promise<T[]> {
  const all = [...new Set(ids)];
  const found: T[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    for (const row of await select(all.slice(at, at + AT_ONCE))) found.push(row);
  }
  return found;
}

/** The districts whose roster the asker keeps today. */
export async function selectKeptDistricts(q: Reader, scope: Scope): Promise<AreaRow[]> {
  const { areas, grants } = unsafeTables(q);
  const kept = q
    .select({ id: grants.placeId })
    .from(grants)
    .where(and(mine(q, scope), eq(grants.placeKind, 'area')));
  return await q
    .select()
    .from(areas)
    .where(and(inArray(areas.id, kept), eq(areas.kind, 'district')))
    .orderBy(areas.id);
}

export async function selectOrganisation(q: Reader, districtId: string) {
  const { areas, schools, terms, classes } = unsafeTables(q);
  const ofDistrict = q.select({ id: schools.id }).from(schools).where(eq(schools.districtId, districtId));
  return {
    areas: await q.select().from(areas).where(eq(areas.districtId, districtId)).orderBy(areas.id),
    schools: await q.select().from(schools).where(eq(schools.districtId, districtId)).orderBy(schools.id),
    terms: await q.select().from(terms).where(eq(terms.districtId, districtId)).orderBy(terms.code),
    // Not ordered by the query: SQLite would then walk the classes of all districts in order of their ids.
    classes: (await q.select().from(classes).where(inArray(classes.schoolId, ofDistrict))).sort((a, b) =>
      a.id < b.id ? -1 : 1,
    ),
  };
}

/** The terms in which each of some classes has had pupils. */
export async function selectTaughtIn(q: Reader, some: readonly ClassRow[]): Promise<Map<string, string[]>> {
  const { enrolments } = unsafeTables(q);
  const schoolIds = [...new Set(some.map((row) => row.schoolId))];
  const ids = some.map((row) => row.id);
  const rows = await inParts(ids, (part) =>
    q
      .selectDistinct({ classId: enrolments.classId, termId: enrolments.termId })
      .from(enrolments)
      .where(and(inArray(enrolments.schoolId, schoolIds), inArray(enrolments.classId, part))),
  );
  const found = new Map<string, string[]>();
  for (const { classId, termId } of rows) found.set(classId, [...(found.get(classId) ?? []), termId]);
  return found;
}

export async function selectPupils(q: Reader, districtId: string, sourcedIds: Iterable<string>): Promise<PupilRow[]> {
  const { pupils } = unsafeTables(q);
  return await inParts(sourcedIds, (part) =>
    q
      .select()
      .from(pupils)
      .where(and(eq(pupils.districtId, districtId), inArray(pupils.sourcedId, part))),
  );
}

/** Of every district, because a student number is one pupil's in all of them. */
export async function selectPupilsByNumber(q: Reader, indexes: Iterable<string>): Promise<PupilRow[]> {
  const { pupils } = unsafeTables(q);
  return await inParts(indexes, (part) => q.select().from(pupils).where(inArray(pupils.studentNumberIndex, part)));
}

export async function selectPersons(q: Reader, districtId: string, sourcedIds: Iterable<string>): Promise<PersonRow[]> {
  const { persons } = unsafeTables(q);
  return await inParts(sourcedIds, (part) =>
    q
      .select()
      .from(persons)
      .where(and(eq(persons.districtId, districtId), inArray(persons.sourcedId, part))),
  );
}

export async function selectPersonsById(q: Reader, ids: Iterable<string>): Promise<PersonRow[]> {
  const { persons } = unsafeTables(q);
  return await inParts(ids, (part) => q.select().from(persons).where(inArray(persons.id, part)));
}

/** Of every district, because a username is one account's in all of them. */
export async function selectUsernames(q: Reader, usernames: Iterable<string>): Promise<Map<string, string>> {
  const { persons } = unsafeTables(q);
  const rows = await inParts(usernames, (part) =>
    q.select({ id: persons.id, username: persons.username }).from(persons).where(inArray(persons.username, part)),
  );
  return new Map(rows.map((row) => [row.username, row.id]));
}

type EnrolmentsAsked = {
  readonly pupilIds: Iterable<string>;
  readonly schoolIds: Iterable<string>;
  readonly classIds: Iterable<string>;
  /** Of these terms only: what was over long ago is left alone. */
  readonly termIds: readonly string[];
  readonly today: string;
};

export async function selectEnrolments(q: Reader, asked: EnrolmentsAsked): Promise<EnrolmentRow[]> {
  const { classes, enrolments } = unsafeTables(q);
  const inTerms = inArray(enrolments.termId, [...asked.termIds]);
  const of = (condition: ReturnType<typeof inArray>) => q.select().from(enrolments).where(and(condition, inTerms));
  return [
    ...(await inParts(asked.pupilIds, (part) => of(inArray(enrolments.pupilId, part)))),
    ...(await inParts(asked.schoolIds, (part) =>
      q
        .select()
        .from(enrolments)
        .where(and(inArray(enrolments.schoolId, part), inTerms, staysUntil(q, asked.today))),
    )),
    // Stays are kept by school and class: the class says which school.
    ...(await inParts(asked.classIds, (part) =>
      q
        .select(getTableColumns(enrolments))
        .from(classes)
        .innerJoin(enrolments, and(eq(enrolments.schoolId, classes.schoolId), eq(enrolments.classId, classes.id)))
        .where(and(inArray(classes.id, part), inTerms)),
    )),
  ];
}

/** All of some persons, and of some places those that a roster made. */
export async function selectGrants(q: Reader, personIds: Iterable<string>, placeIds: Iterable<string>) {
  const { grants } = unsafeTables(q);
  return [
    ...(await inParts(personIds, (part) => q.select().from(grants).where(inArray(grants.personId, part)))),
    ...(await inParts(placeIds, (part) =>
      q
        .select()
        .from(grants)
        .where(and(inArray(grants.placeId, part), isNotNull(grants.sourcedId))),
    )),
  ];
}

/** A school with its classes and the terms of its district. */
export async function selectSchoolParts(q: Reader, { id, districtId }: { id: string; districtId: string }) {
  const { classes, schools, terms } = unsafeTables(q);
  const [school] = await q.select().from(schools).where(eq(schools.id, id));
  if (!school) throw new Error('a school that was reached is not there');
  return {
    school,
    classes: await q.select().from(classes).where(eq(classes.schoolId, id)),
    terms: await q.select().from(terms).where(eq(terms.districtId, districtId)).orderBy(terms.code),
  };
}

export async function selectPupilsById(q: Reader, ids: Iterable<string>): Promise<PupilRow[]> {
  const { pupils } = unsafeTables(q);
  return await inParts(ids, (part) => q.select().from(pupils).where(inArray(pupils.id, part)));
}

export async function selectDistrict(q: Reader, id: string): Promise<AreaRow> {
  const { areas } = unsafeTables(q);
  const [row] = await q.select().from(areas).where(eq(areas.id, id));
  if (!row) throw new Error('a school without its district');
  return row;
}

/** Who is, or was, in a school in some terms. */
export async function selectPupilsIn(q: Reader, schoolId: string, termIds: readonly string[]) {
  const { enrolments, pupils } = unsafeTables(q);
  return await q
    .select({ stay: getTableColumns(enrolments), pupil: getTableColumns(pupils) })
    .from(enrolments)
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(and(eq(enrolments.schoolId, schoolId), inArray(enrolments.termId, [...termIds])));
}

/** Everybody's grants on some pupils, classes and schools, with who holds them. */
export async function selectHeldOn(q: Reader, placeIds: Iterable<string>) {
  const { grants, persons } = unsafeTables(q);
  return await inParts(placeIds, (part) =>
    q
      .select({ grant: getTableColumns(grants), person: getTableColumns(persons) })
      .from(grants)
      .innerJoin(persons, eq(persons.id, grants.personId))
      .where(
        and(
          inArray(grants.placeId, part),
          inArray(grants.role, ['guardian', 'teacher', 'homeroom', 'school-office', 'principal']),
        ),
      ),
  );
}

/** By the keyed digests of their phone numbers. */
export async function selectPersonsByContact(q: Reader, districtId: string, indexes: Iterable<string>) {
  const { persons } = unsafeTables(q);
  return await inParts(indexes, (part) =>
    q
      .select()
      .from(persons)
      .where(and(eq(persons.districtId, districtId), inArray(persons.contactIndex, part))),
  );
}

/** What pupils and persons are called, by id. */
export async function selectNames(q: Reader, pupilIds: Iterable<string>, personIds: Iterable<string>) {
  const { pupils, persons } = unsafeTables(q);
  const rows = [
    ...(await inParts(pupilIds, (part) =>
      q.select({ id: pupils.id, name: pupils.name }).from(pupils).where(inArray(pupils.id, part)),
    )),
    ...(await inParts(personIds, (part) =>
      q.select({ id: persons.id, name: persons.name }).from(persons).where(inArray(persons.id, part)),
    )),
  ];
  return new Map(rows.map(({ id, name }) => [id, name]));
}
