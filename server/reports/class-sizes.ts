import { and, eq, inArray, max } from 'drizzle-orm';
import type { Reader } from '../../db/engine.ts';
import type { ReachedClass } from '../../db/reach/reached.ts';

/** How many pupils of each class have an enrolment that goes on: taken from the rollups, which count them. */
export async function selectClassSizes(q: Reader, termId: string, classes: readonly ReachedClass[]) {
  if (classes.length === 0) return new Map<string, number>();
  const { rollups } = q.tables;
  const rows = await q
    .select({ classId: rollups.classId, pupils: max(rollups.pupils) })
    .from(rollups)
    .where(
      and(
        inArray(rollups.schoolId, [...new Set(classes.map((at) => at.schoolId))]),
        inArray(
          rollups.classId,
          classes.map((at) => at.id),
        ),
        eq(rollups.termId, termId),
      ),
    )
    .groupBy(rollups.classId);
  return new Map(rows.map((row) => [row.classId, row.pupils ?? 0]));
}
