import { quantile } from './quantile.ts';

export type Knots = { readonly knots: readonly number[]; readonly boundaries: readonly [number, number] };

const DEGREE = 3;
const toThree = (value: number) => Math.round(value * 1000) / 1000;

/** Knots at the type-7 quantiles .2 .4 .6 .8 and boundaries 10 % beyond the range, rounded to three digits, as the R package SGP keeps them. */
export function knotsOf(values: readonly number[]): Knots | null {
  const knots = [0.2, 0.4, 0.6, 0.8].map((p) => quantile(values, p));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0 || knots.some((knot) => knot === null)) return null;
  const reach = 0.1 * (most - least);
  return {
    knots: knots.map((knot) => toThree(knot ?? 0)),
    boundaries: [toThree(least - reach), toThree(most + reach)],
  };
}

/** Whether the knots are different from one another and inside the boundaries: else there is no spline through them. */
export function areDistinct({ knots, boundaries: [low, high] }: Knots): boolean {
  return [low, ...knots, high].every((knot, i, all) => i === 0 || knot > (all[i - 1] ?? 0));
}

/**
 * The cubic B-spline basis at x without its first column (R's splines::bs with no intercept): as many columns as knots + 3. Beyond
 * the boundaries the end polynomial goes on (de Boor 1978; The NURBS Book, algorithm A2.2, with the interval held).
 */
export function splineBasis(x: number, { knots, boundaries: [low, high] }: Knots): number[] {
  const all = [...new Array<number>(DEGREE + 1).fill(low), ...knots, ...new Array<number>(DEGREE + 1).fill(high)];
  const count = all.length - DEGREE - 1;
  const interval = knots.filter((knot) => knot <= x).length + DEGREE;
  const values = [1];
  for (let degree = 1; degree <= DEGREE; degree++) {
    let saved = 0;
    for (let r = 0; r < degree; r++) {
      const [right, left] = [all[interval + r + 1] ?? 0, all[interval + r + 1 - degree] ?? 0];
      const part = (values[r] ?? 0) / (right - left);
      values[r] = saved + (right - x) * part;
      saved = (x - left) * part;
    }
    values[degree] = saved;
  }
  const row = new Array<number>(count).fill(0);
  for (const [r, value] of values.entries()) row[interval - DEGREE + r] = value;
  return row.slice(1);
}
