import { type Engine, type Job, StoreUnavailable } from '../db/engine.ts';
import { failureOf, reasonOf } from '../db/failure.ts';
import { inTime } from '../db/in-time.ts';

/** Milliseconds. A writer that has not answered by then saves nothing; and an answer is good for so long, however many ask. */
const [LONGEST_TRY, GOOD_FOR] = [5_000, 1_000];

/** Writes a row and takes it away again. */
const TRY: Job = { name: 'try-writing', actor: undefined, params: {}, input: null, now: 0, goesFirst: true };

export type Saving = {
  /** Whether the last write was taken, as far as the disk or the server had a say in it. */
  isSaving(): boolean;
  /** The same, tried now. */
  trySaving(): Promise<boolean>;
};

/** The same engine; it knows whether anything can be saved, and says in the log when that changes. */
export function watchSaving(engine: Engine, log: (line: object) => void): Engine & Saving {
  let isSaving = true;
  let tried: { readonly at: number; readonly whether: Promise<boolean> } | undefined;
  function found(saving: boolean, why?: string) {
    if (saving === isSaving) return;
    isSaving = saving;
    log({ level: saving ? 'info' : 'error', saving, why });
  }
  async function act(job: Job) {
    try {
      const done = await engine.act(job);
      found(true);
      return done;
    } catch (error) {
      // A rule's refusal says nothing of the disk, and who stood in another's way was not refused by it.
      if (error instanceof StoreUnavailable && failureOf(error) !== 'conflict') found(false, reasonOf(error));
      throw error;
    }
  }
  async function tryOnce(): Promise<boolean> {
    const taken = act(TRY).then(
      () => true,
      (error: unknown) => {
        if (error instanceof StoreUnavailable) return false;
        throw error;
      },
    );
    const isTaken = await inTime(taken, LONGEST_TRY, false);
    if (!isTaken) found(false, 'the writer does not answer');
    return isTaken;
  }
  return {
    ...engine,
    act,
    isSaving: () => isSaving,
    trySaving() {
      const now = performance.now();
      if (!tried || now - tried.at > GOOD_FOR) tried = { at: now, whether: tryOnce() };
      return tried.whether;
    },
  };
}
