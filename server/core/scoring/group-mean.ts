import type { ErrorTerms } from './dimension-score.ts';

/** The error terms of several scores, added up; null where one of them is not estimated. Sums of sums are sums: classes add up to grades. */
export function sumErrorTerms(all: readonly (ErrorTerms | null)[]): ErrorTerms | null {
  const byRater = new Map<string, number>();
  let [sumSquaredPersonRater, sumSquaredResidual] = [0, 0];
  for (const terms of all) {
    if (terms === null) return null;
    for (const [rater, part] of Object.entries(terms.raterCoefficients)) {
      byRater.set(rater, (byRater.get(rater) ?? 0) + part);
    }
    sumSquaredPersonRater += terms.sumSquaredPersonRater;
    sumSquaredResidual += terms.sumSquaredResidual;
  }
  return { raterCoefficients: Object.fromEntries(byRater), sumSquaredPersonRater, sumSquaredResidual };
}

/**
 * The rating error (score points) of the mean of `n` scores whose error terms add up to `sum`; null where one is not estimated
 * or there is no score.
 *
 * With R_ir = one standard deviation of rater r's severity in pupil i's score, P_i and E_i the pupil's person × rater and
 * residual variances:  SE² = ( Σ_r (Σ_i R_ir)² + Σ_i P_i + Σ_i E_i ) / N².
 * A rater's severity moves all his pupils the same way, so it is added up before it is squared; taking the pupils' errors
 * as independent would make a class rated by one teacher look √N times too certain (additive severity model, docs/methods.md §1, §4).
 * Sampling of pupils is no part of it. Add the pupils up in a fixed order where the last bit matters.
 */
export function groupMeanError(sum: ErrorTerms | null, n: number): number | null {
  if (sum === null || n === 0) return null;
  const severity = Object.values(sum.raterCoefficients).reduce((total, part) => total + part * part, 0);
  return Math.sqrt(severity + sum.sumSquaredPersonRater + sum.sumSquaredResidual) / n;
}
