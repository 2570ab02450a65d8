/** The p-quantile (0–1) of some numbers by linear interpolation of order statistics (type 7 of Hyndman & Fan 1996); null of none. */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
}

/** P25–P75 is shown of at least this many (docs/methods.md §9). */
const MIDDLE_HALF_FROM = 20;

/** The middle half of a group; null where the group is too small to show one. */
export function middleHalf(values: readonly number[]): { readonly p25: number; readonly p75: number } | null {
  const [p25, p75] = [quantile(values, 0.25), quantile(values, 0.75)];
  return values.length < MIDDLE_HALF_FROM || p25 === null || p75 === null ? null : { p25, p75 };
}
