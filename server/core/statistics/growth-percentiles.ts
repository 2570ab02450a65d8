import { areDistinct, type Knots, knotsOf, splineBasis } from './b-spline.ts';
import { quantileRegression } from './quantile-regression.ts';

/** .005, .015, … .995 */
export const TAUS: readonly number[] = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100);
/** Pupils for each coefficient below which nothing is fitted. The report asks for 1 000 in all. */
const LEAST_PER_COEFFICIENT = 30;

export type GrowthModel = {
  readonly knots: readonly Knots[];
  /** For each tau, the coefficients: constant, then the spline columns of each prior. */
  readonly coefficients: readonly (readonly number[])[];
};
export type GrowthPercentile = {
  /** 1–99: fitted quantiles strictly below the result, and at or below it. On a coarse scale the truth is the interval of the two. */
  readonly strict: number;
  readonly weak: number;
};

/**
 * Student growth percentiles as the R package SGP makes them (Betebenner 2009): 100 quantile regressions on cubic B-splines of each
 * prior. Refused where pupils are fewer than 30 for each coefficient or a prior has too few different values for its knots.
 * One child's percentile has an error of about 20 points (McCaffrey, Castellano & Lockwood 2015): three bands at most are shown.
 */
export function growthModel(results: readonly number[], priors: readonly (readonly number[])[]) {
  const width = priors[0]?.length ?? 0;
  const knots = Array.from({ length: width }, (_, k) => knotsOf(priors.map((row) => row[k] ?? 0)));
  const refused = { status: 'not_estimable' as const, knots };
  const usable = knots.flatMap((one) => (one && areDistinct(one) ? [one] : []));
  const count = 1 + usable.reduce((sum, one) => sum + one.knots.length + 3, 0);
  if (usable.length < width || results.length < LEAST_PER_COEFFICIENT * count) return refused;
  const rows = priors.map((prior) => basisRow(prior, usable));
  const coefficients: number[][] = [];
  for (const tau of TAUS) {
    const fitted = quantileRegression(results, rows, tau);
    if (!fitted) return refused;
    coefficients.push(fitted);
  }
  return { status: 'ok' as const, knots: usable, coefficients };
}

/** Constant and splines of one pupil's priors. */
export function basisRow(prior: readonly number[], knots: readonly Knots[]): number[] {
  return [1, ...knots.flatMap((one, k) => splineBasis(prior[k] ?? 0, one))];
}

/** The 100 fitted quantiles of a pupil with these priors, sorted (Chernozhukov, Fernández-Val & Galichon 2010), five digits. */
export function fittedQuantiles(model: GrowthModel, prior: readonly number[]): number[] {
  const row = basisRow(prior, model.knots);
  const fitted = model.coefficients.map((b) => b.reduce((sum, value, k) => sum + value * (row[k] ?? 0), 0));
  return fitted.sort((a, b) => a - b).map((value) => Math.round(value * 1e5) / 1e5);
}

export function growthPercentile(model: GrowthModel, prior: readonly number[], result: number): GrowthPercentile {
  const fitted = fittedQuantiles(model, prior);
  const clipped = (count: number) => Math.min(99, Math.max(1, count));
  const below = fitted.filter((value) => value < result).length;
  const upTo = fitted.filter((value) => value <= result).length;
  return { strict: clipped(below), weak: clipped(upTo) };
}
