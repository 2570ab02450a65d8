import { and, asc, count, eq, gte, inArray, isNotNull, isNull, like, lte, or, type SQL } from 'drizzle-orm';
import { leastByLot } from '../dialect.ts';
import type { Reader } from '../engine.ts';
import type { GrantRole } from '../schema/people.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { isIn, selectDistrictAround } from './areas.ts';
import type { ReachedArea } from './reached.ts';

const TEACHING: GrantRole[] = ['teacher', 'homeroom'];
/** A statement takes at most 32 766 values on SQLite. */
const AT_ONCE = 5000;

/** The schools of an area, by name. */
export async function selectSchoolsIn(q: Reader, area: ReachedArea) {
  const { schools } = await selectDistrictAround(q, area);
  return schools.filter((school) => isIn(area, school));
}

/** The towns and groups inside an area, itself left out. */
export async function selectAreasInside(q: Reader, { id, path }: ReachedArea) {
  const { areas } = unsafeTables(q);
  const rows = await q
    .select({ id: areas.id, kind: areas.kind, name: areas.name, nameEn: areas.nameEn })
    .from(areas)
    .where(like(areas.path, `${path}%`))
    .orderBy(asc(areas.kind), asc(areas.sourcedId));
  return rows.filter((row) => row.id !== id);
}

type Asked = { readonly schoolIds: readonly string[]; readonly termId: string; readonly dimension: string };

const levelMarks = ({ marks }: Reader['tables'], { schoolIds, termId, dimension }: Asked) =>
  and(
    inArray(marks.schoolId, [...schoolIds]),
    eq(marks.termId, termId),
    eq(marks.dimension, dimension),
    eq(marks.kind, 'level'),
    eq(marks.raterKind, 'staff'),
    eq(marks.isWithdrawn, false),
    // Whoever rates blind does not know the child's own goal.
    eq(marks.byOwnGoal, false),
  );

/** Standing marks by level that staff gave in some schools. */
export async function countLevelMarks(q: Reader, asked: Asked): Promise<number> {
  const { marks } = q.tables;
  const [row] = await q.select({ n: count() }).from(marks).where(levelMarks(q.tables, asked));
  return row?.n ?? 0;
}

/** Of them those with a note of their own, of activities that families may read, with what is needed to draw them. */
export const selectNotedMarks = (q: Reader, asked: Asked) =>
  selectDrawable(q, and(levelMarks(q.tables, asked), isNotNull(q.tables.marks.note)));

/** The same of marks by their ids. */
export async function selectMarksNamed(q: Reader, asked: Asked, markIds: readonly string[]): Promise<DrawableMark[]> {
  const found: DrawableMark[] = [];
  for (let at = 0; at < markIds.length; at += AT_ONCE) {
    const some = inArray(q.tables.marks.id, markIds.slice(at, at + AT_ONCE));
    found.push(...(await selectDrawable(q, and(levelMarks(q.tables, asked), some))));
  }
  return found;
}

async function selectDrawable(q: Reader, which: SQL | undefined) {
  const { marks, activities, classes } = unsafeTables(q);
  return await q
    .select({
      markId: marks.id,
      schoolId: marks.schoolId,
      classId: marks.classId,
      pupilId: marks.pupilId,
      raterId: marks.raterId,
      rubricId: marks.rubricId,
      indicatorId: marks.indicatorId,
      level: marks.level,
      note: marks.note,
      activityNote: activities.note,
      title: activities.title,
      stage: classes.stage,
      entryYear: classes.entryYear,
    })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .innerJoin(classes, and(eq(classes.schoolId, marks.schoolId), eq(classes.id, marks.classId)))
    .where(and(which, eq(activities.visibility, 'family'), isNull(activities.withdrawnAt)))
    .orderBy(asc(marks.id));
}
export type DrawableMark = Awaited<ReturnType<typeof selectDrawable>>[number];

/**
 * Of the activities that say what was seen: how often each level was given in each indicator, and by lot one mark of those that have it
 * and no note of their own.
 */
