import { STANDBY_GONE } from './failure.ts';
import { inTime } from './in-time.ts';

/** Milliseconds. A commit that takes longer is asked after; while one waits for a standby that does not answer, so often is it asked whether that is over. */
const [LONG_COMMIT, ASK_EVERY] = [4_000, 1_000];

const LATE = Symbol('late');

/**
 * How many commits of this database wait for a standby that is gone: for long while nobody follows, or for longer whoever does, because one that is
 * silent counts as following for a minute. Which of them have to answer is a rule of the server's own; whoever may not see what they do sees that they are there.
 */
export const COMMITS_WAITING = `select count(*) as waiting from pg_stat_activity
  where datname = current_database() and wait_event = 'SyncRep' and (query_start < clock_timestamp() - interval '10 seconds'
    or query_start < clock_timestamp() - interval '3 seconds'
      and not exists (select from pg_stat_replication where coalesce(state, 'streaming') = 'streaming'))`;

/** The primary has it on its disk and waits for a standby: nobody is told that it is kept. When the standby is back it may turn out to be. */
class StandbyGone extends Error {
  override readonly name = 'StandbyGone';
  readonly code = STANDBY_GONE;
  constructor() {
    super('the standby is gone, writing waits');
  }
}

/**
 * A primary whose standby is gone takes a commit and says nothing, for ever, whatever limits are set: the limit of a statement is over by then. Each
 * such commit keeps one of the server's connections, so that after some minutes nobody could even read. `isWaiting` asks the server. decision 072
 */
export function watchStandby(isWaiting: () => Promise<boolean>) {
  let isGone = false;
  let asked: { readonly at: number; readonly whether: Promise<boolean> } | undefined;
  /** Whoever comes meanwhile is told by what one of them was told. */
  function ask(): Promise<boolean> {
    const now = performance.now();
    if (!asked || now - asked.at > ASK_EVERY) asked = { at: now, whether: isWaiting() };
    return asked.whether;
  }
  return {
    /** Before a write begins: throws while others wait. */
    async refuseWhileGone() {
      if (!isGone) return;
      isGone = await ask();
      if (isGone) throw new StandbyGone();
    },
    /** A commit, as long as it takes, unless it takes long because of a standby. */
    async committed(commit: Promise<unknown>) {
      while ((await inTime(commit, LONG_COMMIT, LATE)) === LATE) {
        // A server that cannot be asked either is not the standby's fault; the limit of the query ends this.
        isGone = await ask().catch(() => false);
        if (isGone) throw new StandbyGone();
      }
    },
  };
}
