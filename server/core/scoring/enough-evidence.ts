import type { DimensionScore, IndicatorScore } from './dimension-score.ts';

/** With fewer ratings or raters a score is provisional (docs/methods.md §1). */
export const MIN_RATINGS = 3;
export const MIN_RATERS = 2;

/**
 * It has a value, every mark that counts in it is a level somebody gave, and staff gave one: facts have no rating, a counted school-based
 * indicator brings marks without one, and what only the child or its family says is nobody else's judgement.
 */
export const wasJudged = ({
  ratings,
  staffRatings,
  countingMarkIds,
}: Pick<IndicatorScore, 'ratings' | 'staffRatings' | 'countingMarkIds'>) =>
  staffRatings > 0 && ratings === countingMarkIds.length;

export type Needed = {
  /** Ratings still to come, and other people to give one. */
  readonly ratings: number;
  readonly raters: number;
  /** Share of the weight (0–1) that still has no evidence and would have to have some. */
  readonly coverage: number;
};

/** What is missing until a dimension has enough evidence; null where it has. */
export function neededFor(
  { status, ratings, raters, weightShare }: Pick<DimensionScore, 'status' | 'ratings' | 'raters' | 'weightShare'>,
  minCoverage: number,
): Needed | null {
  if (status === 'ok') return null;
  return {
    ratings: Math.max(0, MIN_RATINGS - ratings),
    raters: Math.max(0, MIN_RATERS - raters),
    coverage: Math.max(0, minCoverage - weightShare),
  };
}

export type Enough = {
  readonly way: 'more' | 'moreByOthers' | 'moreSomeByOthers' | 'moreByTeachers' | 'coverage' | 'other';
  /** Ratings still to come; the other people among them who have to give one. */
  readonly count: number;
  readonly raters: number;
};

/** How what would be enough is said to whoever can bring it about; `seenBy` people have rated until now. Never nothing. */
export function enoughWith({ ratings, raters, coverage }: Needed, seenBy: number): Enough {
  const count = Math.max(ratings, raters);
  if (count === 0) return { way: coverage > 0 ? 'coverage' : 'other', count, raters };
  if (raters === 0) return { way: 'more', count, raters };
  if (seenBy === 0) return { way: 'moreByTeachers', count, raters };
  return { way: raters < count ? 'moreSomeByOthers' : 'moreByOthers', count, raters };
}
