import { and, asc, desc, eq } from 'drizzle-orm';
import { among, besideKey } from '../dialect.ts';
import type { Reader } from '../engine.ts';
import { frameOf } from '../frame.ts';
import type { TermRow } from '../known.ts';
import type { Scope } from '../scope.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { by, mine, onClass } from './grants.ts';
import { daysOf, type Reaching } from './held.ts';
import type { ReachedActivity, ReachedClass, ReachedSchool } from './reached.ts';
import { inClassOrder } from './stays.ts';

export type { TermRow };

/** The terms of a district, the last one first. */
export async function selectTerms(q: Reader, districtId: string): Promise<readonly TermRow[]> {
  const frame = await frameOf(q, districtId);
  frame.terms ??= await selectTermsOf(q, { districtId });
  return frame.terms;
}

const selectTermsOf = statement((q, at: Holes<{ districtId: string }>) => {
  const { terms } = unsafeTables(q);
  return q
    .select({
      id: terms.id,
      code: terms.code,
      startsOn: terms.startsOn,
      endsOn: terms.endsOn,
      daysOff: terms.daysOff,
      holdsBreakBefore: terms.holdsBreakBefore,
    })
    .from(terms)
    .where(eq(terms.districtId, at.districtId))
    .orderBy(desc(terms.code));
});

/** The terms that say which days a grant holds: none are asked for where nothing is reached by a class alone. */
export async function selectTermsAsked(q: Reader, districtId: string | undefined, reaching: readonly Reaching[]) {
  const isOfDays = reaching.some(({ placeKind }) => placeKind !== 'school');
  return isOfDays && districtId !== undefined ? await selectTerms(q, districtId) : [];
}

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
  const terms = new Map<string, readonly TermRow[]>();
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

/** The stays of a term in a class, in the order of the class; who came back has several. */
export async function selectEnrolled(
  q: Reader,
  at: { readonly id: string; readonly schoolId: string },
  termId: string,
) {
  return await selectStays(q, { schoolId: at.schoolId, id: at.id, termId });
}

const selectStays = statement((q, at: Holes<{ schoolId: string; id: string; termId: string }>) => {
  const { enrolments, pupils } = unsafeTables(q);
  return q
    .select({ pupilId: pupils.id, name: pupils.name, startsOn: enrolments.startsOn, endedOn: enrolments.endedOn })
    .from(enrolments)
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(and(eq(enrolments.schoolId, at.schoolId), eq(enrolments.classId, at.id), eq(enrolments.termId, at.termId)))
    .orderBy(...inClassOrder(q), asc(enrolments.startsOn));
});

/** The same of some pupils alone. */
export async function selectEnrolledOf(
  q: Reader,
  { schoolId, id }: { readonly id: string; readonly schoolId: string },
  termId: string,
  pupilIds: readonly string[],
) {
  return await selectStaysOf(q, { schoolId, id, termId, pupilIds });
}

type StaysOf = Holes<{ schoolId: string; id: string; termId: string; pupilIds: readonly string[] }>;

const selectStaysOf = statement((q, at: StaysOf) => {
  const { enrolments, pupils } = unsafeTables(q);
  return q
    .select({ pupilId: pupils.id, name: pupils.name, startsOn: enrolments.startsOn, endedOn: enrolments.endedOn })
    .from(enrolments)
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(
      and(
        besideKey(enrolments.schoolId, at.schoolId),
        among(q, enrolments.pupilId, at.pupilIds),
        eq(enrolments.termId, at.termId),
        besideKey(enrolments.classId, at.id),
      ),
    )
    .orderBy(asc(enrolments.startsOn));
});

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

/** Names of the staff who wrote records that the asker may read. */
export async function selectNames(q: Reader, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await selectPersons(q, { ids: [...new Set(personIds)] });
  return new Map(rows.map((row) => [row.id, row.name]));
}

const selectPersons = statement((q, at: Holes<{ ids: readonly string[] }>) => {
  const { persons } = unsafeTables(q);
  return q
    .select({ id: persons.id, name: persons.name })
    .from(persons)
    .where(among(q, persons.id, at.ids));
});

function firstOfEach<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const first = new Map<string, T>();
  for (const row of rows) if (!first.has(keyOf(row))) first.set(keyOf(row), row);
  return [...first.values()];
}
