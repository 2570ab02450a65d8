import { Agent } from 'node:http';
import { percentile, type Shot, shoot } from './load.ts';
import { deriveAll, fillDistrict, PUPILS } from './many-pupils.ts';
import { type Served, serve } from './served.ts';

const REQUESTS = 300;
const CLASSES = 12;
/** A report is read from sums: fifty times the records may cost half as much again, and no more. */
const AT_MOST = 1.5;
const say = (line: string) => process.stdout.write(`${line}\n`);

type Asked = readonly [what: string, ask: (served: Served) => { path: string; cookie: string }];
const ASKED: readonly Asked[] = [
  ['school report', ({ school }) => ({ path: `/api/schools/${school.id}/report`, cookie: school.cookie })],
  ['child profile', ({ child }) => ({ path: `/api/pupils/${child.id}/profile`, cookie: child.cookie })],
];

/** The same school, pupils and classes with 10 000 and with 500 000 marks: the median of each page over HTTP, asked one by one, in turns. */
export async function benchReports(newDatabase: () => Promise<string>) {
  const few = await serveSchool(await newDatabase(), 10_000);
  const many = await serveSchool(await newDatabase(), 500_000);
  for (const [what, ask] of ASKED) {
    const [small, large] = await inTurns([few.served, many.served], ask);
    const ratio = percentile(large, 0.5) / percentile(small, 0.5);
    const told = (shots: readonly Shot[], marks: number) =>
      `p50 ${percentile(shots, 0.5).toFixed(1)} ms, p99 ${percentile(shots, 0.99).toFixed(1)} ms at ${marks} marks`;
    say(`\n${what}, ${REQUESTS} requests each: ${told(small, few.marks)}; ${told(large, many.marks)}`);
    const verdict = what === 'school report' ? `, at most ${AT_MOST}: ${ratio <= AT_MOST ? 'held' : 'NOT HELD'}` : '';
    say(`  ratio ${ratio.toFixed(2)}${verdict}`);
    if (verdict && !(ratio <= AT_MOST)) process.exitCode = 1;
  }
  await few.served.close();
  await many.served.close();
}

async function serveSchool(where: string, wanted: number) {
  const began = performance.now();
  let marks = 0;
  const served = await serve(where, async (store, today) => {
    const size = { schools: 1, classes: CLASSES, marksEach: Math.ceil(wanted / (CLASSES * PUPILS)) };
    const filled = await fillDistrict(store, today, size);
    await deriveAll(store, { ...filled, today });
    marks = filled.marks;
    return filled;
  });
  say(
    `${CLASSES} classes of ${PUPILS}, ${marks} marks: filled in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
  return { served, marks };
}

/** One request here, one there, so that what else the machine does meets both. The first twenty of each are warming up. */
async function inTurns(places: readonly [Served, Served], ask: Asked[1]): Promise<readonly [Shot[], Shot[]]> {
  const agent = new Agent({ keepAlive: true });
  const shots: [Shot[], Shot[]] = [[], []];
  for (let n = -20; n < REQUESTS; n++) {
    for (const [index, served] of places.entries()) {
      const shot = await shoot(agent, served.origin, { method: 'GET', ...ask(served) });
      if (shot.status !== 200) throw new Error(`answered ${shot.status}`);
      if (n >= 0) shots[index]?.push(shot);
    }
  }
  agent.destroy();
  return shots;
}
