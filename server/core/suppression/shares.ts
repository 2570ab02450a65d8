/** Groups of fewer are never printed (docs/methods.md §9; NCES 2011-603). */
export const LEAST = 10;
/** Numbers of pupils are printed to the nearest five: two readings of a live report never differ by one child. */
const STEP = 5;
/** Below this many, percentages above 95 and below 5 are said as that. */
const SMALL = 100;
const COARSE = 50;
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

/** A share that is said to be at least, or at most, so many per cent. */
export type Bound = `≥${number}` | `≤${number}`;

/**
 * A share of pairs of ratings. Where fewer than ten are not in it, or are, only a bound is said, and one that leaves room for ten: «≥75» of
 * 40, so that those beside it are anything from none to ten.
 */
export function boundedShare(part: number, whole: number): number | Bound {
  if (whole - part < LEAST) return atLeast(whole - LEAST, whole);
  if (part < LEAST) return `≤${Math.min(100, 5 * Math.ceil((20 * LEAST) / whole))}`;
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)));
}

/** Said in steps of five, downwards. */
export const atLeast = (part: number, whole: number): Bound => `≥${Math.max(0, 5 * Math.floor((20 * part) / whole))}`;

/** A count as it may leave a school: to the nearest five, and hidden below ten. */
export const shownCount = (count: number): Count => (isSmall(count) ? LOCKED : roundedCount(count));

/** What a draw would be made from: so coarse that no difference of two such numbers, of two areas or of two days, tells fewer than fifty. */
export const coarseCount = (count: number): Count =>
  count > 0 && count < COARSE ? LOCKED : Math.round(count / COARSE) * COARSE;

/**
 * Which of the parts of a sum that is told are hidden: those under ten, and where they alone would follow, the smallest of the others, until
 * at least two are hidden and they are at least ten together. Answers their places.
 */
export function hiddenParts(counts: readonly number[]): ReadonlySet<number> {
  const bySize = [...counts.entries()].sort(([, a], [, b]) => a - b);
  let many = bySize.filter(([, count]) => count < LEAST).length;
  const hidden = () => bySize.slice(0, many).reduce((sum, [, count]) => sum + count, 0);
  while (many > 0 && many < bySize.length && (many < 2 || hidden() < LEAST)) many += 1;
  return new Set(bySize.slice(0, many).map(([place]) => place));
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
