import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { isPostgres } from '../../db/open-store.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { repeat, type Said, type Shot, shoot } from './load.ts';
import { type Running, startProcess, startService } from './process.ts';
import { fillAndSignIn, type People } from './served.ts';
import { verdict } from './verdict.ts';

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
    const goal = `ratio ${ratio.toFixed(2)}, at least ${atLeast}: ${verdict(ratio >= atLeast)}`;
    say(`${marks} marks: ${told(ours)}; spike ${told(spike)}; ${goal}`);
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
  const { classes } = await fillAndSignIn(data, where);
  const running = isSpike
    ? await startProcess(['--import', 'tsx', join(import.meta.dirname, 'spike.ts'), where])
    : await startService(data, where);
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

function writeOf({ origin }: Running, classes: People['classes'], marks: number) {
  const next = activitiesOf(classes, marks);
  return (agent: Parameters<typeof shoot>[0]): Promise<Shot> => shoot(agent, origin, next());
}

/** Activities of so many marks, in class after class. */
export function activitiesOf(classes: People['classes'], marks: number) {
  let turn = 0;
  return () => {
    turn += 1;
    const at = classes[turn % classes.length];
    const indicatorId = INDICATORS[turn % INDICATORS.length];
    const pupils = Array.from({ length: marks }, (_, n) => at?.pupils[(turn + n) % 40]);
    return {
      method: 'POST',
      path: `/api/classes/${at?.id}/activities`,
      cookie: at?.cookie ?? '',
      body: {
        clientId: randomUUID(),
        title: '校园清洁日',
        happenedOn: shanghaiDay(Date.now()),
        marks: pupils.map((pupilId) => ({ pupilId, indicatorId, value: { kind: 'level', level: 'B' } })),
      },
    } satisfies Said;
  };
}
