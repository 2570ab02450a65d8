/** Unequal shares of something with a true zero: hours, counts, opportunities, resources. Never of rubric levels or 0–100 scores. */

type Weighted = { readonly value: number; readonly weight: number };

const totalOf = (rows: readonly Weighted[]) => rows.reduce((sum, row) => sum + row.weight, 0);
const meanOf = (rows: readonly Weighted[]) =>
  rows.reduce((sum, row) => sum + row.weight * row.value, 0) / totalOf(rows);

/** Theil T (Theil 1967): Σ p (x/μ) ln(x/μ), 0 ln 0 = 0; ≥ 0. Null where everything is 0. */
export function theilT(rows: readonly Weighted[]): number | null {
  const [mean, total] = [meanOf(rows), totalOf(rows)];
  if (!(mean > 0)) return null;
  const part = ({ value, weight }: Weighted) =>
    value === 0 ? 0 : (weight / total) * (value / mean) * Math.log(value / mean);
  return rows.reduce((sum, row) => sum + part(row), 0);
}

/** Theil L, the mean log deviation: Σ p ln(μ/x). Null where any value is 0. */
export function theilL(rows: readonly Weighted[]): number | null {
  const [mean, total] = [meanOf(rows), totalOf(rows)];
  if (rows.some(({ value }) => !(value > 0))) return null;
  return rows.reduce((sum, { value, weight }) => sum + (weight / total) * Math.log(mean / value), 0);
}

/** Gini in its population form, 1 − Σ p_i (S_i + S_{i−1}) after sorting; 0–1. Null where everything is 0. */
export function gini(rows: readonly Weighted[]): number | null {
  const sorted = [...rows].sort((a, b) => a.value - b.value || a.weight - b.weight);
  const total = totalOf(rows);
  const sum = sorted.reduce((all, { value, weight }) => all + value * weight, 0);
  if (!(sum > 0)) return null;
  let [below, result] = [0, 1];
  for (const { value, weight } of sorted) {
    const up = below + (value * weight) / sum;
    result -= (weight / total) * (up + below);
    below = up;
  }
  return result;
}

/** The difference coefficient (差异系数): √(Σ p (x − x̄)²) / x̄ with weights; null where the mean is 0. */
export function coefficientOfVariation(rows: readonly Weighted[]): number | null {
  const [mean, total] = [meanOf(rows), totalOf(rows)];
  if (!(mean > 0)) return null;
  return Math.sqrt(rows.reduce((sum, { value, weight }) => sum + (weight / total) * (value - mean) ** 2, 0)) / mean;
}

export type GroupedRow = { readonly group: string; readonly value: number };
export type InequalityGroup = {
  readonly group: string;
  readonly n: number;
  readonly populationShare: number;
  readonly valueShare: number;
  readonly mean: number;
  readonly theilT: number | null;
  readonly gini: number | null;
};

/** Theil T between groups and within them (Shorrocks 1980), from what each group has; `mean` is that of all of them. */
export function theilParts(groups: readonly Pick<InequalityGroup, 'n' | 'mean' | 'theilT'>[], mean: number) {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  let [between, within] = [0, 0];
  for (const group of groups) {
    const valueShare = (group.n * group.mean) / (n * mean);
    if (valueShare > 0) between += valueShare * Math.log(group.mean / mean);
    within += valueShare * (group.theilT ?? 0);
  }
  return { between, within };
}

const each = (values: readonly number[]) => values.map((value) => ({ value, weight: 1 }));

/**
 * Inequality of a value between and within groups (Shorrocks 1980): Theil T and L split exactly; Gini into between, within and an
 * overlap that is no part of either. `share` is between / total, null where there is no inequality. Null where everything is 0.
 * Rows in any order give the same bits.
 */
export function inequality(unsorted: readonly GroupedRow[]) {
  const rows = [...unsorted].sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : a.value - b.value));
  const values = rows.map((row) => row.value);
  const all = each(values);
  const n = rows.length;
  const mean = n === 0 ? 0 : meanOf(all);
  if (!(mean > 0)) return null;
  const names = [...new Set(rows.map((row) => row.group))];
  const groups = names.map((group): InequalityGroup => {
    const own = each(rows.filter((row) => row.group === group).map((row) => row.value));
    const [size, average] = [own.length, meanOf(own)];
    const shares = { populationShare: size / n, valueShare: (size * average) / (n * mean) };
    return { group, n: size, ...shares, mean: average, theilT: theilT(own), gini: gini(own) };
  });
  const over = (of: (group: InequalityGroup) => number) => groups.reduce((sum, group) => sum + of(group), 0);
  const { between: betweenT, within: withinT } = theilParts(groups, mean);
  const totalL = theilL(all);
  const betweenL = totalL === null ? null : over((group) => group.populationShare * Math.log(mean / group.mean));
  const withinL =
    totalL === null
      ? null
      : over(
          (group) =>
            group.populationShare *
            (theilL(each(rows.flatMap((row) => (row.group === group.group ? row.value : [])))) ?? 0),
        );
  const totalGini = gini(all) ?? 0;
  const betweenGini = gini(groups.map((group) => ({ value: group.mean, weight: group.n }))) ?? 0;
  const withinGini = over((group) => group.populationShare * group.valueShare * (group.gini ?? 0));
  const totalSquares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const betweenSquares = over((group) => group.n * (group.mean - mean) ** 2);
  const totalT = theilT(all) ?? 0;
  return {
    n,
    mean,
    theilT: { total: totalT, between: betweenT, within: withinT, share: totalT > 1e-15 ? betweenT / totalT : null },
    theilL: { total: totalL, between: betweenL, within: withinL },
    gini: { total: totalGini, between: betweenGini, within: withinGini, overlap: totalGini - betweenGini - withinGini },
    coefficientOfVariation: coefficientOfVariation(all),
    varianceShare: totalSquares > 0 ? betweenSquares / totalSquares : null,
    groups,
  };
}
