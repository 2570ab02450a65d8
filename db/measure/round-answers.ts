import { and, eq, inArray } from 'drizzle-orm';
import type { RoundAnswers } from '../../server/core/suppression/round-release.ts';
import type { Reader } from '../engine.ts';
import { selectBody } from '../pinned-rubrics.ts';

/** The rounds of blind second ratings of a district and term: what was found before, what others found, and who has answered. */
export async function selectRoundAnswers(
  q: Reader,
  districtId: string,
  termId: string,
): Promise<(RoundAnswers & { readonly areaId: string })[]> {
  const { moderationRounds, moderationItems, moderationRatings } = q.tables;
  const rounds = await q
    .select({ id: moderationRounds.id, areaId: moderationRounds.areaId })
    .from(moderationRounds)
    .where(and(eq(moderationRounds.districtId, districtId), eq(moderationRounds.termId, termId)));
  rounds.sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = rounds.map(({ id }) => id);
  if (ids.length === 0) return [];
  const { id, roundId, schoolId, indicatorId, rubricId, level } = moderationItems;
  const items = await q
    .select({ id, roundId, schoolId, indicatorId, rubricId, level })
    .from(moderationItems)
    .where(inArray(roundId, ids));
  const ratings = await q
    .select({
      id: moderationRatings.id,
      roundId: moderationRatings.roundId,
      itemId: moderationRatings.itemId,
      raterSchoolId: moderationRatings.raterSchoolId,
      level: moderationRatings.level,
      left: moderationRatings.left,
      seconds: moderationRatings.seconds,
      ratedAt: moderationRatings.ratedAt,
    })
    .from(moderationRatings)
    .where(inArray(moderationRatings.roundId, ids));
  // Not in the queries: SQLite would then walk those of all districts in order of their ids.
  for (const rows of [items, ratings]) rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  return await Promise.all(
    rounds.map(async (round) => {
      const own = items.filter((item) => item.roundId === round.id);
      const scale = own[0] ? (await selectBody(q, own[0].rubricId)).levelScale : [];
      const placeOf = (code: string) => scale.findIndex((one) => one.code === code);
      const answers = ratings.filter((rating) => rating.roundId === round.id);
      return {
        roundId: round.id,
        areaId: round.areaId,
        scale: scale.length,
        items: own.map((item) => ({
          schoolId: item.schoolId,
          indicatorId: item.indicatorId,
          level: placeOf(item.level),
          blind: answers.flatMap((one) => (one.itemId === item.id && one.level !== null ? placeOf(one.level) : [])),
        })),
        ratings: answers.map((one) => ({
          raterSchoolId: one.raterSchoolId,
          isAnswered: one.ratedAt !== null,
          left: one.left,
          seconds: one.seconds,
        })),
      };
    }),
  );
}
