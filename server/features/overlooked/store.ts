import { and, count, desc, eq } from 'drizzle-orm';
import { besideKey } from '../../../db/dialect.ts';
import type { Reader } from '../../../db/engine.ts';
import { withinDays } from '../../../db/reach/held.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';

/** How many records the report counts of a class in a term, all dimensions, and how many of them were entered in time. */
export async function selectRecordSums(q: Reader, { schoolId, id }: ReachedClass, termId: string) {
  const { rollups } = q.tables;
  const rows = await q
    .select({ records: rollups.records, fresh: rollups.fresh })
    .from(rollups)
    .where(and(eq(rollups.schoolId, schoolId), eq(rollups.classId, id), eq(rollups.termId, termId)));
  return rows.reduce((sum, row) => ({ records: sum.records + row.records, fresh: sum.fresh + row.fresh }), {
    records: 0,
    fresh: 0,
  });
}

/** What was written down at one moment of each activity of a class in a term: how many records. Latest activity first. */
export async function selectEntries(q: Reader, at: ReachedClass, termId: string) {
  const { activities, marks } = q.tables;
  return await q
    .select({
      activityId: activities.id,
      title: activities.title,
      happenedOn: activities.happenedOn,
      enteredAt: marks.enteredAt,
      records: count(),
    })
    .from(activities)
    .innerJoin(
      marks,
      and(eq(marks.schoolId, activities.schoolId), eq(marks.activityId, activities.id), eq(marks.isWithdrawn, false)),
    )
    .where(
      and(
        eq(activities.classId, at.id),
        besideKey(activities.termId, termId),
        withinDays(activities.happenedOn, at.days),
      ),
    )
    .groupBy(activities.id, activities.title, activities.happenedOn, marks.enteredAt)
    .orderBy(desc(activities.happenedOn), desc(activities.id));
}
