import { selectDistrictsBehind } from '../db/derive/turn-day.ts';
import type { Engine } from '../db/engine.ts';
import { dayAfter, shanghaiDay, shanghaiNoon } from './core/calendar/days.ts';
import { yearOfKeeping } from './core/incident/keeping.ts';
import { firstKept } from './core/sighting/keeping.ts';
import type { FileKeeper } from './files.ts';
import { letGoOfPhotos } from './photos/let-go.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

type Parts = {
  readonly engine: Engine;
  readonly files: Pick<FileKeeper, 'remove'>;
  readonly clock: () => number;
  readonly log: (line: object) => void;
};

/**
 * Lets each day begin: at the start, for the days that were missed, and every night when it is a minute past twelve in Shanghai. What is kept
 * no longer goes then. Where that fails, requests go on with the figures of the day before, and an hour later it is tried again.
 */
export function openDayTurn({ engine, files, clock, log }: Parts) {
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
      const children = await forget('forget-sightings', firstKept(today), now);
      if (children > 0) log({ level: 'info', forgotten: firstKept(today), children });
      const incidents = await forget('forget-incidents', yearOfKeeping(today), now);
      if (incidents > 0) log({ level: 'info', forgotten: yearOfKeeping(today), incidents });
      const photos = await letGoOfPhotos({ engine, files }, now);
      if (photos > 0) log({ level: 'info', photoFilesRemoved: photos });
      const forgotten = await engine.act({ name: 'forget-old', actor: undefined, params: {}, input: null, now });
      if (Number(forgotten) > 0) log({ level: 'info', guessesForgotten: forgotten });
      wait(shanghaiNoon(dayAfter(today)) - 12 * HOUR + MINUTE - now);
    } catch (error) {
      if (!isClosed) log({ level: 'error', turning: error instanceof Error ? error.stack : String(error) });
      wait(HOUR);
    }
  }
  /** What is of an earlier day than is kept: some of it at a time, so that others write in between. Answers how much it was. */
  async function forget(name: string, before: string, now: number) {
    let all = 0;
    for (let some = 1; some > 0 && !isClosed; all += some)
      some = Number(await engine.act({ name, actor: undefined, params: {}, input: before, now }));
    return all;
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
