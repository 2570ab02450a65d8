import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { Tables } from '../../../db/schema/tables.ts';

export type RoundRow = Tables['moderationRounds']['$inferSelect'];
type NewItem = Tables['moderationItems']['$inferInsert'];
type NewRating = Tables['moderationRatings']['$inferInsert'];

/** A statement takes at most 32 766 values on SQLite. */
const AT_ONCE = 1000;

/** The newest first. */
export async function selectRounds(q: Reader, areaId: string, termId: string): Promise<RoundRow[]> {
  const { moderationRounds } = q.tables;
  return await q
    .select()
    .from(moderationRounds)
    .where(and(eq(moderationRounds.areaId, areaId), eq(moderationRounds.termId, termId)))
    .orderBy(desc(moderationRounds.drawnAt), desc(moderationRounds.id));
}

export async function selectOptionalRound(q: Reader, areaId: string, roundId: string): Promise<RoundRow | undefined> {
  const { moderationRounds } = q.tables;
  const [row] = await q
    .select()
    .from(moderationRounds)
    .where(and(eq(moderationRounds.id, roundId), eq(moderationRounds.areaId, areaId)));
  return row;
}

/** What was drawn before in a district, a dimension and a term: nobody is asked about one mark in two rounds. */
export async function selectDrawnBefore(q: Reader, districtId: string, termId: string, dimension: string) {
  const { moderationRounds, moderationItems } = q.tables;
  const rounds = q
    .select({ id: moderationRounds.id })
    .from(moderationRounds)
    .where(
      and(
        eq(moderationRounds.districtId, districtId),
        eq(moderationRounds.termId, termId),
        eq(moderationRounds.dimension, dimension),
      ),
    );
  const rows = await q
    .select({ markId: moderationItems.markId })
    .from(moderationItems)
    .where(inArray(moderationItems.roundId, rounds));
  return new Set(rows.map(({ markId }) => markId));
}

export async function insertRound(
  tx: Writer,
  round: Tables['moderationRounds']['$inferInsert'],
  items: readonly NewItem[],
  ratings: readonly NewRating[],
) {
  const { moderationRounds, moderationItems, moderationRatings } = tx.tables;
  await tx.insert(moderationRounds).values(round);
  for (let at = 0; at < items.length; at += AT_ONCE)
    await tx.insert(moderationItems).values(items.slice(at, at + AT_ONCE));
  for (let at = 0; at < ratings.length; at += AT_ONCE)
    await tx.insert(moderationRatings).values(ratings.slice(at, at + AT_ONCE));
}

export async function closeRound(tx: Writer, roundId: string, closedAt: number, closedBy: string) {
  const { moderationRounds } = tx.tables;
  await tx.update(moderationRounds).set({ closedAt, closedBy }).where(eq(moderationRounds.id, roundId));
}

export async function selectItems(q: Reader, roundIds: readonly string[]) {
  if (roundIds.length === 0) return [];
  const { moderationItems } = q.tables;
  const { id, roundId, schoolId, indicatorId, rubricId, level } = moderationItems;
  return await q
    .select({ id, roundId, schoolId, indicatorId, rubricId, level })
    .from(moderationItems)
    .where(inArray(roundId, [...roundIds]))
    .orderBy(asc(id));
}

/** How many ratings were asked for in each round. */
export async function countRatings(q: Reader, roundIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (roundIds.length === 0) return new Map();
  const { moderationRatings } = q.tables;
  const rows = await q
    .select({ roundId: moderationRatings.roundId, n: count() })
    .from(moderationRatings)
    .where(inArray(moderationRatings.roundId, [...roundIds]))
    .groupBy(moderationRatings.roundId);
  return new Map(rows.map(({ roundId, n }) => [roundId, n]));
}

/** One of mine, whether its round is open or not. */
export async function selectOptionalOwn(q: Reader, raterId: string, ratingId: string) {
  const { moderationRatings, moderationItems, moderationRounds } = q.tables;
  const [row] = await q
    .select({
      ratingId: moderationRatings.id,
      roundId: moderationRounds.id,
      termId: moderationRounds.termId,
      rubricId: moderationItems.rubricId,
      indicatorId: moderationItems.indicatorId,
      ratedAt: moderationRatings.ratedAt,
      closesOn: moderationRounds.closesOn,
      closedAt: moderationRounds.closedAt,
    })
    .from(moderationRatings)
    .innerJoin(moderationItems, eq(moderationItems.id, moderationRatings.itemId))
    .innerJoin(moderationRounds, eq(moderationRounds.id, moderationRatings.roundId))
    .where(and(eq(moderationRatings.id, ratingId), eq(moderationRatings.raterId, raterId)));
  return row;
}

type Answer = Pick<Tables['moderationRatings']['$inferSelect'], 'level' | 'left' | 'seconds' | 'ratedAt'>;

export async function setAnswer(tx: Writer, ratingId: string, answer: Answer) {
  const { moderationRatings } = tx.tables;
  await tx.update(moderationRatings).set(answer).where(eq(moderationRatings.id, ratingId));
}