export async function selectSharedLevels(q: Reader, asked: Asked) {
  const { marks, activities } = unsafeTables(q);
  return await q
    .select({
      activityId: marks.activityId,
      indicatorId: marks.indicatorId,
      level: marks.level,
      note: activities.note,
      n: count(),
      markId: leastByLot(marks.id, marks.note),
    })
    .from(marks)
    .innerJoin(activities, and(eq(activities.schoolId, marks.schoolId), eq(activities.id, marks.activityId)))
    .where(
      and(
        levelMarks(q.tables, asked),
        isNotNull(activities.note),
        eq(activities.visibility, 'family'),
        isNull(activities.withdrawnAt),
      ),
    )
    .groupBy(marks.activityId, marks.indicatorId, marks.level, activities.note);
}

/** Who gave any of those marks. */
export async function selectRatersOf(q: Reader, asked: Asked): Promise<ReadonlySet<string>> {
  const { marks } = q.tables;
  const rows = await q.selectDistinct({ id: marks.raterId }).from(marks).where(levelMarks(q.tables, asked));
  return new Set(rows.map(({ id }) => id));
}

/** Every grant, whenever it held, of those who teach in some schools today: of classes and schools with the school, of children the child. */
export async function selectTeachersGrants(q: Reader, schoolIds: readonly string[], today: string) {
  const { grants, classes, persons } = unsafeTables(q);
  const holds = and(lte(grants.startsOn, today), or(isNull(grants.endsOn), gte(grants.endsOn, today)));
  const teaching = q
    .select({ personId: grants.personId })
    .from(grants)
    .innerJoin(classes, and(eq(grants.placeKind, 'class'), eq(classes.id, grants.placeId)))
    .innerJoin(persons, eq(persons.id, grants.personId))
    .where(
      and(
        holds,
        inArray(grants.role, TEACHING),
        inArray(classes.schoolId, [...schoolIds]),
        eq(persons.isEnabled, true),
      ),
    );
  return await q
    .select({
      personId: grants.personId,
      role: grants.role,
      placeKind: grants.placeKind,
      placeId: grants.placeId,
      startsOn: grants.startsOn,
      endsOn: grants.endsOn,
      schoolId: classes.schoolId,
    })
    .from(grants)
    .leftJoin(classes, and(eq(grants.placeKind, 'class'), eq(classes.id, grants.placeId)))
    .where(inArray(grants.personId, teaching))
    .orderBy(asc(grants.personId), asc(grants.id));
}
export type TeacherGrant = Awaited<ReturnType<typeof selectTeachersGrants>>[number];

/** Every class in which each of some pupils is or was. */
export async function selectClassesOfPupils(q: Reader, pupilIds: readonly string[]): Promise<Map<string, string[]>> {
  const { enrolments } = unsafeTables(q);
  const found = new Map<string, string[]>();
  const all = [...new Set(pupilIds)];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const rows = await q
      .selectDistinct({ pupilId: enrolments.pupilId, classId: enrolments.classId })
      .from(enrolments)
      .where(inArray(enrolments.pupilId, all.slice(at, at + AT_ONCE)));
    for (const { pupilId, classId } of rows) found.set(pupilId, [...(found.get(pupilId) ?? []), classId]);
  }
  return found;
}

/** Who is, or was, in some classes by name, for taking the names out of what was written. */
export async function selectPupilsNamed(q: Reader, classIds: readonly string[]) {
  const { classes, enrolments, pupils } = unsafeTables(q);
  return await q
    .selectDistinct({ classId: enrolments.classId, pupilId: pupils.id, name: pupils.name })
    .from(classes)
    .innerJoin(enrolments, and(eq(enrolments.schoolId, classes.schoolId), eq(enrolments.classId, classes.id)))
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(inArray(classes.id, [...new Set(classIds)]));
}

/** Whoever holds or held a grant on some schools or their classes, by name. */
export async function selectStaffNamed(q: Reader, schoolIds: readonly string[]) {
  const { grants, classes, persons } = unsafeTables(q);
  const named = { name: persons.name };
  const ofClasses = await q
    .selectDistinct({ schoolId: classes.schoolId, ...named })
    .from(grants)
    .innerJoin(classes, and(eq(grants.placeKind, 'class'), eq(classes.id, grants.placeId)))
    .innerJoin(persons, eq(persons.id, grants.personId))
    .where(inArray(classes.schoolId, [...schoolIds]));
  const ofSchools = await q
    .selectDistinct({ schoolId: grants.placeId, ...named })
    .from(grants)
    .innerJoin(persons, eq(persons.id, grants.personId))
    .where(and(eq(grants.placeKind, 'school'), inArray(grants.placeId, [...schoolIds])));
  return [...ofClasses, ...ofSchools];
}
