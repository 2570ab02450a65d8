import { and, count, eq, inArray, max } from 'drizzle-orm';
import { besideKey } from './dialect.ts';
import type { Reader } from './engine.ts';
import { withinDays } from './reach/held.ts';
import type { ReachedClass } from './reach/reached.ts';

export type Kept = {
  readonly pupilId: string;
  readonly dimension: string;
  readonly records: number;
  readonly lastOn: string | null;
};

/**
 * How much is recorded of some pupils of a class in a term, and when last, by dimension: from their scores for who reaches the class through its
 * school, for who reaches it for some days what was recorded in it on those. For lists with names: figures of the class are from its rollups.
 */
export async function selectKept(
  q: Reader,
  { id: classId, schoolId, days }: ReachedClass,
  termId: string,
  pupilIds: readonly string[],
): Promise<Kept[]> {
  if (pupilIds.length === 0) return [];
  const { scores, marks } = q.tables;
  if (days === null) {
    const { pupilId, dimension, records, lastOn } = scores;
    return await q
      .select({ pupilId, dimension, records, lastOn })
      .from(scores)
      .where(and(eq(scores.schoolId, schoolId), inArray(scores.pupilId, [...pupilIds]), eq(scores.termId, termId)))
      .orderBy(scores.dimension, scores.pupilId);
  }
  const { pupilId, dimension } = marks;
  return await q
    .select({ pupilId, dimension, records: count(), lastOn: max(marks.happenedOn) })
    .from(marks)
    .where(
      and(
        inArray(marks.pupilId, [...pupilIds]),
        eq(marks.termId, termId),
        besideKey(marks.schoolId, schoolId),
        eq(marks.classId, classId),
        eq(marks.isWithdrawn, false),
        withinDays(marks.happenedOn, days),
      ),
    )
    .groupBy(marks.pupilId, marks.dimension)
    .orderBy(marks.dimension, marks.pupilId);
}
