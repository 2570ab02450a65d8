import { busy } from './refusal.ts';

/** Out of so many answers it is learnt how long one takes; a single long one is not taken for the rule. */
const LEARNT_FROM = 100;

type Asker = {
  readonly since: number;
  readonly begin: () => void;
  readonly leave: () => void;
  /** Whether nobody waits for it any more. */
  readonly isGone: () => boolean;
};
type Bounds = {
  /** Milliseconds. */
  readonly patience: number;
  /** How many are begun at once; the others wait here, where they can still leave. */
  readonly atOnce: number;
  readonly clock?: () => number;
};

/**
 * Who waits for the writer, in the order they came. The line is full while the first has waited too long, and while so many wait that
 * at the pace of the last answers one more would: the first alone would say so only when five times too many had long come in.
 */
export function waitingLine({ patience, atOnce, clock = () => performance.now() }: Bounds) {
  const waiting = new Set<Asker>();
  const begun = new Set<Asker>();
  const pace = paceOf(patience / 10, clock);

  const isFull = () => {
    const [first] = begun;
    const waited = first ? clock() - first.since : 0;
    return waited > patience || waiting.size * pace.each() > patience;
  };
  const next = () => {
    for (const asker of waiting) {
      if (begun.size >= atOnce) return;
      waiting.delete(asker);
      if (asker.isGone()) {
        asker.leave();
        continue;
      }
      begun.add(asker);
      asker.begin();
    }
  };
  /** Refused at once where the line is full; else done in turn, or not at all where the asker is gone by then. */
  function enter<T>(work: () => Promise<T>, isGone: () => boolean): Promise<T> {
    if (isFull()) return Promise.reject(busy());
    return new Promise<T>((done, failed) => {
      const asker: Asker = {
        since: clock(),
        isGone,
        leave: () => failed(busy()),
        begin: () => {
          work()
            .then(done, failed)
            .finally(() => {
              begun.delete(asker);
              pace.answered(waiting.size > 0);
              next();
            });
        },
      };
      waiting.add(asker);
      next();
    });
  }
  return { enter, isFull };
}

/** Milliseconds from one answer to the next while somebody waits all the time. */
function paceOf(longest: number, clock: () => number) {
  let [each, learnt, last] = [0, 0, Number.NaN];
  return {
    each: () => each,
    answered(isSomebodyWaiting: boolean) {
      const now = clock();
      if (!Number.isNaN(last)) {
        learnt = Math.min(learnt + 1, LEARNT_FROM);
        each += (Math.min(now - last, longest) - each) / learnt;
      }
      last = isSomebodyWaiting ? now : Number.NaN;
    },
  };
}
