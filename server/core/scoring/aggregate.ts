import type { LevelMethod } from '../rubric/rubric.ts';

export type Aggregated = {
  /** On the scale of the values given. */
  readonly value: number;
  /** Positions of the values that count, and each one's coefficient in `value` where the method's rating error is estimated. */
  readonly counting: readonly number[];
  readonly coefficients: readonly number[] | null;
};

/**
 * One value from the values of one kind of rater, in order of happening (any scale); null where there are none, or not yet
 * enough for the method. `masteryValue` is the value of the level that `n-times-at-mastery` asks for.
 *
 * The coefficients are those of the marks that count: 1 for the latest, 1/n for the best n, for a mean, and for a median
 * (whose error is taken to be that of a mean). The other methods' errors are not estimated.
 * Decaying and weighted averages and n times at mastery are those of Canvas LMS (its calculation-method spec).
 */
export function aggregate(method: LevelMethod, values: readonly number[], masteryValue: number): Aggregated | null {
  const all = values.map((_, at) => at);
  const newest = values.at(-1);
  if (newest === undefined) return null;
  switch (method.method) {
    case 'latest-confirmed':
    case 'progress-vs-own-baseline':
      return { value: newest, counting: [values.length - 1], coefficients: [1] };
    case 'mean-of-levels':
      return mean(values, all);
    case 'median-of-levels':
      return { ...mean(values, all), value: median(values) };
    case 'best-n-mean':
      return mean(values, bestFirst(values).slice(0, method.params.n).sort(ascending));
    case 'highest': {
      const counting = bestFirst(values).slice(0, 1);
      return { ...mean(values, counting), coefficients: null };
    }
    case 'decaying-average': {
      const weight = method.params.percent / 100;
      const value = values.reduce((before, next) => weight * next + (1 - weight) * before);
      return { value, counting: all, coefficients: null };
    }
    case 'weighted-average': {
      const weight = method.params.percent / 100;
      const before = all.slice(0, -1);
      const value = before.length === 0 ? newest : weight * newest + (1 - weight) * mean(values, before).value;
      return { value, counting: all, coefficients: null };
    }
    case 'n-times-at-mastery': {
      const counting = all.filter((at) => (values[at] ?? 0) >= masteryValue);
      if (counting.length < method.params.n) return null;
      return { ...mean(values, counting), coefficients: null };
    }
  }
}

const ascending = (a: number, b: number) => a - b;

function mean(values: readonly number[], counting: readonly number[]): Aggregated {
  const sum = counting.reduce((total, at) => total + (values[at] ?? 0), 0);
  return { value: sum / counting.length, counting, coefficients: counting.map(() => 1 / counting.length) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort(ascending);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}

/** Positions from the best value down; of equals the more recent first. */
function bestFirst(values: readonly number[]): number[] {
  return values.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || b - a);
}
