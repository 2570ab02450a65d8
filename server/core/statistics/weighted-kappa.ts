import { Z95 } from './normal.ts';
import { exactSum } from './sum.ts';

export type Kappa = {
  readonly kappa: number | null;
  readonly observed: number;
  readonly expected: number;
  readonly se: number | null;
  readonly lo95: number | null;
  readonly hi95: number | null;
};

/** Agreement weights of K ordered levels: 1 on the diagonal, falling with the distance. */
export const AGREEMENT = {
  unweighted: (i: number, j: number) => (i === j ? 1 : 0),
  linear: (i: number, j: number, k: number) => 1 - Math.abs(i - j) / (k - 1),
  quadratic: (i: number, j: number, k: number) => 1 - ((i - j) / (k - 1)) ** 2,
} as const;

/**
 * Cohen's kappa (1960, 1968) of two raters from their K×K table of counts (rows: the first rater), K being the levels of the rubric
 * and not those that were used. The standard error is that of Fleiss, Cohen & Everitt (1969). Kappa is null where chance alone gives
 * full agreement (both always the same level): then there is nothing to agree about. Negative values are reported as they are.
 */
export function weightedKappa(
  counts: readonly (readonly number[])[],
  weight: (i: number, j: number, k: number) => number = AGREEMENT.quadratic,
): Kappa {
  const k = counts.length;
  const n = counts.flat().reduce((sum, count) => sum + count, 0);
  const p = counts.map((row) => row.map((count) => count / n));
  const rows = p.map(exactSum);
  const columns = p.map((_, j) => exactSum(p.map((row) => row[j] ?? 0)));
  const over = (of: (i: number, j: number) => number) => exactSum(p.flatMap((row, i) => row.map((_, j) => of(i, j))));
  const v = (i: number, j: number) => weight(i, j, k);
  const observed = over((i, j) => v(i, j) * (p[i]?.[j] ?? 0));
  const expected = over((i, j) => v(i, j) * ((rows[i] ?? 0) * (columns[j] ?? 0)));
  if (1 - expected < 1e-12) return { kappa: null, observed, expected, se: null, lo95: null, hi95: null };
  const kappa = (observed - expected) / (1 - expected);
  const meanRow = rows.map((_, i) => exactSum(columns.map((q, j) => q * v(i, j))));
  const meanColumn = columns.map((_, j) => exactSum(rows.map((q, i) => q * v(i, j))));
  const first = over(
    (i, j) => (p[i]?.[j] ?? 0) * (v(i, j) - ((meanRow[i] ?? 0) + (meanColumn[j] ?? 0)) * (1 - kappa)) ** 2,
  );
  const variance = (first - (kappa - expected * (1 - kappa)) ** 2) / (n * (1 - expected) ** 2);
  const se = Math.sqrt(Math.max(0, variance));
  return { kappa, observed, expected, se, lo95: kappa - Z95 * se, hi95: kappa + Z95 * se };
}

/** Counts of pairs of levels (0 … K−1). */
export function crossTable(pairs: readonly (readonly [number, number])[], k: number): number[][] {
  const counts = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (const [i, j] of pairs) {
    const row = counts[i];
    if (!row || j < 0 || j >= k) throw new RangeError(`there is no level ${i} or ${j} among ${k}`);
    row[j] = (row[j] ?? 0) + 1;
  }
  return counts;
}
