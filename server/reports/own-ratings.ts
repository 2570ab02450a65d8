import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import type { Reader } from '../../db/engine.ts';

/**
 * One person's ratings, in rounds that are open on a day, in the order in which they are done; of marks that were withdrawn since they were drawn
 * nothing is shown.
 */
export async function selectOwnRatings(q: Reader, raterId: string, today: string) {
  const { moderationRatings, moderationItems, moderationRounds, marks } = q.tables;
  return await q
    .select({
      ratingId: moderationRatings.id,
      closesOn: moderationRounds.closesOn,
      termId: moderationRounds.termId,
      dimension: moderationRounds.dimension,
      rubricId: moderationItems.rubricId,
      indicatorId: moderationItems.indicatorId,
      grade: moderationItems.grade,
      title: moderationItems.title,
      note: moderationItems.note,
      isShared: moderationItems.isShared,
      level: moderationRatings.level,
      left: moderationRatings.left,
      ratedAt: moderationRatings.ratedAt,
    })
    .from(moderationRatings)
    .innerJoin(moderationItems, eq(moderationItems.id, moderationRatings.itemId))
    .innerJoin(marks, and(eq(marks.schoolId, moderationItems.schoolId), eq(marks.id, moderationItems.markId)))
    .innerJoin(
      moderationRounds,
      and(
        eq(moderationRounds.id, moderationRatings.roundId),
        isNull(moderationRounds.closedAt),
        gte(moderationRounds.closesOn, today),
      ),
    )
    .where(and(eq(moderationRatings.raterId, raterId), eq(marks.isWithdrawn, false)))
    .orderBy(asc(moderationRounds.closesOn), asc(moderationRounds.id), asc(moderationRatings.place));
}
export type OwnRating = Awaited<ReturnType<typeof selectOwnRatings>>[number];

/** How many somebody has still to do. */
export async function countLeft(q: Reader, personId: string, today: string): Promise<number> {
  return (await selectOwnRatings(q, personId, today)).filter(({ ratedAt }) => ratedAt === null).length;
}
