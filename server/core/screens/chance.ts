import { adjustedForFalseDiscovery, binomialAbove } from '../statistics/false-discovery.ts';
import { sumOf } from './groups.ts';

/** Of what a screen reports, this share may be false alarms (Benjamini & Hochberg 1995). */
export const FALSE_DISCOVERY = 0.05;

/** A unit of a screen with its p value under the null model. */
export type Tested<Unit> = {
  readonly unit: Unit;
  readonly p: number;
  /** Large enough to be worth a look, whatever its p. */
  readonly isLarge: boolean;
  /** Chance, under the null model, that this unit is large enough and its p at most `limit`. */
  readonly chanceWithin: (limit: number) => number;
};

/**
 * The units that stand out after control of the false discovery rate, and how many would do so if nothing were the matter with any of
 * them: the sum of their chances to come as low as the limit that was applied. Discrete p values make it less than m × limit.
 */
export function standingOut<Unit>(tests: readonly Tested<Unit>[]) {
  const adjusted = adjustedForFalseDiscovery(tests.map(({ p }) => p));
  const passing = tests.filter((_, i) => (adjusted[i] ?? 1) <= FALSE_DISCOVERY);
  const limit = (FALSE_DISCOVERY * Math.max(1, passing.length)) / Math.max(1, tests.length);
  return {
    examined: tests.length,
    expected: sumOf(tests.map(({ chanceWithin }) => chanceWithin(limit))),
    found: passing.filter(({ isLarge }) => isLarge),
  };
}

/** The greatest upper tail of a binomial that is at most `limit`, from `least` successes on: P(X ≥ c) of the first c that gets there. */
export function binomialWithin(n: number, p: number, limit: number, least = 1): number {
  let [low, high] = [least, n + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialAbove(middle, n, p) <= limit) high = middle;
    else low = middle + 1;
  }
  return low > n ? 0 : binomialAbove(low, n, p);
}
