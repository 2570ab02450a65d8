import type { Engine, Job } from '../db/engine.ts';
import { type Saving, watchSaving } from './saving.ts';
import { waitingLine } from './waiting-line.ts';

/** Milliseconds. Who has waited longer for a saved record believes it lost, and sends it again. */
const PATIENCE = 3_000;

export type BoundedEngine = Omit<Engine, 'act'> &
  Saving & {
    /** `isGone`: whether nobody waits for the answer any more. */
    act(job: Job, isGone?: () => boolean): Promise<unknown>;
    /** Whether an act would be refused now. */
    isFull(): boolean;
  };

type Bounds = { readonly patience?: number; readonly log: (line: object) => void };

/**
 * An engine whose queue is bounded in time: who would wait too long is told at once to come again in a moment (503 with Retry-After),
 * and what the engine does meanwhile still reaches somebody who waits for it. Without a bound a rush five times too large answered a
 * quarter of what it could, and all of it too late. What goes first stands in no line but its own.
 */
export function boundedEngine(base: Engine, { patience = PATIENCE, log }: Bounds): BoundedEngine {
  const engine = watchSaving(base, log);
  const acts = waitingLine({ patience, atOnce: engine.writesAtOnce });
  const first = waitingLine({ patience, atOnce: Number.POSITIVE_INFINITY });
  return {
    ...engine,
    isFull: acts.isFull,
    act: (job, isGone = stays) => {
      const work = () => engine.act(job);
      if (job.goesFirst) return first.enter(work, stays);
      // Who sends a clientId sends it again until it is answered. Anybody else may have left because it was said: signing out is.
      return acts.enter(work, job.once ? isGone : stays);
    },
  };
}

const stays = () => false;
