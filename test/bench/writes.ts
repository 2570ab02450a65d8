import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isPostgres, migrate, openStore } from '../../db/open-store.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { openSecrets, readKeyFile } from '../../server/secrets/secrets.ts';
import { repeat, type Shot, shoot } from './load.ts';
import { type Running, startProcess } from './process.ts';
import { signAllIn, twins } from './served.ts';

const INDICATORS = ['moral.m1', 'moral.m2', 'moral.m3', 'moral.m4', 'moral.m6'];
const CONNECTIONS = 20;
/** How often each is asked, once to warm up and once to be counted, and how many of the spike's writes ours do in the same CPU time. */
const SIZES = [
  { marks: 1, times: 1500, atLeast: 0.5 },
  { marks: 40, times: 400, atLeast: 0.25 },
];
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * CPU time of a write, ours against the bare spike: compiled code, each server in a process of its own, the same rows. CPU and not the
 * clock, so that what else the machine does counts in neither.
 */
export async function benchWrites(folder: string, newDatabase: () => Promise<string>) {
  for (const { marks, times, atLeast } of SIZES) {
    const ours = await measure(folder, await newDatabase(), { marks, times });
    if (isPostgres(ours.where)) {
      say(`${marks} marks: ${told(ours)}`);
      continue;
    }
    const spike = await measure(folder, await newDatabase(), { marks, times }, true);
    const ratio = spike.each / ours.each;
    const verdict = ratio >= atLeast ? 'held' : 'missed';
    say(
      `${marks} marks: ${told(ours)}; spike ${told(spike)}; ratio ${ratio.toFixed(2)}, at least ${atLeast}: ${verdict}`,
    );
    if (verdict === 'missed') process.exitCode = 1;
  }
}

type Measured = { readonly where: string; readonly each: number; readonly rate: number; readonly rss: number };
const told = ({ each, rate, rss }: Measured) =>
  `${each.toFixed(2)} ms CPU a write (${(1000 / each).toFixed(0)} in a second of it; ${rate.toFixed(0)}/s answered, ${rss.toFixed(0)} MB)`;

async function measure(
  folder: string,
  where: string,
  { marks, times }: { readonly marks: number; readonly times: number },
  isSpike = false,
): Promise<Measured> {
  const data = join(folder, `${marks}${isSpike ? '-spike' : ''}`);
  mkdirSync(data, { recursive: true });
  await migrate(where);
  const store = await openStore(where);
  const now = Date.now();
  const secrets = await openSecrets(readKeyFile(join(data, 'secret-key')));
  const { classes } = await signAllIn(store, await twins(store, shanghaiDay(now)), secrets, now);
  await store.close();
  const running = isSpike
    ? await startProcess(['--import', 'tsx', join(import.meta.dirname, 'spike.ts'), where])
    : await startProcess(['--disable-proto=delete', 'dist/server/main.js'], {
        ...{ PORT: '0', DATA_DIR: data, DATABASE_URL: isPostgres(where) ? where : `file:${where}` },
      });
  const ask = writeOf(running, classes, marks);
  await repeat(CONNECTIONS, times, ask);
  const [before, began] = [running.cpu(), performance.now()];
  const shots = await repeat(CONNECTIONS, times, ask);
  const took = performance.now() - began;
  const used = running.cpu() - before;
  const failed = shots.filter((shot) => shot.status !== 201).length;
  if (failed > 0) throw new Error(`${failed} of ${shots.length} writes were not answered with success`);
  const rss = running.rss();
  await running.stop();
  return { where, each: used / shots.length, rate: (shots.length * 1000) / took, rss };
}

type Class = Awaited<ReturnType<typeof signAllIn>>['classes'][number];

function writeOf({ origin }: Running, classes: readonly Class[], marks: number) {
  let turn = 0;
  return (agent: Parameters<typeof shoot>[0]): Promise<Shot> => {
    turn += 1;
    const at = classes[turn % classes.length];
    const indicatorId = INDICATORS[turn % INDICATORS.length];
    const pupils = Array.from({ length: marks }, (_, n) => at?.pupils[(turn + n) % 40]);
    return shoot(agent, origin, {
      method: 'POST',
      path: `/api/classes/${at?.id}/activities`,
      cookie: at?.cookie ?? '',
      body: {
        clientId: randomUUID(),
        title: '校园清洁日',
        happenedOn: shanghaiDay(Date.now()),
        marks: pupils.map((pupilId) => ({ pupilId, indicatorId, value: { kind: 'level', level: 'B' } })),
      },
    });
  };
}
