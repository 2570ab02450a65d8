import { at, cholesky, inverse, quadraticForm, solve } from './symmetric.ts';

export type TwoWayRow = { readonly unit: string; readonly rater: string; readonly column: string; readonly y: number };
export type TwoWayFit = {
  readonly sigma2: number;
  readonly df: number;
  readonly residualSumOfSquares: number;
  /** Rater effects that add up to 0: above 0 gives more than the average rater. */
  readonly raters: readonly { readonly id: string; readonly effect: number; readonly se: number }[];
  /** Each unit's value with the average rater and the average column. */
  readonly units: readonly { readonly id: string; readonly value: number; readonly se: number }[];
};

/**
 * y ~ unit + rater + column by least squares, raters and columns summing to 0: a diagnostic beside the mixed model. Units (a
 * diagonal block) are eliminated. Null where raters are not all linked through units (singular by one per component), or no
 * degree of freedom is left.
 */
export function twoWayFixed(unsorted: readonly TwoWayRow[]): TwoWayFit | null {
  const key = (row: TwoWayRow) => JSON.stringify([row.unit, row.rater, row.column, row.y]);
  const rows = [...unsorted].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const names = (of: (row: TwoWayRow) => string) => [...new Set(rows.map(of))].sort();
  const [units, raters, columns] = [names((row) => row.unit), names((row) => row.rater), names((row) => row.column)];
  const [r, c] = [raters.length - 1, columns.length - 1];
  const q = r + c;
  const df = rows.length - units.length - q;
  if (df < 1) return null;
  const coded = (row: TwoWayRow) => [
    ...contrast(raters.indexOf(row.rater), r),
    ...contrast(columns.indexOf(row.column), c),
  ];
  const byUnit = new Map(units.map((id) => [id, { n: 0, y: 0, x: new Float64Array(q) }]));
  const [xx, xy] = [new Float64Array(q * q), new Float64Array(q)];
  let yy = 0;
  for (const row of rows) {
    const x = coded(row);
    const unit = byUnit.get(row.unit);
    if (!unit) continue;
    unit.n += 1;
    unit.y += row.y;
    yy += row.y * row.y;
    for (const [i, value] of x.entries()) {
      unit.x[i] = at(unit.x, i) + value;
      xy[i] = at(xy, i) + value * row.y;
      for (const [j, other] of x.entries()) xx[i * q + j] = at(xx, i * q + j) + value * other;
    }
  }
  for (const { n, y, x } of byUnit.values()) {
    yy -= (y * y) / n;
    for (let i = 0; i < q; i++) {
      xy[i] = at(xy, i) - (at(x, i) * y) / n;
      for (let j = 0; j < q; j++) xx[i * q + j] = at(xx, i * q + j) - (at(x, i) * at(x, j)) / n;
    }
  }
  const l = cholesky(xx, q);
  if (!l) return null;
  const b = solve(l, q, xy);
  const covariance = inverse(l, q);
  const rss = yy - b.reduce((sum, value, i) => sum + value * at(xy, i), 0);
  const sigma2 = rss / df;
  const raterEffects = raters.map((id, index) => {
    const h = Float64Array.from([...contrast(index, r), ...new Array<number>(c).fill(0)]);
    const effect = h.reduce((sum, value, i) => sum + value * at(b, i), 0);
    return { id, effect, se: Math.sqrt(sigma2 * quadraticForm(covariance, q, h)) };
  });
  const unitValues = [...byUnit].map(([id, { n, y, x }]) => {
    const h = x.map((value) => value / n);
    const value = y / n - h.reduce((sum, part, i) => sum + part * at(b, i), 0);
    return { id, value, se: Math.sqrt(sigma2 * (1 / n + quadraticForm(covariance, q, h))) };
  });
  return { sigma2, df, residualSumOfSquares: rss, raters: raterEffects, units: unitValues };
}

/** Sum-to-zero coding: the last level is −1 in every column. */
function contrast(index: number, width: number): number[] {
  return Array.from({ length: width }, (_, k) => (index === width ? -1 : index === k ? 1 : 0));
}
