import { join } from 'node:path';
import { flood, percentile, repeat, type Shot, saturate, shoot, trickle } from './load.ts';
import { type Running, startService } from './process.ts';
import { fillAndSignIn, type People } from './served.ts';
import { verdict } from './verdict.ts';
import { openWire } from './wire.ts';
import { activitiesOf } from './writes.ts';

const TIMES = 5;
const CONNECTIONS = 64;
const GOODPUT = 0.8;
/** Seconds: who was answered later has sent it again; and so long may it take until all is as it was. */
const IN_TIME = 5;
/** An ordinary write takes no more than so many times what it took before. */
const ORDINARY = 3;
const LOOP_DELAY = 50;
const READ_EVERY = 100;
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Five times as many one-mark writes as the service can do, whoever is answered: what it gets done, what becomes of the others, how
 * somebody who reads meanwhile fares, and how soon all is as before. Compiled code in a process of its own, the load in this one.
 */
export async function measureOverload(folder: string, where: string, seconds: number) {
  const data = join(folder, 'overload');
  const { classes } = await fillAndSignIn(data, where);
  const running = await startService(data, where, ['--import', join(import.meta.dirname, 'loop-delay.mjs')]);
  const wire = openWire(running.origin);
  const next = activitiesOf(classes, 1);
  const write = () => wire.shoot(next());
  await repeat(CONNECTIONS, 1500, write);
  const idle = percentile(await repeat(1, 60, write), 0.5);
  const memory = [running.rss()];

  const peak = await counting(running, () => saturate(CONNECTIONS, seconds * 500, write));
  const best = good(peak.made).length / (seconds / 2);
  memory.push(running.rss());

  await wire.connectAll(Math.ceil(best * TIMES));
  await running.loopDelay();
  const reading = trickle(READ_EVERY, seconds * 1000, readOf(running, classes));
  const rush = await counting(running, () => flood(best * TIMES, seconds * 1000, write));
  const delay = await running.loopDelay();
  memory.push(running.rss());
  const normal = await untilOrdinary(write, idle * ORDINARY);
  await rush.made.settled;
  const reads = await reading;
  memory.push(running.rss());
  wire.close();
  await running.stop();
  return { seconds, idle, best, peak, rush, delay, normal, reads, memory, ...sortOut(rush.made.shots, best, seconds) };
}
export type Overload = Awaited<ReturnType<typeof measureOverload>>;

/** What became of each: done while it lasted, told to come again, or anything else. */
function sortOut(shots: readonly (Shot & { readonly at: number })[], best: number, seconds: number) {
  const done = good(shots.filter(({ at }) => at <= seconds * 1000));
  const refused = shots.filter(({ status, retryAfter }) => status === 503 && Number(retryAfter) > 0);
  const others = shots.length - good(shots).length - refused.length;
  return { done, refused, others, ratio: done.length / seconds / best };
}

export const GOALS = {
  goodput: ({ ratio }: Overload) => ratio >= GOODPUT,
  answers: ({ others }: Overload) => others === 0,
  reading: (overload: Overload) => unread(overload) === 0,
  after: ({ normal }: Overload) => normal < IN_TIME,
};
export const unread = ({ reads }: Overload) => reads.filter((shot) => shot.status !== 200).length;

export async function benchOverload(folder: string, where: string, seconds: number) {
  const overload = await measureOverload(folder, where, seconds);
  const { idle, best, peak, rush, delay, normal, reads, memory } = overload;
  say(`idle: an ordinary write takes ${idle.toFixed(1)} ms (p50)`);
  say(`peak: ${best.toFixed(0)} writes/s over ${CONNECTIONS} connections; ${told(peak)}`);
  const { asked, notSent } = rush.made;
  say(`${TIMES} × that, for ${seconds} s: ${asked} due, ${notSent} not sent in time; ${told(rush)}`);
  sayAnswers(overload);
  const page = `class page meanwhile: p50 ${ms(reads, 0.5)}, p99 ${ms(reads, 0.99)}; ${unread(overload)} not answered`;
  say(`  ${page}: ${verdict(GOALS.reading(overload))}`);
  const late = `${delay.p99.toFixed(0)} ms (longest ${delay.longest.toFixed(0)})`;
  say(`  event loop late by p99 ${late}, at most ${LOOP_DELAY}: ${verdict(delay.p99 < LOOP_DELAY)}`);
  const after = `an ordinary write takes ${ORDINARY} × its idle time or less`;
  say(`after: ${after} after ${normal.toFixed(1)} s, less than ${IN_TIME}: ${verdict(GOALS.after(overload))}`);
  say(`memory before, at the peak, in the rush, after: ${memory.map((each) => each.toFixed(0)).join(', ')} MB`);
}

const good = <S extends Shot>(shots: readonly S[]) => shots.filter(({ status }) => status === 201);
const ms = (shots: readonly Shot[], p: number) => `${percentile(shots, p).toFixed(0)} ms`;
const share = (some: readonly unknown[], all: readonly unknown[]) =>
  `${((100 * some.length) / all.length).toFixed(1)} %`;

function sayAnswers(overload: Overload) {
  const { done, refused, others, ratio, seconds } = overload;
  const { shots } = overload.rush.made;
  const inTime = done.filter((shot) => shot.ms <= IN_TIME * 1000);
  const goodput = (done.length / seconds).toFixed(0);
  say(
    `  done: ${goodput} a second, ${ratio.toFixed(2)} of the peak, at least ${GOODPUT}: ${verdict(GOALS.goodput(overload))}`,
  );
  say(`    of them within ${IN_TIME} s ${share(inTime, done)}; p50 ${ms(done, 0.5)}, p99 ${ms(done, 0.99)}`);
  const ways = [...new Set(shots.map(({ status }) => status))].sort((a, b) => a - b);
  say(
    `  told to come again (503, Retry-After): ${share(refused, shots)}, after ${ms(refused, 0.5)} (p99 ${ms(refused, 0.99)})`,
  );
  say(
    `  answered otherwise: ${others} (all statuses: ${ways.join(', ')}; 0 is a connection that broke), at most 0: ${verdict(GOALS.answers(overload))}`,
  );
}

/** How much CPU the service used meanwhile; beside a machine that does other things too the clock says less. */
async function counting<T>(running: Running, work: () => Promise<T>) {
  const [before, began] = [running.cpu(), performance.now()];
  const made = await work();
  return { made, cpu: running.cpu() - before, took: performance.now() - began };
}
const told = ({ cpu, took }: { readonly cpu: number; readonly took: number }) => `${(cpu / took).toFixed(2)} of a core`;

/** Staff read the list of a class: what they open is noted before it is answered. */
function readOf({ origin }: Running, classes: People['classes']) {
  let turn = 0;
  return (agent: Parameters<typeof shoot>[0]) => {
    turn += 1;
    const at = classes[turn % classes.length];
    const page = { method: 'GET', path: `/api/classes/${at?.id}/pupils`, cookie: at?.cookie ?? '' };
    return shoot(agent, origin, page).catch((): Shot => ({ status: 0, ms: Number.NaN }));
  };
}

/** Seconds until a write takes no longer than this, asked one after the other. */
async function untilOrdinary(write: () => Promise<Shot>, atMost: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { status, ms } = await write();
    const passed = (performance.now() - began) / 1000;
    if ((status === 201 && ms <= atMost) || passed > 60) return passed;
    if (status === 503) await new Promise((again) => setTimeout(again, 100));
  }
}
