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
export async function benchOverload(folder: string, where: string, seconds: number) {
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
  say(`idle: an ordinary write takes ${idle.toFixed(1)} ms (p50)`);
  say(`peak: ${best.toFixed(0)} writes/s over ${CONNECTIONS} connections; ${told(peak)}`);
  memory.push(running.rss());

  await wire.connectAll(Math.ceil(best * TIMES));
  await running.loopDelay();
  const reading = trickle(READ_EVERY, seconds * 1000, readOf(running, classes));
  const rush = await counting(running, () => flood(best * TIMES, seconds * 1000, write));
  const delay = await running.loopDelay();
  memory.push(running.rss());
  const normal = await untilOrdinary(write, idle * ORDINARY);
  const { shots, asked, notSent, settled } = rush.made;
  await settled;
  say(`${TIMES} × that, for ${seconds} s: ${asked} due, ${notSent} not sent in time; ${told(rush)}`);
  sayAnswers(shots, { best, seconds });
  const reads = await reading;
  const unread = reads.filter((shot) => shot.status !== 200).length;
  say(
    `  class page meanwhile: p50 ${ms(reads, 0.5)}, p99 ${ms(reads, 0.99)}; ${unread} not answered: ${verdict(unread === 0)}`,
  );
  const late = `${delay.p99.toFixed(0)} ms (longest ${delay.longest.toFixed(0)})`;
  say(`  event loop late by p99 ${late}, at most ${LOOP_DELAY}: ${verdict(delay.p99 < LOOP_DELAY)}`);
  const after = `an ordinary write takes ${ORDINARY} × its idle time or less`;
  say(`after: ${after} after ${normal.toFixed(1)} s, less than ${IN_TIME}: ${verdict(normal < IN_TIME)}`);
  memory.push(running.rss());
  say(`memory before, at the peak, in the rush, after: ${memory.map((each) => each.toFixed(0)).join(', ')} MB`);
  wire.close();
  await running.stop();
}

const good = (shots: readonly Shot[]) => shots.filter(({ status }) => status === 201);
const ms = (shots: readonly Shot[], p: number) => `${percentile(shots, p).toFixed(0)} ms`;
const share = (some: readonly unknown[], all: readonly unknown[]) =>
  `${((100 * some.length) / all.length).toFixed(1)} %`;

function sayAnswers(shots: readonly (Shot & { readonly at: number })[], run: { best: number; seconds: number }) {
  const done = good(shots.filter(({ at }) => at <= run.seconds * 1000));
  const inTime = done.filter((shot) => shot.ms <= IN_TIME * 1000);
  const goodput = done.length / run.seconds;
  const ratio = goodput / run.best;
  say(
    `  done: ${goodput.toFixed(0)} a second, ${ratio.toFixed(2)} of the peak, at least ${GOODPUT}: ${verdict(ratio >= GOODPUT)}`,
  );
  say(`    of them within ${IN_TIME} s ${share(inTime, done)}; p50 ${ms(done, 0.5)}, p99 ${ms(done, 0.99)}`);
  const refused = shots.filter(({ status, retryAfter }) => status === 503 && Number(retryAfter) > 0);
  const others = shots.length - good(shots).length - refused.length;
  const ways = [...new Set(shots.map(({ status }) => status))].sort((a, b) => a - b);
  say(
    `  told to come again (503, Retry-After): ${share(refused, shots)}, after ${ms(refused, 0.5)} (p99 ${ms(refused, 0.99)})`,
  );
  say(
    `  answered otherwise: ${others} (all statuses: ${ways.join(', ')}; 0 is a connection that broke), at most 0: ${verdict(others === 0)}`,
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
