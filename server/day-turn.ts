import { selectDistrictsBehind } from '../db/derive/turn-day.ts';
import type { Engine } from '../db/engine.ts';
import { dayAfter, shanghaiDay, shanghaiNoon } from './core/calendar/days.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

type Parts = { readonly engine: Engine; readonly clock: () => number; readonly log: (line: object) => void };

/**
 * Lets each day begin: at the start, for the days that were missed, and every night when it is a minute past twelve in Shanghai. Where
 * that fails, requests go on with the figures of the day before, and an hour later it is tried again. What was counted of guesses long ago goes
 * then as well.
 */
export function openDayTurn({ engine, clock, log }: Parts) {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const wait = (ms: number) => {
    if (!isClosed) timer = setTimeout(() => void turn(), ms).unref();
  };
  async function turn() {
    const now = clock();
    const today = shanghaiDay(now);
    try {
      for (const districtId of await engine.read((q) => selectDistrictsBehind(q, today))) {
        const stays = await engine.act({ name: 'turn-day', actor: undefined, params: {}, input: districtId, now });
        log({ level: 'info', turned: today, district: districtId, stays });
      }
      const forgotten = await engine.act({ name: 'forget-old', actor: undefined, params: {}, input: null, now });
      if (Number(forgotten) > 0) log({ level: 'info', turned: today, forgotten });
      wait(shanghaiNoon(dayAfter(today)) - 12 * HOUR + MINUTE - now);
    } catch (error) {
      if (!isClosed) log({ level: 'error', turning: error instanceof Error ? error.stack : String(error) });
      wait(HOUR);
    }
  }
  const first = turn();
  return {
    /** When what was missed is caught up, or could not be. */
    first,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
