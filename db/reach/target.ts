import { and, asc, eq } from 'drizzle-orm';
import { heldOn } from '../../server/core/calendar/spans.ts';
import type { Reader } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { type Asker, by, mine, onClass, onSchool, withinAreas } from './grants.ts';
import { daysOf, type Reaching } from './held.ts';
import { classColumns, selectTermsAsked } from './lists.ts';
import { reachPupil } from './reach-pupil.ts';
import type { ReachedTarget } from './reached.ts';

type Found<K extends keyof ReachedTarget> = ReachedTarget[K] | undefined;

/** The row of that id inside the scope. Out of reach and absent are the same: undefined. */
export const reach: { [K in keyof ReachedTarget]: (q: Reader, scope: Scope, id: string) => Promise<Found<K>> } = {
  async class(q, scope, id) {
    const rows = await selectClass(q, { ...scope, id });
    const [first] = rows;
    if (!first) return undefined;
    const days = daysOf(await selectTermsAsked(q, first.at.districtId, rows), rows);
    return { ...first.at, by: first.by, days } as Found<'class'>;
  },

  async school(q, scope, id) {
    const [row] = await selectSchool(q, { ...scope, id });
    return row as Found<'school'>;
  },

  pupil: reachPupil,

  async activity(q, scope, id) {
    const rows = await selectActivity(q, { ...scope, id });
    return (await firstThatHolds(q, rows)) as Found<'activity'>;
  },

  async mark(q, scope, id) {
    const rows = await selectMark(q, { ...scope, id });
    return (await firstThatHolds(q, rows)) as Found<'mark'>;
  },

  async area(q, scope, id) {
    const { areas } = unsafeTables(q);
    const within = await withinAreas(q, scope);
    if (!within) return undefined;
    const [row] = await q
      .select({
        id: areas.id,
        districtId: areas.districtId,
        kind: areas.kind,
        path: areas.path,
        name: areas.name,
        nameEn: areas.nameEn,
      })
      .from(areas)
      .where(and(eq(areas.id, id), within.isInside))
      .limit(1);
    return row && ({ ...row, by: within.byOf(row.path) } as unknown as Found<'area'>);
  },
};

type Dated = Reaching & { readonly districtId: string; readonly record: { readonly happenedOn: string } };

/** A record is reached by the first of the grants that hold for its day: one on the class has its own days, one on the school all. */
async function firstThatHolds<Row extends Dated>(q: Reader, rows: readonly Row[]) {
  const terms = await selectTermsAsked(q, rows[0]?.districtId, rows);
  const first = rows.find((row) => heldOn({ days: daysOf(terms, [row]) }, row.record.happenedOn));
  return first && { ...first.record, by: first.by, days: daysOf(terms, rows) };
}

const selectClass = statement((q, at: Asker & Holes<{ id: string }>) => {
  const { classes, schools, grants } = unsafeTables(q);
  return q
    .select({ at: classColumns(q), by: by(q), placeKind: grants.placeKind })
    .from(classes)
    .innerJoin(schools, eq(schools.id, classes.schoolId))
    .innerJoin(grants, and(mine(q, at), onClass(q)))
    .where(eq(classes.id, at.id))
    .orderBy(asc(grants.role), asc(grants.id));
});

const selectSchool = statement((q, at: Asker & Holes<{ id: string }>) => {
  const { schools, grants } = unsafeTables(q);
  return q
    .select({
      id: schools.id,
      districtId: schools.districtId,
      name: schools.name,
      nameEn: schools.nameEn,
      lastDay: schools.lastDay,
      by: by(q),
    })
    .from(schools)
    .innerJoin(grants, and(mine(q, at), onSchool(q)))
    .where(eq(schools.id, at.id))
    .orderBy(asc(grants.role), asc(grants.id))
    .limit(1);
});

const selectActivity = statement((q, at: Asker & Holes<{ id: string }>) => {
  const { activities, classes, schools, grants } = unsafeTables(q);
  return q
    .select({
      record: {
        id: activities.id,
        schoolId: activities.schoolId,
        classId: activities.classId,
        termId: activities.termId,
        authorId: activities.authorId,
        withdrawnAt: activities.withdrawnAt,
        happenedOn: activities.happenedOn,
      },
      by: by(q),
      placeKind: grants.placeKind,
      districtId: schools.districtId,
    })
    .from(activities)
    .innerJoin(classes, eq(classes.id, activities.classId))
    .innerJoin(schools, eq(schools.id, classes.schoolId))
    .innerJoin(grants, and(mine(q, at), onClass(q)))
    .where(eq(activities.id, at.id))
    .orderBy(asc(grants.role), asc(grants.id));
});

const selectMark = statement((q, at: Asker & Holes<{ id: string }>) => {
  const { marks, classes, schools, grants } = unsafeTables(q);
  return q
    .select({
      record: {
        id: marks.id,
        schoolId: marks.schoolId,
        activityId: marks.activityId,
        pupilId: marks.pupilId,
        classId: marks.classId,
        termId: marks.termId,
        rubricId: marks.rubricId,
        dimension: marks.dimension,
        indicatorId: marks.indicatorId,
        raterId: marks.raterId,
        version: marks.version,
        isWithdrawn: marks.isWithdrawn,
        happenedOn: marks.happenedOn,
      },
      by: by(q),
      placeKind: grants.placeKind,
      districtId: schools.districtId,
    })
    .from(marks)
    .innerJoin(classes, eq(classes.id, marks.classId))
    .innerJoin(schools, eq(schools.id, classes.schoolId))
    .innerJoin(grants, and(mine(q, at), onClass(q)))
    .where(eq(marks.id, at.id))
    .orderBy(asc(grants.role), asc(grants.id));
});
