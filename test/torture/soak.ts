import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile, type Said, type Shot, shoot, trickle } from '../bench/load.ts';
import { deriveAll, fillDistrict } from '../bench/many-pupils.ts';
import { rssOf } from '../bench/process.ts';
import { type Fill, fillAndSignIn, type People, twins } from '../bench/served.ts';
import { activitiesOf } from '../bench/writes.ts';
import type { Experiment } from './experiment.ts';
import { stop } from './ground.ts';

/** With the third before memory is looked at: half an hour is measured. */
const MINUTES = { full: 45, short: 0.25 };
/**
 * Of the time, before memory is looked at: caches fill, code is compiled. What filling the database took is given back to the machine in the first
 * ten minutes and taken again by the heap in the five after them, which a slope would take for a leak.
 */
const WARM_UP = 1 / 3;
/** Milliseconds between one request and the next, and between one look and the next. */
const EVERY = { write: 100, read: 40, look: 2_000 };
/**
 * 2 400 pupils with half a term. Each connection to SQLite keeps 16 MB of what it has read: beginning with nothing, a file that grows past
 * that fills them for half an hour, and looks like a leak.
 */
const SIZE = { schools: 10, classes: 6, marksEach: 30 };
const halfATerm: Fill = async (store, today) => {
  const filled = await fillDistrict(store, today, SIZE);
  await deriveAll(store, { ...filled, today });
  return filled;
};
/** Megabytes a minute. */
const STEEPEST = 1;

export const soak: Experiment = {
  id: 'soak',
  does: 'Lets the service write ten times and read twenty-five times a second for three quarters of an hour, over half a term of 2 400 pupils, and looks at its memory.',
  goal: '45 minutes: in the last 30 memory grows by less than 1 MB a minute (least squares), no file is left open, every request is answered',
  heldIn: 'test/torture/short.test.ts',
  async run(ground, options) {
    const minutes = options.minutes ?? (options.isShort ? MINUTES.short : MINUTES.full);
    const at = { data: join(ground.folder, 'data'), where: join(ground.folder, 'chucai.db') };
    const people = await fillAndSignIn(at.data, at.where, options.isShort ? twins : halfATerm);
    const service = ground.start(at);
    const origin = await service.listening;
    const pid = service.child.pid ?? 0;
    const forMs = minutes * 60_000;
    const looks: Look[] = [];
    const began = performance.now();
    const looking = (async () => {
      for (let minute = 0; minute < minutes; minute = (performance.now() - began) / 60_000) {
        looks.push({ minute, megabytes: rssOf(pid), files: readdirSync(`/proc/${pid}/fd`).length });
        await pause(EVERY.look);
      }
    })();
    const [writes, reads] = await Promise.all([
      trickle(EVERY.write, forMs, asking(origin, activitiesOf(people.classes, 3))),
      trickle(EVERY.read, forMs, asking(origin, pagesOf(people))),
    ]);
    await looking;
    const wal = statSync(`${at.where}-wal`).size / 2 ** 20;
    await stop(service);
    const warm = looks.filter(({ minute }) => minute >= minutes * WARM_UP);
    const slope = slopeOf(warm.map(({ minute, megabytes }) => [minute, megabytes]));
    const unanswered = [...writes, ...reads].filter(({ status }) => status >= 300 || status === 0);
    const statuses = [...new Set(unanswered.map(({ status }) => status))].sort((a, b) => a - b);
    const [files, filesLast] = [warm[0]?.files ?? 0, warm.at(-1)?.files ?? 0];
    return {
      figures: {
        minutes,
        writes: writes.length,
        reads: reads.length,
        'not answered with success': unanswered.length,
        'with status': statuses.join(', ') || 'none',
        'read p99 ms': percentile(reads, 0.99),
        // A slope alone does not tell a leak from a heap that was given back once and has grown to what it was.
        'memory MB, by tenths of the time': tenthsOf(looks).join(' '),
        'growth MB/min': slope,
        'open files then and now': `${files}, ${filesLast}`,
        'log of writes MB': wal,
      },
      // A few connections more or less are no leak.
      isHeld: slope < STEEPEST && unanswered.length === 0 && filesLast <= files + 5,
    };
  },
};

/** Memory at the end of each tenth. */
const tenthsOf = (looks: readonly Look[]) =>
  Array.from({ length: 10 }, (_, n) => looks[Math.ceil(((n + 1) * looks.length) / 10) - 1]?.megabytes.toFixed(0));

type Look = { readonly minute: number; readonly megabytes: number; readonly files: number };

/** How much y grows with each x, by least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x0, y0] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const along = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0);
  return along / points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
}

/** What people open: a teacher the list of a class, a principal a report, a family its page. */
function pagesOf({ classes, school, child }: People): () => Said {
  let turn = 0;
  return () => {
    turn += 1;
    const at = classes[turn % classes.length];
    const pages = [
      { path: `/api/classes/${at?.id}/pupils`, cookie: at?.cookie ?? '' },
      { path: `/api/schools/${school.id}/report`, cookie: school.cookie },
      { path: `/api/pupils/${child.id}/profile`, cookie: child.cookie },
    ];
    const page = pages[turn % pages.length] ?? { path: '/', cookie: '' };
    return { method: 'GET', ...page };
  };
}

function asking(origin: string, next: () => Said) {
  return (agent: Parameters<typeof shoot>[0]) => shoot(agent, origin, next()).catch((): Shot => ({ status: 0, ms: 0 }));
}
