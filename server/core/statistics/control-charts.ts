/** The mean moving range of two over this is the standard deviation of independent normal values (d2). */
const D2 = 1.128;

export type Limits = {
  readonly lcl: readonly number[];
  readonly ucl: readonly number[];
  readonly out: readonly number[];
};
export type Week = { readonly records: number; readonly count: number };

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const movingRange = (values: readonly number[]) =>
  sum(values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? 0)))) / Math.max(1, values.length - 1);

/** Positions (from 1) outside the limits. */
function outside(values: readonly number[], lcl: readonly number[], ucl: readonly number[]): number[] {
  return values.flatMap((value, i) => (value < (lcl[i] ?? 0) || value > (ucl[i] ?? 0) ? [i + 1] : []));
}

/**
 * Shares a week (count of records): the p-chart, 3 σ around the baseline's share, and Laney's p′ (2002), whose limits are widened by
 * σ_z, the moving range of the baseline's z / 1.128 – weekly counts of this size vary more than a binomial does. Limits lie in 0–1.
 * Null where the baseline has no records or its share is 0 or 1.
 */
export function shareCharts(weeks: readonly Week[], baseline: number) {
  const base = weeks.slice(0, baseline);
  const center = sum(base.map((week) => week.count)) / sum(base.map((week) => week.records));
  if (!(center > 0 && center < 1)) return null;
  const shares = weeks.map((week) => week.count / week.records);
  const sigma = weeks.map((week) => Math.sqrt((center * (1 - center)) / week.records));
  const z = shares.map((share, i) => (share - center) / (sigma[i] ?? 1));
  const sigmaZ = movingRange(z.slice(0, baseline)) / D2;
  const limits = (widen: number): Limits => {
    const lcl = sigma.map((s) => Math.max(0, center - 3 * s * widen));
    const ucl = sigma.map((s) => Math.min(1, center + 3 * s * widen));
    return { lcl, ucl, out: outside(shares, lcl, ucl) };
  };
  return { center, sigma, plain: limits(1), sigmaZ, laney: limits(sigmaZ) };
}

export const EWMA = { lambda: 0.2, width: 2.7 } as const;

/** Exponentially weighted moving average (Roberts 1959) of a weekly mean, with exact time-varying limits around the baseline's mean. */
export function ewmaChart(values: readonly number[], baseline: number) {
  const usual = usualOf(values.slice(0, baseline));
  return { ...usual, ...ewmaFrom(values, usual) };
}

/** What a baseline says is usual: its mean, and its standard deviation by moving ranges. */
export function usualOf(baseline: readonly number[]) {
  return { target: sum(baseline) / baseline.length, sigma: movingRange(baseline) / D2 };
}

/** The same chart of values that begin anew at what is usual, as a term does after its holidays. */
export function ewmaFrom(values: readonly number[], { target, sigma }: ReturnType<typeof usualOf>) {
  const { lambda, width } = EWMA;
  let last = target;
  const ewma = values.map((value) => {
    last = lambda * value + (1 - lambda) * last;
    return last;
  });
  const reach = values.map(
    (_, i) => width * sigma * Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (i + 1)))),
  );
  const lcl = reach.map((value) => target - value);
  const ucl = reach.map((value) => target + value);
  return { ewma, lcl, ucl, out: outside(ewma, lcl, ucl) };
}
