import { Agent } from 'node:http';
import { join } from 'node:path';
import { keep } from '../../db/measure/keep.ts';
import { releaseTerm } from '../../db/measure/release-term.ts';
import { SEARCH } from '../../server/contract/route.ts';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { percentile, type Shot, shoot } from './load.ts';
import { deriveAll, fillDistrict, PUPILS } from './many-pupils.ts';
import { type Running, startService } from './process.ts';
import { fillAndSignIn, type People } from './served.ts';
import { verdict } from './verdict.ts';

const CLASSES = 12;
/** Marks of a pupil: half a term. */
const MARKS_EACH = 30;
const [WARM, REQUESTS] = [15, 60];
const say = (line: string) => process.stdout.write(`${line}\n`);

/** With a body where words could be looked for. */
type Asked = { readonly path: string; readonly cookie: string; readonly body?: object };
/** What each role asks for on its first pages, and how many times the small district's CPU a large one's may take. */
const PAGES: readonly (readonly [what: string, ask: (people: People) => Asked, atMost: number])[] = [
  ['parent: profile', ({ child }) => ({ path: `/api/pupils/${child.id}/profile`, cookie: child.cookie }), 1.3],
  ['parent: records', ({ child }) => searched(`/api/pupils/${child.id}/evidence`, child.cookie), 1.3],
  ['teacher: classes', ({ classes: [at] }) => ({ path: '/api/classes', cookie: at?.cookie ?? '' }), 1.3],
  ['teacher: class list', (people) => ofClass(people, 'pupils'), 1.3],
  ['teacher: activities', ({ classes: [at] }) => searched(`/api/classes/${at?.id}/activities`, at?.cookie), 1.3],
  ['teacher: day', (people) => ofClass(people, `days/${shanghaiDay(Date.now())}`), 1.3],
  ['teacher: search', ({ classes: [at] }) => searched('/api/pupils', at?.cookie), 1.3],
  ['teacher: report', (people) => ofClass(people, 'report'), 1.3],
  ['principal: report', ({ school }) => ({ path: `/api/schools/${school.id}/report`, cookie: school.cookie }), 1.3],
  ['principal: people', ({ school }) => ({ path: `/api/schools/${school.id}/people`, cookie: school.cookie }), 1.3],
  ['officer: report', ({ district }) => ({ path: `/api/areas/${district.id}/report`, cookie: district.cookie }), 2],
];
const searched = (path: string, cookie = ''): Asked => ({ path: `${path}${SEARCH}`, cookie, body: {} });
const ofClass = ({ classes: [at] }: People, page: string): Asked => ({
  path: `/api/classes/${at?.id}/${page}`,
  cookie: at?.cookie ?? '',
});

/** CPU of every first page in a district of 2 400 pupils and in one many times larger, compiled code in processes of its own, in turns. */
export async function benchPages(folder: string, newDatabase: () => Promise<string>, pupils: number) {
  const small = await start(join(folder, 'small'), await newDatabase(), 5);
  const large = await start(join(folder, 'large'), await newDatabase(), Math.ceil(pupils / (CLASSES * PUPILS)));
  for (const [what, ask, atMost] of PAGES) {
    const [few, many] = [await measure(small, ask), await measure(large, ask)];
    const ratio = many.cpu / few.cpu;
    const goal = `ratio ${ratio.toFixed(2)}, at most ${atMost}: ${verdict(ratio <= atMost)}`;
    say(`${what.padEnd(20)} ${told(few)}; ${told(many)}; ${goal}`);
  }
  for (const { running } of [small, large]) await running.stop();
}

type Measured = { readonly cpu: number; readonly shots: readonly Shot[] };
const told = ({ cpu, shots }: Measured) =>
  `${cpu.toFixed(1)} ms CPU, p50 ${percentile(shots, 0.5).toFixed(1)} ms, p99 ${percentile(shots, 0.99).toFixed(1)} ms`;

type Started = { readonly running: Running; readonly people: People };

async function start(data: string, where: string, schools: number): Promise<Started> {
  const began = performance.now();
  let marks = 0;
  const people = await fillAndSignIn(data, where, async (store, today) => {
    const filled = await fillDistrict(store, today, { schools, classes: CLASSES, marksEach: MARKS_EACH });
    marks = filled.marks;
    await deriveAll(store, { ...filled, today });
    const release = {
      now: Date.now(),
      read: store.read,
      keep: (kept: Parameters<typeof keep>[1]) => store.write((tx) => keep(tx, kept)),
    };
    for (const { id: districtId, terms } of filled.districts)
      for (const { id: termId } of terms) await releaseTerm({ ...release, districtId, termId });
    return filled;
  });
  const running = await startService(data, where);
  // What was never measured is measured at the start, beside the requests; its CPU is no page's.
  await running.heard('measured');
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  say(`${schools * CLASSES * PUPILS} pupils, ${marks} marks: ready in ${seconds} s`);
  return { running, people };
}

async function measure({ running, people }: Started, ask: (people: People) => Asked): Promise<Measured> {
  const agent = new Agent({ keepAlive: true });
  const shots: Shot[] = [];
  let before = 0;
  for (let n = -WARM; n < REQUESTS; n++) {
    if (n === 0) before = running.cpu();
    const asked = ask(people);
    const shot = await shoot(agent, running.origin, { method: asked.body ? 'POST' : 'GET', ...asked });
    if (shot.status !== 200) throw new Error(`${asked.path} answered ${shot.status}`);
    if (n >= 0) shots.push(shot);
  }
  const cpu = (running.cpu() - before) / REQUESTS;
  agent.destroy();
  return { cpu, shots };
}
