import { Z95 } from './normal.ts';

/** A share (0–1) of `n` members. */
export type SharePart = { readonly share: number; readonly n: number };
export type ShareGap = { readonly difference: number; readonly lo95: number; readonly hi95: number };

/** 95 % score interval of one share (Wilson 1927), in 0–1; `n` ≥ 1. */
export function wilsonInterval({ share, n }: SharePart): { lo: number; hi: number } {
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { lo: Math.max(0, middle - half), hi: Math.min(1, middle + half) };
}

/**
 * p₁ − p₂ of two independent groups with Newcombe's hybrid score interval (1998, method 10): the Wilson limits of either share, put
 * together by their distances from it. In −1…1, and wider than 0 where both shares are 0 or 1; of mostly the same people it is only an
 * approximation, and commonly too wide. Null where a group has no member.
 */
export function shareGap(one: SharePart, other: SharePart): ShareGap | null {
  if (one.n === 0 || other.n === 0) return null;
  const [a, b] = [wilsonInterval(one), wilsonInterval(other)];
  const difference = one.share - other.share;
  const reach = (x: number, y: number) => Math.sqrt(x * x + y * y);
  return {
    difference,
    lo95: difference - reach(one.share - a.lo, b.hi - other.share),
    hi95: difference + reach(a.hi - one.share, other.share - b.lo),
  };
}
