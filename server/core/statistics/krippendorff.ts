export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * Krippendorff's alpha (2011): α = 1 − D_o / D_e from the coincidence matrix, for any number of raters and missing ratings. `units`
 * holds the ratings of each unit; those with fewer than two are left out. Ordinal differences are
 * (Σ_{g=c..k} n_g − (n_c + n_k)/2)². Null where no two ratings differ ("no variation"); negative values are reported.
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], metric: Metric): number | null {
  const pairable = units.filter((ratings) => ratings.length >= 2);
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b);
  if (values.length < 2) return null;
  const place = new Map(values.map((value, index) => [value, index]));
  const k = values.length;
  const coincidences = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (const ratings of pairable) {
    const counts = new Array<number>(k).fill(0);
    for (const value of ratings) counts[place.get(value) ?? 0] = (counts[place.get(value) ?? 0] ?? 0) + 1;
    for (const [c, count] of counts.entries()) {
      if (count === 0) continue;
      const row = coincidences[c];
      for (const [d, other] of counts.entries())
        if (row) row[d] = (row[d] ?? 0) + (count * (c === d ? other - 1 : other)) / (ratings.length - 1);
    }
  }
  const margins = coincidences.map((row) => row.reduce((sum, value) => sum + value, 0));
  const n = margins.reduce((sum, value) => sum + value, 0);
  const difference = differenceOf(metric, values, margins);
  let [observed, expected] = [0, 0];
  for (let c = 0; c < k; c++) {
    for (let d = 0; d < k; d++) {
      const delta = difference(c, d);
      observed += (coincidences[c]?.[d] ?? 0) * delta;
      expected += ((margins[c] ?? 0) * (margins[d] ?? 0) * delta) / (n - 1);
    }
  }
  return expected === 0 ? null : 1 - observed / expected;
}

/** Delete-one-unit jackknife over the units that count; null where alpha is, with or without one of them. */
export function jackknifeSe(units: readonly (readonly number[])[], metric: Metric): number | null {
  const pairable = units.filter((ratings) => ratings.length >= 2);
  const n = pairable.length;
  const without: number[] = [];
  // Units with the same ratings leave the same behind: there are few kinds of them, however many units.
  const known = new Map<string, number | null>();
  for (const [left, ratings] of pairable.entries()) {
    const kind = [...ratings].sort((a, b) => a - b).join();
    const alpha = known.has(kind)
      ? (known.get(kind) ?? null)
      : krippendorffAlpha(
          pairable.filter((_, index) => index !== left),
          metric,
        );
    known.set(kind, alpha);
    if (alpha === null) return null;
    without.push(alpha);
  }
  if (n < 2) return null;
  const mean = without.reduce((sum, alpha) => sum + alpha, 0) / n;
  return Math.sqrt(((n - 1) / n) * without.reduce((sum, alpha) => sum + (alpha - mean) ** 2, 0));
}

function differenceOf(metric: Metric, values: readonly number[], margins: readonly number[]) {
  const value = (c: number) => values[c] ?? 0;
  const upTo = margins.map((_, c) => margins.slice(0, c + 1).reduce((sum, count) => sum + count, 0));
  return (c: number, d: number): number => {
    if (c === d) return 0;
    switch (metric) {
      case 'nominal':
        return 1;
      case 'ordinal': {
        const [low, high] = c < d ? [c, d] : [d, c];
        const between = (upTo[high] ?? 0) - (upTo[low] ?? 0) + (margins[low] ?? 0);
        return (between - ((margins[low] ?? 0) + (margins[high] ?? 0)) / 2) ** 2;
      }
      case 'interval':
        return (value(c) - value(d)) ** 2;
      case 'ratio':
        return ((value(c) - value(d)) / (value(c) + value(d))) ** 2;
    }
  };
}
