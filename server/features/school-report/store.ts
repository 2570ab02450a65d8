import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '../../../db/engine.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';

/** A school's sums of one term: one row for each class and dimension, never raw evidence. */
export async function selectRollups(q: Reader, school: ReachedSchool, termId: string) {
  const { rollups } = q.tables;
  return await q
    .select()
    .from(rollups)
    .where(and(eq(rollups.schoolId, school.id), eq(rollups.termId, termId)))
    .orderBy(rollups.dimension, rollups.classId);
}
export type RollupRow = Awaited<ReturnType<typeof selectRollups>>[number];

/** Records by week of other terms, class by class and dimension by dimension. */
export async function selectWeeks(q: Reader, school: ReachedSchool, termIds: readonly string[]) {
  if (termIds.length === 0) return [];
  const { rollups } = q.tables;
  return await q
    .select({
      termId: rollups.termId,
      classId: rollups.classId,
      dimension: rollups.dimension,
      pupils: rollups.pupils,
      weeks: rollups.weeks,
    })
    .from(rollups)
    .where(and(eq(rollups.schoolId, school.id), inArray(rollups.termId, [...termIds])))
    .orderBy(rollups.termId, rollups.dimension, rollups.classId);
}
