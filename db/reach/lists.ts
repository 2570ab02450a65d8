import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { by, mine, onClass } from './grants.ts';
import { daysOf, type Reaching } from './held.ts';
import type { ReachedActivity, ReachedClass, ReachedPupil, ReachedSchool } from './reached.ts';

const PAGE = 20;

export async function selectTerms(q: Reader, districtId: string) {
  const { terms } = unsafeTables(q);
  return await q
    .select({
      id: terms.id,
      code: terms.code,
      startsOn: terms.startsOn,
      endsOn: terms.endsOn,
      daysOff: terms.daysOff,
      holdsBreakBefore: terms.holdsBreakBefore,
    })
    .from(terms)
    .where(eq(terms.districtId, districtId))
    .orderBy(desc(terms.code));
}

/** The terms that say which days a grant holds: none are asked for where nothing is reached by a class alone. */
export async function selectTermsAsked(q: Reader, districtId: string | undefined, reaching: readonly Reaching[]) {
  const isOfDays = reaching.some(({ placeKind }) => placeKind !== 'school');
  return isOfDays && districtId !== undefined ? await selectTerms(q, districtId) : [];
}
export type TermRow = Awaited<ReturnType<typeof selectTerms>>[number];

export function classColumns(q: Reader) {
  const { classes, schools } = unsafeTables(q);
  return {
    id: classes.id,
    schoolId: classes.schoolId,
    districtId: schools.districtId,
    stage: classes.stage,
    entryYear: classes.entryYear,
    number: classes.number,
    schoolName: schools.name,
    schoolNameEn: schools.nameEn,
  };
}

/** The classes inside the scope, each once, by the first of the grants that reach it, for the days of them all. */
export async function selectClassesWithin(q: Reader, scope: Scope): Promise<ReachedClass[]> {
  const { classes, schools, grants } = unsafeTables(q);
  const rows = await q
    .select({ at: classColumns(q), by: by(q), placeKind: grants.placeKind })
    .from(classes)
    .innerJoin(schools, eq(schools.id, classes.schoolId))
    .innerJoin(grants, and(mine(q, scope), onClass(q)))
    .orderBy(asc(schools.sortKey), desc(classes.entryYear), asc(classes.number), asc(grants.role), asc(grants.id));
  const first = firstOfEach(rows, (row) => row.at.id);
  const terms = new Map<string, TermRow[]>();
  for (const { at } of first) {
    if (!terms.has(at.districtId)) terms.set(at.districtId, await selectTermsAsked(q, at.districtId, rows));
  }
  return first.map(({ at, by: reachedBy }) => {
    const reaching = rows.filter((row) => row.at.id === at.id);
    return { ...at, by: reachedBy, days: daysOf(terms.get(at.districtId) ?? [], reaching) };
  }) as unknown as ReachedClass[];
}

export async function selectClassesOf(q: Reader, school: ReachedSchool): Promise<ReachedClass[]> {
  const { classes, schools } = unsafeTables(q);
  const rows = await q
    .select(classColumns(q))
    .from(classes)
    .innerJoin(schools, eq(schools.id, classes.schoolId))
    .where(eq(classes.schoolId, school.id))
    .orderBy(desc(classes.entryYear), asc(classes.number));
  return rows.map((row) => ({ ...row, by: school.by, days: null })) as unknown as ReachedClass[];
}

/** The class of an activity that was reached, by the same grants. */
export async function selectClassOf(q: Reader, activity: ReachedActivity): Promise<ReachedClass> {
  const { classes, schools } = unsafeTables(q);
  const [row] = await q
    .select(classColumns(q))
    .from(classes)
    .innerJoin(schools, eq(schools.id, classes.schoolId))
    .where(and(eq(classes.schoolId, activity.schoolId), eq(classes.id, activity.classId)));
  if (!row) throw new Error('an activity without its class');
  const { by: grant, days } = activity;
  return { ...row, by: grant, days } as unknown as ReachedClass;
}

/** The stays of a term in a class, by name; who came back has several. */
export async function selectEnrolled(
  q: Reader,
  at: { readonly id: string; readonly schoolId: string },
  termId: string,
) {
  const { enrolments, pupils } = unsafeTables(q);
  return await q
    .select({ pupilId: pupils.id, name: pupils.name, startsOn: enrolments.startsOn, endedOn: enrolments.endedOn })
    .from(enrolments)
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(and(eq(enrolments.schoolId, at.schoolId), eq(enrolments.classId, at.id), eq(enrolments.termId, termId)))
    .orderBy(asc(pupils.sortKey), asc(pupils.id), asc(enrolments.startsOn));
}

