import type { Writer } from '../../../db/engine.ts';
import { countedFailures } from '../../core/account/sign-in-delay.ts';
import { Refusal } from '../../refusal.ts';
import { countFailure, selectAttempts } from './store.ts';

/** Refuses whoever has still to wait after failures; milliseconds, one for each counter. */
export function mustNotWait(waits: readonly number[]) {
  const wait = Math.max(...waits);
  if (wait > 0) throw new Refusal(429, 'slow-down', { retryAfter: Math.ceil(wait / 1000) });
}

/** In the transaction and not when it was compared, so that guesses made at once are counted one by one. */
export async function countFailures(tx: Writer, keys: readonly string[], now: number) {
  const attempts = await selectAttempts(tx, keys);
  for (const key of keys) {
    const found = attempts.find((row) => row.key === key);
    await countFailure(tx, key, countedFailures(found, now) + 1, now);
  }
}
