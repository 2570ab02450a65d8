export type Shrunk = {
  /** trueVariance / (trueVariance + se²), 0–1. */
  readonly reliability: number;
  /** mean + reliability · (score − mean), score points. */
  readonly value: number;
  /** √(reliability · se²), score points. */
  readonly sd: number;
};

/**
 * The empirical Bayes value of a score (Kelley 1947), for flags and aggregates only: it pulls a pupil towards a group he may
 * not belong to and is never printed as his score. `trueVariance` (squared score points) is the reference group's observed
 * variance − mean se², at least 0. Null without a score and error, or where both variances are 0.
 */
export function shrunkValue(
  measured: { readonly score: number | null; readonly se: number | null },
  group: { readonly mean: number; readonly trueVariance: number },
): Shrunk | null {
  const { score, se } = measured;
  if (score === null || se === null || !(group.trueVariance + se * se > 0)) return null;
  const reliability = group.trueVariance / (group.trueVariance + se * se);
  return {
    reliability,
    value: group.mean + reliability * (score - group.mean),
    sd: Math.sqrt(reliability * se * se),
  };
}

/**
 * Reliability and standard error of measurement of a weighted composite (Mosier 1943):
 * 1 − Σ w_d² s_d² (1 − ρ_d) / s_C², s_C² = Σ_d Σ_e w_d w_e s_d s_e r_de. The product offers no composite by default;
 * this is for a rule that demands one. All lists are by dimension, correlations as a square. Null where s_C² is 0.
 */
export function compositeReliability(
  weights: readonly number[],
  sds: readonly number[],
  reliabilities: readonly number[],
  correlations: readonly (readonly number[])[],
): { reliability: number; sem: number } | null {
  const spread = weights.map((weight, d) => weight * (sds[d] ?? 0));
  let variance = 0;
  let error = 0;
  spread.forEach((own, d) => {
    spread.forEach((other, e) => {
      variance += own * other * (correlations[d]?.[e] ?? 0);
    });
    error += own * own * (1 - (reliabilities[d] ?? 0));
  });
  return variance > 0 ? { reliability: 1 - error / variance, sem: Math.sqrt(error) } : null;
}

/** The reliability of a measure made `lengthFactor` times as long with parallel parts (Spearman 1910; Brown 1910). */
export function spearmanBrown(reliability: number, lengthFactor: number): number {
  return (lengthFactor * reliability) / (1 + (lengthFactor - 1) * reliability);
}
