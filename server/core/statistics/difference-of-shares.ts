import { Z95 } from './normal.ts';

export type SharePart = { readonly share: number; readonly n: number };

/** 95 % score interval of one share (Wilson 1927). `share` in 0–1 of `n` ≥ 1; answers bounds in 0–1. */
export function wilsonInterval({ share, n }: SharePart): { lo: number; hi: number } {
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { lo: Math.max(0, middle - half), hi: Math.min(1, middle + half) };
}

/**
 * 95 % interval of `after − before` for two independent shares, in −1…1: the hybrid score interval (Newcombe 1998, Statistics in
 * Medicine 17, 873–890, method 10). Where both are of mostly the same people it is only an approximation, and commonly too wide.
 */
export function differenceOfShares(before: SharePart, after: SharePart): { lo: number; hi: number } {
  const [was, is] = [wilsonInterval(before), wilsonInterval(after)];
  const difference = after.share - before.share;
  return {
    lo: difference - Math.hypot(after.share - is.lo, was.hi - before.share),
    hi: difference + Math.hypot(is.hi - after.share, before.share - was.lo),
  };
}
