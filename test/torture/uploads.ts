import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { percentile, type Shot, shoot } from '../bench/load.ts';
import { fillAndSignIn, type People } from '../bench/served.ts';
import { activitiesOf } from '../bench/writes.ts';
import { bytesOf, hostileSenders, sendingTo } from '../security/hostile-senders.ts';
import { megabytesOf } from '../security/used-by-all.ts';
import type { Experiment } from './experiment.ts';
import { stop } from './ground.ts';

const LOOK_EVERY = 20;
const [LONGEST, SLOWEST_P99, MOST_MEGABYTES] = [10, 200, 500];

export const uploads: Experiment = {
  id: 'uploads',
  does: 'Sends small files that are made to become much: a teacher, a school office and a keeper of rosters each one after the other, all at the same time.',
  goal: 'each is refused (4xx) within 10 s; health answers meanwhile with p99 below 200 ms; all processes together stay below 500 MB',
  heldIn: 'test/security/hostile-uploads.test.ts',
  async run(ground) {
    const at = { data: join(ground.folder, 'data'), where: join(ground.folder, 'chucai.db') };
    const people = await fillAndSignIn(at.data, at.where);
    const service = ground.start(at);
    const origin = await service.listening;
    const send = sendingTo(origin, (as) => people.cookies.get(as) ?? '');
    const senders = await hostileSenders(await whereOf(origin, people), send);
    const watch = watching(origin, service.child.pid ?? 0);
    const took: number[] = [];
    const otherwise: string[] = [];
    await Promise.all(
      senders.map(async ([files, sendOne]) => {
        for (const [name, bytes] of files) {
          const began = performance.now();
          const status = await sendOne(bytesOf(bytes));
          took.push((performance.now() - began) / 1000);
          if (status < 400 || status >= 500) otherwise.push(`${name}: ${status}`);
        }
      }),
    );
    const { shots, megabytes } = await watch.stop();
    const { code } = await stop(service);
    const [p99, longest] = [percentile(shots, 0.99), Math.max(...took)];
    const isHealthy = shots.every(({ status }) => status === 200) && p99 < SLOWEST_P99;
    return {
      figures: {
        files: took.length,
        'answered otherwise': otherwise.join(', ') || 'none',
        'longest s': longest,
        'health p50 ms': percentile(shots, 0.5),
        'p99 ms': p99,
        'memory MB most': megabytes,
      },
      isHeld: otherwise.length === 0 && longest <= LONGEST && isHealthy && megabytes < MOST_MEGABYTES && code === 0,
    };
  },
};

/** A place to send to, with one activity that photos can be put to. */
async function whereOf(origin: string, { classes, school, cookies }: People) {
  const [at] = classes;
  const homeroom = [...cookies].find(([, cookie]) => cookie === at?.cookie)?.[0] ?? '';
  const { path, body, cookie } = activitiesOf(classes.slice(0, 1), 1)();
  const headers = { origin, cookie, 'content-type': 'application/json' };
  const reply = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const { activityId } = (await reply.json()) as { activityId: string };
  const people = { homeroom, office: 'office-d1s1', manager: 'roster-d1' };
  return { classId: at?.id ?? '', schoolId: school.id, activityId, today: shanghaiDay(Date.now()), ...people };
}

/** What health takes and how much all of its processes hold, until told to stop. */
function watching(origin: string, pid: number) {
  const agent = new Agent({ keepAlive: true });
  const shots: Shot[] = [];
  let [megabytes, isOver] = [0, false];
  const looking = (async () => {
    while (!isOver) {
      shots.push(await shoot(agent, origin, { method: 'GET', path: '/api/health', cookie: '' }));
      megabytes = Math.max(megabytes, megabytesOf(pid));
      await pause(LOOK_EVERY);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await looking;
      agent.destroy();
      return { shots, megabytes };
    },
  };
}
