import { and, asc, desc, eq, exists, isNull, or } from 'drizzle-orm';
import { among } from '../../db/dialect.ts';
import type { Reader } from '../../db/engine.ts';
import type { ReachedClass } from '../../db/reach/reached.ts';
import type { ActivityRow, MarkRow } from '../../db/record.ts';
import { type Holes, statement } from '../../db/statement.ts';
import { heldOn } from '../core/calendar/spans.ts';

type Placed = { readonly schoolId: string; readonly id: string };

/** An activity that was reached. */
export async function selectActivity(q: Reader, { schoolId, id }: Placed): Promise<ActivityRow> {
  const [row] = await selectActivities(q, { schoolId, id });
  if (!row) throw new Error('an activity that was reached is not there');
  return row;
}

const selectActivities = statement((q, at: Holes<Placed>) => {
  const { activities } = q.tables;
  return q
    .select()
    .from(activities)
    .where(and(eq(activities.schoolId, at.schoolId), eq(activities.id, at.id)));
});

/** The activity of that id if it is this class's. */
export async function selectOptionalActivity(q: Reader, at: ReachedClass, id: string) {
  const [row] = await selectActivities(q, { schoolId: at.schoolId, id });
  return row && row.classId === at.id && heldOn(at, row.happenedOn) ? row : undefined;
}

/** The activity of a class on a day that holds marks of this kind and stands; the first where there are several. */
export async function selectOptionalActivityOn(
  q: Reader,
  at: ReachedClass,
  { happenedOn, kind }: { happenedOn: string; kind: 'measurement' | 'attendance' },
) {
  const { activities, marks } = q.tables;
  const holding = q
    .select({ id: marks.id })
    .from(marks)
    .where(and(eq(marks.schoolId, activities.schoolId), eq(marks.activityId, activities.id), eq(marks.kind, kind)));
  const [row] = await q
    .select()
    .from(activities)
    .where(
      and(
        eq(activities.classId, at.id),
        eq(activities.happenedOn, happenedOn),
        isNull(activities.withdrawnAt),
        exists(holding),
      ),
    )
    .orderBy(asc(activities.id))
    .limit(1);
  return row;
}

export async function selectMark(q: Reader, { schoolId, id }: Placed): Promise<MarkRow> {
  const [row] = await selectMarkRows(q, { schoolId, id });
  if (!row) throw new Error('a mark that was reached is not there');
  return row;
}

const selectMarkRows = statement((q, at: Holes<Placed>) => {
  const { marks } = q.tables;
  return q
    .select()
    .from(marks)
    .where(and(eq(marks.schoolId, at.schoolId), eq(marks.id, at.id)));
});

/** The marks of some activities of a school, those that were taken back among them. */
export async function selectMarksOf(q: Reader, schoolId: string, activityIds: readonly string[]): Promise<MarkRow[]> {
  if (activityIds.length === 0) return [];
  const rows = await selectMarksIn(q, { schoolId, activityIds });
  // Not in the query: SQLite would then walk the school's marks in order of their ids.
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Those that staff gave: a cell holds no level of the child's own. */
export const selectStaffMarksOf = async (q: Reader, schoolId: string, activityIds: readonly string[]) =>
  (await selectMarksOf(q, schoolId, activityIds)).filter(({ raterKind }) => raterKind === 'staff');

const selectMarksIn = statement((q, at: Holes<{ schoolId: string; activityIds: readonly string[] }>) => {
  const { marks } = q.tables;
  return q
    .select()
    .from(marks)
    .where(and(eq(marks.schoolId, at.schoolId), among(q, marks.activityId, at.activityIds)));
});

/** The last that was kept of each mark: of one that was taken back it says when, by whom and why. */
export async function selectLastVersions(q: Reader, schoolId: string, markIds: readonly string[]) {
  if (markIds.length === 0) return new Map<string, never>();
  const { markVersions } = q.tables;
  const rows = await q
    .select()
    .from(markVersions)
    .where(and(eq(markVersions.schoolId, schoolId), among(q, markVersions.markId, markIds)))
    .orderBy(desc(markVersions.version));
  const last = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!last.has(row.markId)) last.set(row.markId, row);
  return last;
}

/** Whether activities of a school may name this base: one of its own or its district's that has not ended. */
export async function isBaseOf(q: Reader, at: ReachedClass, baseId: string): Promise<boolean> {
  const { bases } = q.tables;
  const found = await q
    .select({ id: bases.id })
    .from(bases)
    .where(
      and(
        eq(bases.id, baseId),
        eq(bases.kind, 'base'),
        eq(bases.districtId, at.districtId),
        or(isNull(bases.schoolId), eq(bases.schoolId, at.schoolId)),
        isNull(bases.endedAt),
      ),
    );
  return found.length > 0;
}
