import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import binomialQuantile from '@stdlib/stats-base-dists-binomial-quantile';
import { quantile } from './quantile.ts';

export type Bands = {
  /** As it may be shown: '<10' below the least group. */
  readonly n: string;
  readonly suppressed: 'no' | 'small_group' | 'homogeneous';
  readonly mean: number | null;
  readonly p10: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  /** The median's interval by order statistics, and what it covers. */
  readonly medianLo: number | null;
  readonly medianHi: number | null;
  readonly coverage: number | null;
};

const LEAST = { median: 10, quarters: 20, tenths: 50 } as const;
const NOTHING = {
  mean: null,
  p10: null,
  p25: null,
  p50: null,
  p75: null,
  p90: null,
  medianLo: null,
  medianHi: null,
  coverage: null,
};

/**
 * Percentiles (type 7) of a group that leaves the school: mean and median from 10, P25/P75 from 20, P10/P90 from 50 (NCES 2011-603).
 * A group that is all alike shows nothing: any figure would be each member's own.
 */
export function percentileBands(unsorted: readonly number[]): Bands {
  const values = [...unsorted].sort((a, b) => a - b);
  const n = values.length;
  if (n < LEAST.median) return { n: `<${LEAST.median}`, suppressed: 'small_group', ...NOTHING };
  if (values[0] === values[n - 1]) return { n: String(n), suppressed: 'homogeneous', ...NOTHING };
  const from = (least: number, p: number) => (n >= least ? quantile(values, p) : null);
  const lower = Math.max(1, binomialQuantile(0.025, n, 0.5));
  const upper = n - lower + 1;
  return {
    n: String(n),
    suppressed: 'no',
    mean: values.reduce((sum, value) => sum + value, 0) / n,
    p10: from(LEAST.tenths, 0.1),
    p25: from(LEAST.quarters, 0.25),
    p50: from(LEAST.median, 0.5),
    p75: from(LEAST.quarters, 0.75),
    p90: from(LEAST.tenths, 0.9),
    medianLo: values[lower - 1] ?? null,
    medianHi: values[upper - 1] ?? null,
    coverage: binomialCdf(upper - 1, n, 0.5) - binomialCdf(lower - 1, n, 0.5),
  };
}
