/** Failures older than this are forgotten. Milliseconds. */
const FORGET_AFTER = 15 * 60_000;
const LONGEST = 60_000;
/** Failures without a pause, for one account from one address, and for one address, behind which a whole school may sit. */
export const FREE_FAILURES = { account: 3, address: 100 } as const;

export type Attempts = { readonly failures: number; readonly lastAt: number };

/** Failures that still count at a time. */
export function countedFailures(attempts: Attempts | undefined, now: number): number {
  return attempts && now - attempts.lastAt < FORGET_AFTER ? attempts.failures : 0;
}

/**
 * How long the next attempt has to wait, milliseconds: after the free failures 1 s, 2 s, 4 s … up to a minute. Nobody is locked
 * out for good: at one guess a minute a password of ten characters holds, and its owner gets in.
 */
export function signInDelay(attempts: Attempts | undefined, now: number, free: number): number {
  const counted = countedFailures(attempts, now);
  if (!attempts || counted < free) return 0;
  const pause = Math.min(LONGEST, 1000 * 2 ** Math.min(counted - free, 10));
  return Math.max(0, attempts.lastAt + pause - now);
}
