import { setTimeout as pause } from 'node:timers/promises';

/** What some work brings within so many milliseconds, else `late`. It goes on, and nobody waits for it; what it throws later is nobody's. */
export async function inTime<T, L>(work: Promise<T>, ms: number, late: L): Promise<T | L> {
  const over = new AbortController();
  try {
    return await Promise.race([work, pause(ms, late, { signal: over.signal, ref: false })]);
  } finally {
    over.abort();
  }
}
