import { byCode, type Coded, inOrder, ranked } from './coded.ts';
import { addDots, factorInPlace, invertedTranspose } from './dense-blocks.ts';
import { real, whole } from './symmetric.ts';

/** Columns of a table: y, and in each row who was rated, by whom, and on what. */
export type TwoWayData = {
  readonly y: Float64Array;
  readonly unit: Coded;
  readonly rater: Coded;
  readonly column: Coded;
};
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
 * diagonal block) are eliminated, so what is left costs Σ over units of (raters and columns met)² and one Cholesky of raters and
 * columns. Null where raters are not all linked through units (singular by one per component), or no degree of freedom is left.
 * Rows in any order give the same bits.
 */
export function twoWayFixed(data: TwoWayData): TwoWayFit | null {
  const { y, unit, rater, column } = data;
  const [r, c] = [rater.names.length, column.names.length];
  const q = r + c;
  const df = y.length - unit.names.length - (r - 1) - (c - 1);
  if (df < 1) return null;
  const { equations, side, units } = equationsOf(data);
  // Without units all raters together are 0, and so are all columns: with 1 added everywhere in both blocks the equations have one
  // solution, the one that sums to 0, and the inverse has 1/r² (1/c²) more everywhere in them.
  for (let i = 0; i < q; i++)
    for (let j = i < r ? 0 : r; j <= i; j++) equations[i * side + j] = real(equations, i * side + j) + 1;
  const before = Float64Array.from({ length: q }, (_, i) => real(equations, i * (side + 1)));
  if (!factorInPlace(equations, side, q)) return null;
  if (before.some((value, i) => real(equations, i * (side + 1)) ** 2 <= 1e-12 * value)) return null;
  const upper = { values: invertedTranspose(equations, side, q), start: 0, stride: q, count: q };
  const effects = new Float64Array(q);
  const last = { values: equations, start: q * side, stride: side, count: 1 };
  addDots({ values: effects, start: 0, stride: 1, count: q }, upper, last, q, 1, { upper: 'a' });
  const inverse = new Float64Array(q * q);
  addDots({ values: inverse, start: 0, stride: q, count: q }, upper, upper, q, 1, { lower: true, upper: 'both' });
  const covariance = (i: number, j: number) => real(inverse, Math.max(i, j) * q + Math.min(i, j));
  const rss = real(equations, side * side - 1);
  const sigma2 = rss / df;
  return {
    sigma2,
    df,
    residualSumOfSquares: rss,
    raters: rater.names.map((id, i) => {
      const variance = Math.max(0, covariance(i, i) - 1 / (r * r));
      return { id, effect: real(effects, i), se: Math.sqrt(sigma2 * variance) };
    }),
    units: unit.names.map((id, place) => {
      const { n, sum, met } = units[place] ?? { n: 0, sum: 0, met: [] };
      let [value, form] = [sum / n, -1 / (r * r) - 1 / (c * c)];
      for (const [i, count] of met) {
        value -= (count / n) * real(effects, i);
        for (const [j, other] of met) form += (count / n) * covariance(i, j) * (other / n);
      }
      return { id, value, se: Math.sqrt(sigma2 * (1 / n + Math.max(0, form))) };
    }),
  };
}

/** One unit: its rows, their sum, and how often it met each rater and column. */
type Unit = {
  readonly n: number;
  readonly sum: number;
  readonly met: readonly (readonly [place: number, count: number])[];
};

/** Normal equations of raters and columns (0 and 1 each, raters first) with y as the last row, units taken out; their lower triangle. */
function equationsOf({ y, unit, rater, column }: TwoWayData) {
  const keyOf = ({ codes, names }: Coded) => ({ codes, size: names.length });
  const rows = inOrder(y.length, [ranked(y), ...[column, rater, unit].map(keyOf)]);
  const mean = rows.reduce((total, row) => total + real(y, row), 0) / y.length;
  const r = rater.names.length;
  const side = r + column.names.length + 1;
  const equations = new Float64Array(side * side);
  const add = (i: number, j: number, by: number) => {
    equations[i * side + j] = real(equations, i * side + j) + by;
  };
  const own = byCode(unit.codes, unit.names.length, rows);
  const units = unit.names.map((_, place): Unit => {
    const counts = new Map<number, number>();
    const here = own.rows.subarray(own.starts[place], own.starts[place + 1]);
    let sum = 0;
    for (const row of here) {
      const [i, j, value] = [whole(rater.codes, row), r + whole(column.codes, row), real(y, row) - mean];
      for (const met of [i, j]) {
        counts.set(met, (counts.get(met) ?? 0) + 1);
        add(met, met, 1);
        add(side - 1, met, value);
      }
      add(j, i, 1);
      add(side - 1, side - 1, value * value);
      sum += value;
    }
    const met = [...counts].sort((a, b) => a[0] - b[0]);
    for (const [k, [i, count]] of met.entries()) {
      for (const [j, other] of met.slice(0, k + 1)) add(i, j, (-count * other) / here.length);
      add(side - 1, i, (-count * sum) / here.length);
    }
    add(side - 1, side - 1, (-sum * sum) / here.length);
    return { n: here.length, sum: sum + mean * here.length, met };
  });
  return { equations, side, units };
}
