import fQuantile from '@stdlib/stats-base-dists-f-quantile';
import { oneFactor } from './one-factor.ts';

export type Alpha = {
  readonly n: number;
  readonly k: number;
  readonly alpha: number;
  /** Feldt (1965) 95 % interval. */
  readonly lo95: number;
  readonly hi95: number;
  readonly standardized: number;
  readonly meanInterItemR: number;
  /** Standard error of measurement of the sum, in its units. */
  readonly semTotal: number;
  /** Of each item with the sum of the others; alpha without each item (null with two items). */
  readonly itemTotal: readonly number[];
  readonly ifDropped: readonly number[] | null;
};

/** Covariances (n − 1) of the columns of a table of persons × items; with gaps (null) each pair uses the rows that have both. */
export function covariances(table: readonly (readonly (number | null)[])[]): number[][] {
  const k = table[0]?.length ?? 0;
  const pair = (i: number, j: number) => {
    const both = table.flatMap((row) => {
      const [a, b] = [row[i] ?? null, row[j] ?? null];
      return a === null || b === null ? [] : [[a, b] as const];
    });
    const [ma, mb] = [0, 1].map((side) => both.reduce((sum, values) => sum + (values[side] ?? 0), 0) / both.length);
    return both.reduce((sum, [a, b]) => sum + (a - (ma ?? 0)) * (b - (mb ?? 0)), 0) / (both.length - 1);
  };
  return Array.from({ length: k }, (_, i) => Array.from({ length: k }, (__, j) => pair(i, j)));
}

const sumOf = (matrix: readonly (readonly number[])[]) => matrix.flat().reduce((sum, value) => sum + value, 0);
const traceOf = (matrix: readonly (readonly number[])[]) => matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);

/** Cronbach's alpha (1951) from a covariance matrix; null with fewer than two items or without variation. Says nothing about raters. */
export function alphaOf(covariance: readonly (readonly number[])[]): number | null {
  const [k, total] = [covariance.length, sumOf(covariance)];
  return k < 2 || total <= 0 ? null : (k / (k - 1)) * (1 - traceOf(covariance) / total);
}

/** All that is said of one rubric form, from complete rows; null with fewer than two persons or items, or without variation. */
export function cronbachAlpha(table: readonly (readonly number[])[]): Alpha | null {
  const [n, k] = [table.length, table[0]?.length ?? 0];
  if (n < 2 || k < 2) return null;
  const c = covariances(table);
  const alpha = alphaOf(c);
  if (alpha === null || c.some((row, i) => row[i] === 0)) return null;
  const sd = (i: number) => Math.sqrt(c[i]?.[i] ?? 0);
  const r = c.map((row, i) => row.map((value, j) => value / (sd(i) * sd(j))));
  const total = sumOf(c);
  const limit = (p: number) => 1 - (1 - alpha) * fQuantile(p, n - 1, (n - 1) * (k - 1));
  const rest = (i: number) => {
    const withSum = (c[i] ?? []).reduce((sum, value) => sum + value, 0) - (c[i]?.[i] ?? 0);
    const variance = total - 2 * withSum - (c[i]?.[i] ?? 0);
    return withSum / (sd(i) * Math.sqrt(variance));
  };
  const without = (i: number) => alphaOf(c.filter((_, a) => a !== i).map((row) => row.filter((_, b) => b !== i)));
  const dropped = c.map((_, i) => without(i));
  return {
    n,
    k,
    alpha,
    lo95: limit(0.975),
    hi95: limit(0.025),
    standardized: alphaOf(r) ?? Number.NaN,
    meanInterItemR: (sumOf(r) - k) / (k * (k - 1)),
    semTotal: Math.sqrt(total * (1 - alpha)),
    itemTotal: c.map((_, i) => rest(i)),
    ifDropped: dropped.some((value) => value === null) ? null : dropped.map((value) => value ?? 0),
  };
}

export type Omega = {
  readonly omega: number;
  readonly loadings: readonly number[];
  readonly uniquenesses: readonly number[];
};

/** McDonald's omega (1999) of one factor fitted by maximum likelihood to the correlations, in the items' own units; null where it cannot be fitted. */
export function omega(table: readonly (readonly number[])[]): Omega | null {
  const c = covariances(table);
  const sd = c.map((row, i) => Math.sqrt(row[i] ?? 0));
  if (c.length < 3 || sd.includes(0)) return null;
  const fitted = oneFactor(c.map((row, i) => row.map((value, j) => value / ((sd[i] ?? 0) * (sd[j] ?? 0)))));
  if (!fitted) return null;
  const loadings = fitted.loadings.map((value, i) => value * (sd[i] ?? 0));
  const uniquenesses = fitted.uniquenesses.map((value, i) => value * (sd[i] ?? 0) ** 2);
  const common = loadings.reduce((sum, value) => sum + value, 0) ** 2;
  return { omega: common / (common + uniquenesses.reduce((sum, value) => sum + value, 0)), loadings, uniquenesses };
}
