/**
 * One factor by maximum likelihood from a correlation matrix (EM of Rubin & Thayer 1982, then run to a change below 1e-13). Answers
 * loadings with a positive sum and uniquenesses above 0; null where it does not settle or a uniqueness vanishes (Heywood case).
 */
export function oneFactor(
  r: readonly (readonly number[])[],
): { readonly loadings: readonly number[]; readonly uniquenesses: readonly number[] } | null {
  const k = r.length;
  const mean = (r.flat().reduce((sum, value) => sum + value, 0) - k) / (k * (k - 1));
  let loadings = Array.from({ length: k }, () => Math.sqrt(Math.max(0.05, Math.min(0.9, mean))));
  let psi = loadings.map((value) => 1 - value * value);
  for (let round = 0; round < 100_000; round++) {
    // b = Λ'Σ⁻¹ by Sherman & Morrison (1950): Σ = ΛΛ' + Ψ.
    const scaled = loadings.map((value, i) => value / (psi[i] ?? 1));
    const precision = 1 + loadings.reduce((sum, value, i) => sum + value * (scaled[i] ?? 0), 0);
    const b = scaled.map((value) => value / precision);
    const rb = r.map((row) => row.reduce((sum, value, j) => sum + value * (b[j] ?? 0), 0));
    const second = 1 / precision + rb.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
    const next = rb.map((value) => value / second);
    const nextPsi = next.map((value, i) => (r[i]?.[i] ?? 1) - value * (rb[i] ?? 0));
    const moved = Math.max(...next.map((value, i) => Math.abs(value - (loadings[i] ?? 0))));
    [loadings, psi] = [next, nextPsi];
    if (psi.some((value) => !(value > 1e-6))) return null;
    if (moved < 1e-13) {
      const sign = loadings.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1;
      return { loadings: loadings.map((value) => sign * value), uniquenesses: psi };
    }
  }
  return null;
}
