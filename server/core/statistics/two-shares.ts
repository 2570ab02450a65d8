import gammaln from '@stdlib/math-base-special-gammaln';

export type Counted = { readonly count: number; readonly of: number };

/**
 * The counts of `of` that are not unlike a share known from `base` alone: Fisher's exact test of two shares, `chance` on each side, and beyond
 * it as many standard deviations as that chance is on a normal, widened by the root of `dispersion` where counts vary more than a binomial
 * does. Exact near 0 and 1, where a normal is not; and what is known of few says little by itself.
 */
export function countsAlike(
  of: number,
  base: Counted,
  {
    chance,
    deviations,
    dispersion,
  }: { readonly chance: number; readonly deviations: number; readonly dispersion: number },
): { readonly lo: number; readonly hi: number } {
  const isWide = (count: number) => Math.abs(distance({ count, of }, base)) > deviations * Math.sqrt(dispersion);
  const isBelow = (count: number) =>
    isWide(count) && count / of < base.count / base.of && atMost(count, of, base) < chance;
  const isAbove = (count: number) =>
    isWide(count) && count / of > base.count / base.of && atMost(of - count, of, without(base)) < chance;
  return { lo: firstThat((count) => !isBelow(count), of), hi: of - firstThat((less) => !isAbove(of - less), of) };
}

const without = ({ count, of }: Counted): Counted => ({ count: of - count, of });

/** The least whole number from 0 to `last` that is so, where all above it are. */
function firstThat(isSo: (n: number) => boolean, last: number): number {
  let [low, high] = [0, last];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The difference of two shares in standard deviations of a common share. */
function distance(one: Counted, base: Counted): number {
  const share = (one.count + base.count) / (one.of + base.of);
  const sigma = Math.sqrt(share * (1 - share) * (1 / one.of + 1 / base.of));
  return sigma > 0 ? (one.count / one.of - base.count / base.of) / sigma : 0;
}

/** P(X ≤ count) where as many in all are spread over both by chance (hypergeometric). */
function atMost(count: number, of: number, base: Counted): number {
  const [all, marked] = [of + base.of, count + base.count];
  let sum = 0;
  for (let n = Math.max(0, marked - base.of); n <= count; n++)
    sum += Math.exp(choose(of, n) + choose(base.of, marked - n) - choose(all, marked));
  return Math.min(1, sum);
}

const choose = (n: number, k: number) => gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
