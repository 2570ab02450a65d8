import { Z95 } from './normal.ts';

/** Of `n` members, `count` have something. */
export type Counted = { readonly count: number; readonly n: number };
export type ShareGap = { readonly difference: number; readonly lo95: number; readonly hi95: number };

/**
 * p₁ − p₂ of two independent groups with Newcombe's hybrid score interval (1998, method 10): the Wilson (1927) limits of either share,
 * put together by their distances from it. In −1…1, and wider than 0 where both shares are 0 or 1. Null where a group has no member.
 */
export function shareGap(one: Counted, other: Counted): ShareGap | null {
  if (one.n === 0 || other.n === 0) return null;
  const [a, b] = [wilson(one), wilson(other)];
  const difference = a.p - b.p;
  const reach = (x: number, y: number) => Math.sqrt(x * x + y * y);
  return {
    difference,
    lo95: difference - reach(a.p - a.lo, b.hi - b.p),
    hi95: difference + reach(a.hi - a.p, b.p - b.lo),
  };
}

function wilson({ count, n }: Counted) {
  const [p, z2] = [count / n, Z95 * Z95];
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { p, lo: Math.max(0, middle - half), hi: Math.min(1, middle + half) };
}
