/** Groups of fewer are never printed (docs/methods.md §9; NCES 2011-603). */
export const LEAST = 10;
/** Numbers of pupils are printed to the nearest five: two readings of a live report never differ by one child. */
const STEP = 5;
/** Below this many, percentages above 95 and below 5 are said as that. */
const SMALL = 100;
const DOMINANT = 0.1;

/** What stands in the place of a figure that may not leave the school. */
export const LOCKED = 'locked';
export type Count = number | typeof LOCKED;
/** A whole percentage, or what is said instead of one. */
export type Share = number | '≥95' | '≤5' | typeof LOCKED;

export const roundedCount = (count: number): number => Math.round(count / STEP) * STEP;

/** `part` of `whole` records or ratings in whole per cent, coded at both ends where the whole is small; null where there is nothing to take a part of. */
export function codedShare(part: number, whole: number): Exclude<Share, typeof LOCKED> | null {
  if (whole === 0) return null;
  const percent = (100 * part) / whole;
  if (whole < SMALL && percent > 95) return '≥95';
  if (whole < SMALL && percent < 5) return '≤5';
  return Math.round(percent);
}

/**
 * A share of pupils who take part. Where fewer than ten do, or fewer than ten do not, the whole per cent would count them («99 % of 245» is two or
 * three children), so only the end is said (docs/rules.md 10); in groups so small that neither end is true it is a whole per cent of a number of
 * pupils to the nearest five. All but ten are not everybody, and ten of three thousand are not nobody.
 */
export function participationShare(part: number, whole: number): Exclude<Share, typeof LOCKED> | null {
  if (whole === 0) return null;
  const percent = (100 * part) / whole;
  if (whole - part < LEAST && percent >= 95) return '≥95';
  if (part < LEAST && percent <= 5) return '≤5';
  return Math.min(99, Math.max(1, Math.round(percent)));
}

/**
 * p % rule for an asker who adds nothing to the sum himself (an officer): the largest part could be told to within 10 %,
 * because all the others together are less than that (Hundepool et al. 2012, §4.2.2, without the intruder's own part).
 */
export function isDominated(parts: readonly number[]): boolean {
  const total = parts.reduce((sum, part) => sum + part, 0);
  const largest = Math.max(0, ...parts);
  return total > 0 && total - largest < DOMINANT * largest;
}

/** A group that is there and too small to be spoken of; nobody at all is no group. */
export const isSmall = (count: number) => count > 0 && count < LEAST;
