import { Z95 } from './dimension-score.ts';

export type Change = {
  /** now − previous, score points; null with the rest when a score or its error is missing. */
  readonly diff: number | null;
  readonly seDiff: number | null;
  readonly z: number | null;
  /** 95 % interval of the difference, not clipped. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly verdict: 'reliable_increase' | 'reliable_decrease' | 'no_reliable_change' | 'not_estimable';
};

type Measured = { readonly score: number | null; readonly se: number | null };

/**
 * Whether a score changed by more than its measurement error: z = difference / √(se₁² + se₂²), |z| > 1.96
 * (Jacobson & Truax 1991, with each score's own standard error). Both errors keep the rater part: raters may have changed.
 * Without both scores and errors, or where both errors are 0, nothing is claimed.
 */
export function reliableChange(previous: Measured, now: Measured): Change {
  const { score: before, se: seBefore } = previous;
  const { score: after, se: seAfter } = now;
  if (before === null || after === null || seBefore === null || seAfter === null) return NOT_ESTIMABLE;
  return changeBetween(before, after, Math.sqrt(seBefore ** 2 + seAfter ** 2));
}

/** The same of two scores whose errors have something in common, by the standard error of their difference. */
export function changeBetween(before: number, after: number, seDiff: number): Change {
  if (!(seDiff > 0) || !Number.isFinite(seDiff)) return NOT_ESTIMABLE;
  const diff = after - before;
  const z = diff / seDiff;
  const verdict = z > Z95 ? 'reliable_increase' : z < -Z95 ? 'reliable_decrease' : 'no_reliable_change';
  return { diff, seDiff, z, lo: diff - Z95 * seDiff, hi: diff + Z95 * seDiff, verdict };
}

const NOT_ESTIMABLE: Change = { diff: null, seDiff: null, z: null, lo: null, hi: null, verdict: 'not_estimable' };
