import { type Engine, type Job, StoreUnavailable } from '../db/engine.ts';

/** Milliseconds. Who has waited longer for a saved record believes it lost, and sends it again. */
const PATIENCE = 3_000;

/**
 * An engine whose queue is bounded in time: while the one who has waited longest has waited too long, nobody else queues up behind.
 * They are told at once to come again in a moment (503 with Retry-After), and what the engine does meanwhile still reaches somebody
 * who waits for it. Without a bound a rush five times too large answered a quarter of what it could, and all of it too late.
 */
export function boundedEngine(engine: Engine, patience = PATIENCE): Engine {
  const waiting = new Set<{ readonly since: number }>();
  return {
    ...engine,
    async act(job: Job) {
      const [longest] = waiting;
      const now = performance.now();
      if (longest && now - longest.since > patience) throw new StoreUnavailable('the writer is too far behind');
      const mine = { since: now };
      waiting.add(mine);
      try {
        return await engine.act(job);
      } finally {
        waiting.delete(mine);
      }
    },
  };
}
