import { and, count, eq, gt, isNull, notExists } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { ReachedSchool } from './reached.ts';

/** How many of each class's present pupils have no record at all in a term, in any dimension; classes where everybody has one are left out. */
export async function selectSilentPupils(
  q: Reader,
  school: ReachedSchool,
  termId: string,
): Promise<Map<string, number>> {
  const { enrolments, scores } = unsafeTables(q);
  const recorded = q
    .select({ pupilId: scores.pupilId })
    .from(scores)
    .where(
      and(
        eq(scores.schoolId, enrolments.schoolId),
        eq(scores.pupilId, enrolments.pupilId),
        eq(scores.termId, enrolments.termId),
        gt(scores.records, 0),
      ),
    );
  const rows = await q
    .select({ classId: enrolments.classId, pupils: count() })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.schoolId, school.id),
        eq(enrolments.termId, termId),
        isNull(enrolments.endedOn),
        notExists(recorded),
      ),
    )
    .groupBy(enrolments.classId);
  return new Map(rows.map((row) => [row.classId, row.pupils]));
}
