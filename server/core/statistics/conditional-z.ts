import { leastSquares } from './least-squares.ts';

/** Below this a regression on others says nothing of one child. The report asks for more (100). */
const LEAST = 30;

/**
 * How far each result lies from what pupils with a similar start had, in residual standard errors: residual of y ~ priors over its
 * sigma; `internal` are R's rstandard. Everybody regresses to the mean, which this takes into account and does not explain away.
 */
export function conditionalZ(y: readonly number[], priors: readonly (readonly number[])[]) {
  if (y.length < LEAST) return { status: 'not_estimable_below_30' as const };
  const fit = leastSquares(y, priors);
  if (!fit || fit.sigma === 0) return { status: 'not_estimable' as const };
  const { coefficients, sigma, df, rSquared, residuals, leverage } = fit;
  const z = residuals.map((value) => value / sigma);
  const internal = residuals.map((value, i) => value / (sigma * Math.sqrt(1 - (leverage[i] ?? 0))));
  return { status: 'ok' as const, coefficients, sigma, df, rSquared, z, internal };
}
