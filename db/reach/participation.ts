import { and, eq } from 'drizzle-orm';
import { dayWithin } from '../../server/core/calendar/terms.ts';
import type { Reader } from '../engine.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { ReachedClass, ReachedSchool } from './reached.ts';
import { staysOn } from './stays.ts';

type Term = { readonly id: string; readonly startsOn: string; readonly endsOn: string };

/**
 * What is kept of each present pupil of a school, or of one of its classes, in a term: a row for each dimension with a score row, and one without a dimension for
 * a pupil of whom nothing is kept. Never raw evidence.
 */
export async function selectPupilEvidence(q: Reader, at: ReachedSchool | ReachedClass, term: Term, today: string) {
  const { enrolments, pupils, scores } = unsafeTables(q);
  return await q
    .select({
      pupilId: enrolments.pupilId,
      classId: enrolments.classId,
      startsOn: enrolments.startsOn,
      sex: pupils.sex,
      dimension: scores.dimension,
      records: scores.records,
      lastOn: scores.lastOn,
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
    .where(
      and(
        ...('schoolId' in at
          ? [eq(enrolments.schoolId, at.schoolId), eq(enrolments.classId, at.id)]
          : [eq(enrolments.schoolId, at.id)]),
        eq(enrolments.termId, term.id),
        staysOn(q, dayWithin(term, today)),
      ),
    )
    .orderBy(enrolments.pupilId, scores.dimension);
}
