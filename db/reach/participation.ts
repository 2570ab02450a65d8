import { and, count, eq, gt, notExists } from 'drizzle-orm';
import { dayWithin } from '../../server/core/calendar/terms.ts';
import type { Reader } from '../engine.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { ReachedSchool } from './reached.ts';
import { staysOn } from './stays.ts';

type Term = { readonly id: string; readonly startsOn: string; readonly endsOn: string };

/** How many of each class's present pupils have no record at all in a term, in any dimension; classes where everybody has one are left out. */
export async function selectSilentPupils(
  q: Reader,
  school: ReachedSchool,
  term: Term,
  today: string,
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
        eq(enrolments.termId, term.id),
        staysOn(q, dayWithin(term, today)),
        notExists(recorded),
      ),
    )
    .groupBy(enrolments.classId);
  return new Map(rows.map((row) => [row.classId, row.pupils]));
}

/**
 * What is kept of each present pupil of a school in a term: a row for each dimension with a score row, and one without a dimension for
 * a pupil of whom nothing is kept. Never raw evidence.
 */
export async function selectPupilEvidence(q: Reader, school: ReachedSchool, term: Term, today: string) {
  const { enrolments, pupils, scores } = unsafeTables(q);
  return await q
    .select({
      pupilId: enrolments.pupilId,
      classId: enrolments.classId,
      sex: pupils.sex,
      dimension: scores.dimension,
      records: scores.records,
      score: scores.score,
    })
    .from(enrolments)
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .leftJoin(
      scores,
      and(
        eq(scores.schoolId, enrolments.schoolId),
        eq(scores.pupilId, enrolments.pupilId),
        eq(scores.termId, enrolments.termId),
      ),
    )
    .where(and(eq(enrolments.schoolId, school.id), eq(enrolments.termId, term.id), staysOn(q, dayWithin(term, today))))
    .orderBy(enrolments.pupilId, scores.dimension);
}
