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
 * A share of pupils who take part: whole per cents where those who do and those who do not are ten or more. Where either is fewer, the whole per
 * cent would count them («99 % of 245» is two or three children): then which end it lies at, or nothing (docs/rules.md 10).
 */
export function participationShare(part: number, whole: number): Share | null {
  if (whole === 0) return null;
  const percent = (100 * part) / whole;
  // Ten of three thousand are not nobody, and all but ten are not everybody.
  if (part >= LEAST && whole - part >= LEAST) return Math.min(99, Math.max(1, Math.round(percent)));
  if (percent >= 95) return '≥95';
  return percent <= 5 ? '≤5' : LOCKED;
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
