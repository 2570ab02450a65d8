import fCdf from '@stdlib/stats-base-dists-f-cdf';
import fQuantile from '@stdlib/stats-base-dists-f-quantile';

export type Icc = {
  readonly icc: number;
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  readonly lo95: number;
  readonly hi95: number;
};
export type IccKind = `ICC(${1 | 2 | 3},${1 | 'k'})`;
export type MeanSquares = {
  readonly between: number;
  readonly within: number;
  readonly raters: number;
  readonly error: number;
};

/** Mean squares of a full units × raters table (n ≥ 2, k ≥ 2). */
export function meanSquares(
  table: readonly (readonly number[])[],
): MeanSquares & { readonly n: number; readonly k: number } {
  const [n, k] = [table.length, table[0]?.length ?? 0];
  const all = table.flat();
  const mean = all.reduce((sum, value) => sum + value, 0) / (n * k);
  const rowMeans = table.map((row) => row.reduce((sum, value) => sum + value, 0) / k);
  const columnMeans = Array.from({ length: k }, (_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0) / n);
  const ssRows = k * rowMeans.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const ssColumns = n * columnMeans.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  let ssError = 0;
  for (const [i, row] of table.entries())
    for (const [j, value] of row.entries()) ssError += (value - (rowMeans[i] ?? 0) - (columnMeans[j] ?? 0) + mean) ** 2;
  return {
    n,
    k,
    between: ssRows / (n - 1),
    within: (ssColumns + ssError) / (n * (k - 1)),
    raters: ssColumns / (k - 1),
    error: ssError / ((n - 1) * (k - 1)),
  };
}

/**
 * The six intraclass correlations of Shrout & Fleiss (1979) with F tests and 95 % intervals (McGraw & Wong 1996 for ICC(2,·)):
 * (1,·) one-way random, (2,·) two-way random with absolute agreement, (3,·) two-way mixed consistency; k the mean of k raters.
 * Null where there is no variation; a negative value is reported and means agreement not above chance.
 */
export function intraclassCorrelations(table: readonly (readonly number[])[]): Readonly<Record<IccKind, Icc>> | null {
  const { n, k, between, within, raters, error } = meanSquares(table);
  if (n < 2 || k < 2 || within + between === 0 || error === 0) return null;
  const [dfRows, dfError, dfWithin] = [n - 1, (n - 1) * (k - 1), n * (k - 1)];
  const quantile = (df1: number, df2: number) => fQuantile(0.975, df1, df2);

  const f1 = between / within;
  const [f1Low, f1High] = [f1 / quantile(dfRows, dfWithin), f1 * quantile(dfWithin, dfRows)];
  const f3 = between / error;
  const [f3Low, f3High] = [f3 / quantile(dfRows, dfError), f3 * quantile(dfError, dfRows)];
  const single = (f: number) => (f - 1) / (f + k - 1);
  const average = (f: number) => 1 - 1 / f;

  const icc21 = (between - error) / (between + (k - 1) * error + (k * (raters - error)) / n);
  const fRaters = raters / error;
  const v =
    (dfError * (k * icc21 * fRaters + n * (1 + (k - 1) * icc21) - k * icc21) ** 2) /
    ((n - 1) * (k * icc21 * fRaters) ** 2 + (n * (1 + (k - 1) * icc21) - k * icc21) ** 2);
  // v is a weighted mean of degrees of freedom, and no whole number.
  const [up, down] = [fQuantile(0.975, dfRows, v), fQuantile(0.975, v, dfRows)];
  const shared = k * raters + (k * n - k - n) * error;
  const lo21 = (n * (between - up * error)) / (up * shared + n * between);
  const hi21 = (n * (down * between - error)) / (shared + n * down * between);
  const averaged = (one: number) => (one * k) / (1 + one * (k - 1));

  const row = (icc: number, f: number, df2: number, lo95: number, hi95: number): Icc => ({
    icc,
    F: f,
    df1: dfRows,
    df2,
    p: 1 - fCdf(f, dfRows, df2) > 1e-6 ? 1 - fCdf(f, dfRows, df2) : fCdf(1 / f, df2, dfRows),
    lo95,
    hi95,
  });
  return {
    'ICC(1,1)': row(single(f1), f1, dfWithin, single(f1Low), single(f1High)),
    'ICC(2,1)': row(icc21, f3, dfError, lo21, hi21),
    'ICC(3,1)': row(single(f3), f3, dfError, single(f3Low), single(f3High)),
    'ICC(1,k)': row(average(f1), f1, dfWithin, average(f1Low), average(f1High)),
    'ICC(2,k)': row((between - error) / (between + (raters - error) / n), f3, dfError, averaged(lo21), averaged(hi21)),
    'ICC(3,k)': row(average(f3), f3, dfError, average(f3Low), average(f3High)),
  };
}
