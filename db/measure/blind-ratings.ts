import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Reader } from '../engine.ts';

/**
 * Every blind rating that was given in the rounds of a district and term, of open rounds too: who of which school found which level
 * for which child of another school. They link the schools' raters in the severity model, and enter no score.
 */
export async function selectBlindRatings(q: Reader, districtId: string, termId: string) {
  const { moderationRounds, moderationItems, moderationRatings } = q.tables;
  const rounds = q
    .select({ id: moderationRounds.id })
    .from(moderationRounds)
    .where(and(eq(moderationRounds.districtId, districtId), eq(moderationRounds.termId, termId)));
  const rows = await q
    .select({
      id: moderationRatings.id,
      roundId: moderationRatings.roundId,
      dimension: moderationRounds.dimension,
      indicatorId: moderationItems.indicatorId,
      pupilId: moderationItems.pupilId,
      schoolId: moderationItems.schoolId,
      raterId: moderationRatings.raterId,
      raterSchoolId: moderationRatings.raterSchoolId,
      level: moderationRatings.level,
    })
    .from(moderationRatings)
    .innerJoin(moderationItems, eq(moderationItems.id, moderationRatings.itemId))
    .innerJoin(moderationRounds, eq(moderationRounds.id, moderationRatings.roundId))
    .where(and(inArray(moderationRatings.roundId, rounds), isNotNull(moderationRatings.level)));
  // Not in the query: SQLite would then walk the ratings of all districts in order of their ids.
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  return rows.flatMap(({ id: _id, level, ...row }) => (level === null ? [] : { ...row, level }));
}
export type BlindRating = Awaited<ReturnType<typeof selectBlindRatings>>[number];
