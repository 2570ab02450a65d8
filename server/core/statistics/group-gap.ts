import gammaln from '@stdlib/math-base-special-gammaln';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { noncentralityAt } from './noncentral-t.ts';
import { Z95 } from './normal.ts';

export type GapRefusal = {
  readonly status: 'not_estimable_group_below_2' | 'not_estimable_no_variation';
  readonly n1: number;
  readonly n2: number;
  readonly difference: number | null;
};
/** What costs nothing: no iteration for the noncentral t, no comparing of every member with every other. */
export type QuickGap = Omit<Gap, 'gLo95' | 'gHi95' | 'superiority'>;
export type Gap = {
  readonly n1: number;
  readonly n2: number;
  readonly mean1: number;
  readonly mean2: number;
  readonly difference: number;
  /** Welch (1947) 95 % interval, in units of the values. */
  readonly lo95: number;
  readonly hi95: number;
  readonly sdPooled: number;
  readonly d: number;
  readonly correction: number;
  readonly correctionApproximate: number;
  /** Hedges g (1981) with the exact correction; interval from the noncentral t, and the large-sample one. */
  readonly g: number;
  readonly gLo95: number;
  readonly gHi95: number;
  readonly gVariance: number;
  readonly gWaldLo95: number;
  readonly gWaldHi95: number;
  /** P(A > B) + P(A = B)/2. */
  readonly superiority: number;
};

/** Two groups of pupils that do not sit in groups of their own: g = J d, J = Γ(m/2) / (√(m/2) Γ((m−1)/2)), m = n1 + n2 − 2. */
export function groupGap(unsortedA: readonly number[], unsortedB: readonly number[]): Gap | GapRefusal {
  const [a, b] = [sorted(unsortedA), sorted(unsortedB)];
  const quick = gapOfSorted(a, b);
  if ('status' in quick) return quick;
  const { n1, n2, d, correction } = quick;
  const scale = Math.sqrt(1 / n1 + 1 / n2);
  const limit = (p: number) => correction * scale * noncentralityAt(d / scale, n1 + n2 - 2, p);
  return { ...quick, gLo95: limit(0.975), gHi95: limit(0.025), superiority: superiority(a, b) };
}

/** The same, for reports that are worked out while somebody waits: the interval of g is the large-sample one. */
export function quickGap(unsortedA: readonly number[], unsortedB: readonly number[]): QuickGap | GapRefusal {
  return gapOfSorted(sorted(unsortedA), sorted(unsortedB));
}

const sorted = (values: readonly number[]) => [...values].sort((x, y) => x - y);

function gapOfSorted(a: readonly number[], b: readonly number[]): QuickGap | GapRefusal {
  const [n1, n2] = [a.length, b.length];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mean1, mean2] = [mean(a), mean(b)];
  const difference = n1 === 0 || n2 === 0 ? null : mean1 - mean2;
  if (n1 < 2 || n2 < 2 || difference === null) return { status: 'not_estimable_group_below_2', n1, n2, difference };
  const squares = (values: readonly number[], middle: number) =>
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const [ss1, ss2] = [squares(a, mean1), squares(b, mean2)];
  const m = n1 + n2 - 2;
  const sdPooled = Math.sqrt((ss1 + ss2) / m);
  if (sdPooled === 0) return { status: 'not_estimable_no_variation', n1, n2, difference };

  const [v1, v2] = [ss1 / (n1 - 1) / n1, ss2 / (n2 - 1) / n2];
  const df = (v1 + v2) ** 2 / (v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1));
  const reach = tQuantile(0.975, df) * Math.sqrt(v1 + v2);
  const d = difference / sdPooled;
  const correction = Math.exp(gammaln(m / 2) - gammaln((m - 1) / 2)) * Math.sqrt(2 / m);
  const g = correction * d;
  const gVariance = 1 / n1 + 1 / n2 + g ** 2 / (2 * (n1 + n2));
  return {
    n1,
    n2,
    mean1,
    mean2,
    difference,
    lo95: difference - reach,
    hi95: difference + reach,
    sdPooled,
    d,
    correction,
    correctionApproximate: 1 - 3 / (4 * m - 1),
    g,
    gVariance,
    gWaldLo95: g - Z95 * Math.sqrt(gVariance),
    gWaldHi95: g + Z95 * Math.sqrt(gVariance),
  };
}

/** Both sorted: for each of a, how many of b lie below or beside it. */
function superiority(a: readonly number[], b: readonly number[]): number {
  let [below, upTo, sum] = [0, 0, 0];
  for (const value of a) {
    while (below < b.length && (b[below] ?? 0) < value) below += 1;
    while (upTo < b.length && (b[upTo] ?? 0) <= value) upTo += 1;
    sum += below + (upTo - below) / 2;
  }
  return sum / (a.length * b.length);
}
