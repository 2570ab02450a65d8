import type { Engine, Job } from '../../db/engine.ts';
import { selectTermsToMeasure } from '../../db/measure/frame.ts';
import { selectMeasuredAt } from '../../db/measure/keep.ts';
import type { Tally, WantedTerm } from '../../db/measure/measure-term.ts';
import { askMeasurement } from '../contract/measurement.ts';
import { closeModerationRound } from '../contract/moderation.ts';
import { shanghaiDay, shanghaiNoon } from '../core/calendar/days.ts';
import { startThread } from '../start-thread.ts';
import type { Told, Wanted } from './measuring-thread.ts';

const DAY = 86_400_000;
/** Half past one at night in Shanghai, an hour before the nightly backup of docs/deploy.md. */
const NIGHTLY = -10.5 * 3_600_000;
/** After these acts whoever asked is waiting for new figures. */
const ASKS: ReadonlySet<string> = new Set([askMeasurement.id, closeModerationRound.id]);

type Parts = {
  readonly database: string;
  readonly engine: Engine;
  readonly clock: () => number;
  readonly log: (line: object) => void;
};

/**
 * Keeps measurements up to date beside the requests, in a reading thread of its own: each night, at the start where that was missed,
 * and after an act that asks for it. Only one run at a time; whatever is asked meanwhile is one more run afterwards.
 */
export function openMeasuring({ database, engine, clock, log }: Parts) {
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  let isClosed = false;
  let stop: (() => Promise<unknown>) | undefined;

  /** Requests go on without: what was measured before still stands, and the next night tries again. */
  const failed = (error: unknown) => {
    if (!isClosed) log({ level: 'error', measuring: error instanceof Error ? error.stack : String(error) });
  };
  const ask = () => {
    if (isClosed) return;
    isAskedAgain = running !== undefined;
    running ??= run().finally(() => {
      running = undefined;
      if (isAskedAgain) ask();
    });
  };
  async function run() {
    const began = clock();
    try {
      const tally = await inThread(began);
      log({ level: 'info', measured: tally.measured, unchanged: tally.unchanged, ms: clock() - began });
    } catch (error) {
      failed(error);
    }
  }
  async function inThread(now: number): Promise<Tally> {
    const today = shanghaiDay(now);
    const terms = await engine.read((q) => selectTermsToMeasure(q, today));
    const thread = startThread('measuring/measuring-thread', { database });
    stop = () => thread.terminate();
    const sum = { measured: 0, unchanged: 0 };
    try {
      for (const { districtId, termId } of terms) {
        const { measured, unchanged } = await one(thread, { districtId, termId, now, today });
        sum.measured += measured;
        sum.unchanged += unchanged;
      }
    } finally {
      await thread.terminate();
    }
    return sum;
  }
  function one(thread: ReturnType<typeof startThread>, term: WantedTerm) {
    return new Promise<Tally>((resolve, reject) => {
      thread.removeAllListeners();
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the measuring thread ended')));
      thread.on('message', (told: Told) => {
        if ('done' in told) resolve(told.done);
        else if ('fault' in told) reject(new Error(told.fault));
        else
          engine
            .act({ name: 'keep-measurement', actor: undefined, params: {}, input: told.keep, now: clock() })
            .then(() => thread.postMessage('kept' satisfies Wanted), reject);
      });
      thread.postMessage(term satisfies Wanted);
    });
  }

  let timer: NodeJS.Timeout | undefined;
  const nightly = () => {
    const now = clock();
    const next = shanghaiNoon(shanghaiDay(now)) + NIGHTLY;
    const due = () => {
      ask();
      nightly();
    };
    timer = setTimeout(due, (next > now ? next : next + DAY) - now).unref();
  };
  nightly();
  isOverdue(engine, clock()).then((overdue) => overdue && ask(), failed);

  return {
    /** The same engine; acts after which figures are wanted ask for them. */
    watched: {
      ...engine,
      async act(job: Job) {
        const done = await engine.act(job);
        if (ASKS.has(job.name)) ask();
        return done;
      },
    } satisfies Engine,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await stop?.();
      await running;
    },
  };
}

/** A term that is kept up to date and was not measured for a day, or never. */
async function isOverdue(engine: Engine, now: number): Promise<boolean> {
  return await engine.read(async (q) => {
    for (const { termId } of await selectTermsToMeasure(q, shanghaiDay(now))) {
      const at = await selectMeasuredAt(q, termId);
      if (at === undefined || at < now - DAY) return true;
    }
    return false;
  });
}
