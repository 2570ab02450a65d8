import { grouped } from '../grouped.ts';
import type { Dimension } from '../rubric/rubric.ts';
import type { VarianceComponents } from '../scoring/dimension-score.ts';
import { henderson1 } from '../statistics/generalizability.ts';
import { orderedSum } from '../statistics/sum.ts';
import type { AreaInput } from './area-measured.ts';
import { meanStep, pupilRatings } from './pupil-ratings.ts';
import { type RatedCell, ratedCells } from './rated-cells.ts';

/**
 * With fewer the defaults are no worse: the severity of k raters gives their variance with a relative SD of √(2 / (k − 1)), a third at twenty.
 * `again`: ratings beyond the first that a rater gave a pupil, which the residual is made of.
 */
export const LEAST = { pupils: 100, raters: 20, again: 100 } as const;

/** The variances of one rating of a dimension in a district, in squared steps, and what they stand on; of a dimension that lacks it, nothing. */
export type RatingErrors = {
  readonly kind: 'rating-errors';
  readonly dimensions: readonly {
    readonly dimension: Dimension;
    readonly components: VarianceComponents;
    /** Pupils with two or more raters; raters; levels given. */
    readonly pupils: number;
    readonly raters: number;
    readonly ratings: number;
  }[];
};

/** Of all schools of a district in one term. The same cells in any order give the same figures. */
export function ratingErrorsOf(input: AreaInput): RatingErrors {
  return {
    kind: 'rating-errors',
    dimensions: input.dimensions.flatMap((dimension) => {
      const found = estimated(ratedCells(input, dimension));
      return found ? [{ dimension, ...found }] : [];
    }),
  };
}

/**
 * x = indicator + pupil + rater + pupil × rater + residual. The residual is what ratings of one pupil by one rater differ among themselves,
 * indicators' means taken away; raters and pupil × rater by Henderson's method I (1953) from each rater's mean of each pupil, of which the
 * residual still has its part in the mean of n ratings: σ²_pr + σ²_e · mean(1 / n), over pupils whom several rated, because only they say
 * anything of it. Estimates below 0 are 0 (Brennan 2001). Null where there is too little.
 */
function estimated(cells: readonly RatedCell[]) {
  const means = pupilRatings(cells, ({ schoolId }) => schoolId);
  const several = [...grouped(means, ({ person }) => person).values()].filter((own) => own.length > 1);
  const raters = new Set(means.map(({ rater }) => rater)).size;
  const ratings = means.reduce((sum, one) => sum + one.ratings, 0);
  const again = ratings - means.length;
  if (several.length < LEAST.pupils || raters < LEAST.raters || again < LEAST.again) return undefined;
  const found = henderson1(means)?.untruncated;
  if (!found) return undefined;
  const residual = withinPairs(cells) / again;
  const parts = several.flatMap((own) => own.map((one) => ({ weight: 1 - 1 / own.length, n: one.ratings })));
  const inMean = orderedSum(parts.map(({ weight, n }) => weight / n)) / orderedSum(parts.map(({ weight }) => weight));
  const personRater = Math.max(0, found.pr - residual * inMean);
  return {
    components: { rater: Math.max(0, found.r), personRater, residual },
    pupils: several.length,
    raters,
    ratings,
  };
}

/** The sum of squares of single ratings around their rater's mean of their pupil, each indicator's own mean taken away. */
function withinPairs(cells: readonly RatedCell[]): number {
  const centre = new Map(
    [...grouped(cells, ({ indicator }) => indicator)].map(([indicator, own]) => [indicator, meanStep(own)]),
  );
  const pairs = grouped(cells, ({ pupil, rater }) => JSON.stringify([pupil, rater]));
  return orderedSum(
    [...pairs.values()].map((own) => {
      const around = own.map(({ n, sum, squares, indicator }) => {
        const mean = centre.get(indicator) ?? 0;
        return { n, sum: sum - n * mean, squares: squares - 2 * mean * sum + n * mean * mean };
      });
      const [n, sum] = [orderedSum(around.map((one) => one.n)), orderedSum(around.map((one) => one.sum))];
      return Math.max(0, orderedSum(around.map((one) => one.squares)) - (sum * sum) / n);
    }),
  );
}