/** The names of all who are, or were, in a school in a term, by id: to find them in texts and take them out. */
export async function selectPupilNames(q: Reader, schoolId: string, termId: string): Promise<Map<string, string>> {
  const { enrolments, pupils } = unsafeTables(q);
  const rows = await q
    .selectDistinct({ id: pupils.id, name: pupils.name })
    .from(enrolments)
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(and(eq(enrolments.schoolId, schoolId), eq(enrolments.termId, termId)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The class a pupil is in, for each term, the latest first; staff see only their own school's. */
export async function selectEnrolmentsOf(q: Reader, pupil: ReachedPupil) {
  const { enrolments, classes, schools } = unsafeTables(q);
  return await q
    .select({ ...classColumns(q), termId: enrolments.termId, endedOn: enrolments.endedOn })
    .from(enrolments)
    .innerJoin(classes, eq(classes.id, enrolments.classId))
    .innerJoin(schools, eq(schools.id, enrolments.schoolId))
    .where(
      and(
        eq(enrolments.pupilId, pupil.id),
        pupil.schoolId === null ? undefined : eq(enrolments.schoolId, pupil.schoolId),
      ),
    )
    .orderBy(desc(enrolments.startsOn), asc(enrolments.id));
}

/** Pupils inside the scope whose name begins with or holds the words, by sort key; `after` is the last one seen. */
export async function selectPupilsWithin(
  q: Reader,
  scope: Scope,
  { words, after }: { words?: string | undefined; after?: { sortKey: string; id: string } | undefined },
) {
  const { pupils, enrolments, grants } = unsafeTables(q);
  const rows = await q
    .selectDistinct({ id: pupils.id, name: pupils.name, sortKey: pupils.sortKey })
    .from(pupils)
    .leftJoin(enrolments, eq(enrolments.pupilId, pupils.id))
    .innerJoin(
      grants,
      and(
        mine(q, scope),
        or(
          and(eq(grants.placeKind, 'pupil'), eq(grants.placeId, pupils.id)),
          and(eq(grants.placeKind, 'class'), eq(grants.placeId, enrolments.classId)),
          and(eq(grants.placeKind, 'school'), eq(grants.placeId, enrolments.schoolId)),
        ),
      ),
    )
    .where(
      and(
        words
          ? or(
              sql`lower(${pupils.name}) like ${`%${literally(words)}%`} escape '!'`,
              sql`${pupils.sortKey} like ${`${literally(words)}%`} escape '!'`,
            )
          : undefined,
        after
          ? or(gt(pupils.sortKey, after.sortKey), and(eq(pupils.sortKey, after.sortKey), gt(pupils.id, after.id)))
          : undefined,
      ),
    )
    .orderBy(asc(pupils.sortKey), asc(pupils.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE };
}

/** Where pupils are now: their newest enrolment that has not ended, inside the scope's knowledge of them. */
export async function selectPlacesOf(q: Reader, scope: Scope, pupilIds: readonly string[]) {
  if (pupilIds.length === 0) return new Map<string, never>();
  const { enrolments, classes, schools, terms, grants } = unsafeTables(q);
  const rows = await q
    .select({ ...classColumns(q), pupilId: enrolments.pupilId, term: terms.code })
    .from(enrolments)
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .innerJoin(classes, eq(classes.id, enrolments.classId))
    .innerJoin(schools, eq(schools.id, enrolments.schoolId))
    .innerJoin(grants, and(mine(q, scope), onEnrolment(q)))
    .where(and(inArray(enrolments.pupilId, [...pupilIds]), isNull(enrolments.endedOn)))
    .orderBy(desc(terms.code), asc(enrolments.id));
  return new Map(firstOfEach(rows, (row) => row.pupilId).map((row) => [row.pupilId, row]));
}

/** Names of the staff who wrote records that the asker may read. */
export async function selectNames(q: Reader, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const { persons } = unsafeTables(q);
  const rows = await q
    .select({ id: persons.id, name: persons.name })
    .from(persons)
    .where(inArray(persons.id, [...new Set(personIds)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** An enrolment is reached by a grant on its pupil, its class or its school. */
function onEnrolment(q: Reader) {
  const { grants, enrolments } = unsafeTables(q);
  return or(
    and(eq(grants.placeKind, 'pupil'), eq(grants.placeId, enrolments.pupilId)),
    and(eq(grants.placeKind, 'class'), eq(grants.placeId, enrolments.classId)),
    and(eq(grants.placeKind, 'school'), eq(grants.placeId, enrolments.schoolId)),
  );
}

function firstOfEach<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const first = new Map<string, T>();
  for (const row of rows) if (!first.has(keyOf(row))) first.set(keyOf(row), row);
  return [...first.values()];
}

/** A typed name is words to look for, not a pattern; in small letters, for `like` is deaf to case on one engine and not on the other. */
function literally(words: string): string {
  return words.toLowerCase().replaceAll(/[!%_]/g, '!$&');
}
