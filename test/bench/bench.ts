// npm run bench -- --engine sqlite|postgres [--seconds 3] [--only writes|history|activities|reports|reading|keys] | --pages | --overload | --scale | --book
// Durable activities a second over HTTP, with the raw driver of the same engine in the same run as the yardstick. Read the ratios:
// the load generator, the service and the database share this machine's cores. Then what a school's report costs when the school has
// fifty times as many records: it should be the same; what hostile files cost against an honest one; and what a key costs in a grid of ten
// times as many cells. --pages [--pupils 24000]: CPU of every role's first pages in a small district and in a large one. --overload [--seconds 15]: five
// times as many writes as the service can do. --scale: a district's 2.4 million marks, and 24 million counted into cells.
// --book: growth books of a class of 45 with photos, their seconds and their memory.
import '#supported-node';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { startPostgres } from '../support/embedded-postgres.ts';
import { benchBook } from './book.ts';
import { benchHistory } from './history.ts';
import { benchKeys } from './keys.ts';
import { percentile, type Shot, saturate, shoot, trickle } from './load.ts';
import { benchOverload } from './overload.ts';
import { benchPages } from './pages.ts';
import { rawRate } from './raw.ts';
import { benchReading } from './reading.ts';
import { benchReports } from './reports.ts';
import { benchScale } from './scale.ts';
import { type Served, serve } from './served.ts';
import { benchWrites } from './writes.ts';

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'sqlite' },
    seconds: { type: 'string' },
    only: { type: 'string' },
    scale: { type: 'boolean', default: false },
    pages: { type: 'boolean', default: false },
    overload: { type: 'boolean', default: false },
    book: { type: 'boolean', default: false },
    pupils: { type: 'string', default: '24000' },
  },
});
const forMs = Number(values.seconds ?? 3) * 1000;
const folder = mkdtempSync(join(tmpdir(), 'chucai-bench-'));
const server = values.engine === 'postgres' ? await startPostgres({ isDurable: true }) : undefined;
let databases = 0;
const INDICATORS = ['moral.m1', 'moral.m2', 'moral.m3', 'moral.m4', 'moral.m6'];
const say = (cells: readonly (string | number)[]) =>
  process.stdout.write(`${cells.map((cell) => String(cell).padStart(15)).join('')}\n`);

if (values.scale) await benchScale(newDatabase);
else if (values.pages) await benchPages(folder, newDatabase, Number(values.pupils));
else if (values.book) await benchBook();
else if (values.overload) await benchOverload(folder, await newDatabase(), Number(values.seconds ?? 15));
else {
  const isWanted = (part: string) => (values.only ?? part) === part;
  if (isWanted('writes')) await benchWrites(folder, newDatabase);
  if (isWanted('history')) await benchHistory(newDatabase);
  if (isWanted('activities')) await benchActivities();
  if (isWanted('reports')) await benchReports(newDatabase);
  if (isWanted('reading')) await benchReading();
  if (isWanted('keys')) await benchKeys(newDatabase);
}
await server?.stop();
rmSync(folder, { recursive: true });

async function benchActivities() {
  say([
    'marks',
    'connections',
    'activities/s',
    'raw/s',
    'ratio',
    'commits/write',
    'write p50 ms',
    'write p99 ms',
    'read p99 ms',
    'read p99 idle',
  ]);
  for (const marks of [1, 40]) {
    for (const connections of [1, 10, 100]) say(await measure(marks, connections));
  }
}

async function newDatabase(): Promise<string> {
  databases += 1;
  return server ? await server.createDatabase(`bench_${databases}`) : join(folder, `${databases}.db`);
}

/** Each row of the table has a database of its own, so that no row pays for the evidence of the one before. */
async function measure(marks: number, connections: number): Promise<(string | number)[]> {
  const where = await newDatabase();
  const served = await serve(where);
  const idle = await trickle(50, 1000, readOf(served));
  const before = await served.engine.tally();
  const [writes, reads] = await Promise.all([
    saturate(connections, forMs, writeOf(served, marks)),
    trickle(50, forMs, readOf(served)),
  ]);
  const after = await served.engine.tally();
  await served.close();
  const raw = await rawRate(where, marks, connections, forMs);
  const failed = [...writes, ...reads].filter((shot) => shot.status >= 300).length;
  if (failed > 0) process.stdout.write(`  ${failed} requests were not answered with success\n`);
  const rate = (writes.length * 1000) / forMs;
  // Reading a school's report names nobody, so it leaves no access row: every write counted here is an activity.
  const commits = (after.commits - before.commits) / (after.writes - before.writes);
  return [
    marks,
    connections,
    rate.toFixed(0),
    raw.toFixed(0),
    (rate / raw).toFixed(2),
    commits.toFixed(2),
    percentile(writes, 0.5).toFixed(1),
    percentile(writes, 0.99).toFixed(1),
    percentile(reads, 0.99).toFixed(1),
    percentile(idle, 0.99).toFixed(1),
  ];
}

function writeOf({ origin, classes }: Served, marks: number) {
  let turn = 0;
  return (agent: Parameters<typeof shoot>[0]): Promise<Shot> => {
    turn += 1;
    const at = classes[turn % classes.length];
    const indicatorId = INDICATORS[turn % INDICATORS.length];
    const first = turn % 40;
    const pupils = Array.from({ length: marks }, (_, n) => at?.pupils[(first + n) % 40]);
    const body = {
      clientId: randomUUID(),
      title: '校园清洁日',
      happenedOn: shanghaiDay(Date.now()),
      marks: pupils.map((pupilId) => ({ pupilId, indicatorId, value: { kind: 'level', level: 'B' } })),
    };
    return shoot(agent, origin, {
      method: 'POST',
      path: `/api/classes/${at?.id}/activities`,
      cookie: at?.cookie ?? '',
      body,
    });
  };
}

function readOf({ origin, school }: Served) {
  return (agent: Parameters<typeof shoot>[0]) =>
    shoot(agent, origin, { method: 'GET', path: `/api/schools/${school.id}/report`, cookie: school.cookie });
}
