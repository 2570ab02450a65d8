import { type Engine, type Job, StoreUnavailable } from '../db/engine.ts';
import { failureOf, isStandbyGone, reasonOf } from '../db/failure.ts';
import { inTime } from '../db/in-time.ts';

/** Milliseconds. A writer that has not answered by then saves nothing; and an answer is good for so long, however many ask. */
const [LONGEST_TRY, GOOD_FOR] = [5_000, 1_000];

/** Writes a row and takes it away again. */
const TRY: Job = { name: 'try-writing', actor: undefined, params: {}, input: null, now: 0, goesFirst: true };

/** Whether something could be saved just now, and where that is known why not. */
export type Tried = 'ok' | 'read-only' | 'standby-gone';

export type Saving = {
  /** Whether the last write was taken, as far as the disk or the server had a say in it. */
  isSaving(): boolean;
  /** The same, tried now. */
  trySaving(): Promise<Tried>;
};

/** The same engine; it knows whether anything can be saved, and says in the log when that changes. */
export function watchSaving(engine: Engine, log: (line: object) => void): Engine & Saving {
  let isSaving = true;
  let tried: { readonly at: number; readonly found: Promise<Tried> } | undefined;
  let out: Promise<Tried> | undefined;
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
  /** One is out at a time: what takes none of them would be given ever more, each with a connection or a place in a line. */
  function send(): Promise<Tried> {
    out ??= act(TRY)
      .then(
        () => 'ok' as const,
        (error: unknown) => {
          if (error instanceof StoreUnavailable) return isStandbyGone(error) ? 'standby-gone' : 'read-only';
          throw error;
        },
      )
      .finally(() => {
        out = undefined;
      });
    return out;
  }
  async function tryOnce(): Promise<Tried> {
    const taken = await inTime(send(), LONGEST_TRY, undefined);
    if (!taken) found(false, 'the writer does not answer');
    return taken ?? 'read-only';
  }
  return {
    ...engine,
    act,
    isSaving: () => isSaving,
    trySaving() {
      const now = performance.now();
      if (!tried || now - tried.at > GOOD_FOR) tried = { at: now, found: tryOnce() };
      return tried.found;
    },
  };
}
