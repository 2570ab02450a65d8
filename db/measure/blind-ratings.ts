import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Reader } from '../engine.ts';

/**
 * Every blind rating that was given in the rounds of a district and term, of open rounds too: who of which school found which level
 * for which child of another school. They link the schools' raters in the severity model, and enter no score.
 */
export async function selectBlindRatings(q: Reader, districtId: string, termId: string) {
  const { moderationRounds, moderationItems, moderationRatings } = q.tables;
  const rows = await q
    .select({
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
    .where(
      and(
        eq(moderationRounds.districtId, districtId),
        eq(moderationRounds.termId, termId),
        isNotNull(moderationRatings.level),
      ),
    )
    .orderBy(asc(moderationRatings.id));
  return rows.flatMap(({ level, ...row }) => (level === null ? [] : { ...row, level }));
}
export type BlindRating = Awaited<ReturnType<typeof selectBlindRatings>>[number];
