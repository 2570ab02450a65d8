import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/** P(X ≥ count) of n records with chance p: the exact binomial test, one-sided. The upper tail is taken as a lower one, so it stays exact when tiny. */
export function binomialAbove(count: number, n: number, p: number): number {
  return count <= 0 ? 1 : binomialCdf(n - count, n, 1 - p);
}

/** P values adjusted for the false discovery rate (Benjamini & Hochberg 1995), in the order given. */
export function adjustedForFalseDiscovery(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const order = pValues.map((_, i) => i).sort((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const adjusted = new Array<number>(m).fill(1);
  let least = 1;
  for (const [rank, i] of order.entries()) {
    least = Math.min(least, ((pValues[i] ?? 1) * m) / (m - rank));
    adjusted[i] = least;
  }
  return adjusted;
}
