import { existsSync, statSync } from 'node:fs';
import { Agent } from 'node:http';
import { keep } from '../../db/measure/keep.ts';
import { measureTerm } from '../../db/measure/measure-term.ts';
import { percentile, type Shot, shoot } from './load.ts';
import { deriveAll, fillDistrict, PUPILS, type Size } from './many-pupils.ts';
import { benchCells } from './scale-cells.ts';
import { type Served, serve } from './served.ts';

const REQUESTS = 100;
const AT_MOST = 1.5;
/** 40 000 pupils in 1 000 classes; 60 marks each, and a tenth of that. */
const MANY: Size = { schools: 20, classes: 50, marksEach: 60 };
const FEW: Size = { ...MANY, marksEach: 6 };
const PUPILS_IN_ALL = MANY.schools * MANY.classes * PUPILS;
const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const began = performance.now();
  const made = await work();
  return [made, (performance.now() - began) / 1000];
};

/** 2.4 million marks in a database of our own; then 24 million generated into cells (400 000 pupils), where only arithmetic is left. */
export async function benchScale(newDatabase: () => Promise<string>) {
  const few = await serveDistrict(await newDatabase(), FEW);
  const many = await serveDistrict(await newDatabase(), MANY);
  if (many.bytes > 0) {
    const each = (many.bytes - few.bytes) / (many.marks - few.marks);
    const people = (few.bytes - each * few.marks) / PUPILS_IN_ALL;
    const gigabytes = (24e6 * each + 400_000 * people) / 1e9;
    say(
      `on disk ${(few.bytes / 1e9).toFixed(2)} and ${(many.bytes / 1e9).toFixed(2)} GB: ${Math.round(each)} bytes a mark and ${(people / 1000).toFixed(1)} kB a pupil (family, scores); 24 million marks of 400 000 pupils want ${gigabytes.toFixed(0)} GB, and as much again for each backup`,
    );
  }
  const [small, large] = await inTurns([few.served, many.served]);
  const ratio = percentile(large, 0.5) / percentile(small, 0.5);
  say(
    `district report, ${REQUESTS} requests each: p50 ${percentile(small, 0.5).toFixed(1)} ms at ${few.marks} marks, ${percentile(large, 0.5).toFixed(1)} ms at ${many.marks} marks`,
  );
  say(`  ratio ${ratio.toFixed(2)}, at most ${AT_MOST}: ${ratio <= AT_MOST ? 'held' : 'NOT HELD'}`);
  if (!(ratio <= AT_MOST)) process.exitCode = 1;
  await few.served.close();
  await many.served.close();
  say('\n24 million marks generated into cells: 400 000 pupils, 9 000 classes, 229 schools');
  benchCells(say);
  say(`peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

async function serveDistrict(where: string, size: Size) {
  let marks = 0;
  const served = await serve(where, async (store, today) => {
    const [filled, filling] = await seconds(() => fillDistrict(store, today, size));
    const [, deriving] = await seconds(() => deriveAll(store, { ...filled, today }));
    marks = filled.marks;
    const wanted = { districtId: filled.districts[0]?.id ?? '', termId: filled.term.id, now: Date.now(), today };
    const run = () =>
      seconds(() => measureTerm({ ...wanted, read: store.read, keep: (kept) => store.write((tx) => keep(tx, kept)) }));
    const [tally, measuring] = await run();
    const [, again] = await run();
    const children = filled.classes.length * PUPILS;
    say(
      `${children} pupils, ${marks} marks: written in ${filling.toFixed(0)} s, derived (every score and rollup) in ${deriving.toFixed(0)} s`,
    );
    say(
      `  measured (${tally.measured} schools and areas) in ${measuring.toFixed(1)} s; again, with nothing changed, in ${again.toFixed(1)} s`,
    );
    return filled;
  });
  return { served, marks, bytes: existsSync(where) ? statSync(where).size : 0 };
}

/** One request here, one there. The first of each makes the release (said), the next ten are warming up. */
async function inTurns(places: readonly [Served, Served]): Promise<readonly [Shot[], Shot[]]> {
  const agent = new Agent({ keepAlive: true });
  const shots: [Shot[], Shot[]] = [[], []];
  for (let n = -11; n < REQUESTS; n++) {
    for (const [index, { origin, district }] of places.entries()) {
      const path = `/api/areas/${district.id}/report`;
      const shot = await shoot(agent, origin, { method: 'GET', path, cookie: district.cookie });
      if (shot.status !== 200) throw new Error(`answered ${shot.status}`);
      if (n === -11) say(`  the first asker, who waits for the release: ${(shot.ms / 1000).toFixed(1)} s`);
      if (n >= 0) shots[index]?.push(shot);
    }
  }
  agent.destroy();
  return shots;
}
