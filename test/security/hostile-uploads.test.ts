import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { sharedProgram } from '../release/unpacked.ts';
import { startMain } from '../support/main-process.ts';
import { within } from '../support/patience.ts';
import { putActivity } from '../support/records.ts';
import { KEY, openWorld, type World } from '../support/world.ts';
import { MOST_BYTES } from './hostile.ts';
import { bytesOf, hostileSenders, sendingTo } from './hostile-senders.ts';
import { busySecondsOf, megabytesOf } from './used-by-all.ts';

/** The day that it is for the service too, whose clock does not stand still. */
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The service as it is in the archive, over the database of a world, with its people signed in. */
async function served(world: World) {
  const dataFolder = join(inject('folder'), randomUUID());
  mkdirSync(dataFolder);
  writeFileSync(join(dataFolder, 'secret-key'), KEY.toString('base64url'), { mode: 0o600 });
  const { command } = await sharedProgram();
  const { child, listening } = startMain(command('start'), {
    DATA_DIR: dataFolder,
    DATABASE_URL: `file:${world.where}`,
  });
  const origin = await listening;
  return { pid: child.pid ?? 0, origin, send: sendingTo(origin, world.cookieOf) };
}

test(
  'whatever small file somebody sends is refused, others are answered meanwhile, and memory stays small',
  async () => {
    const world = await openWorld({ today });
    // Sessions begin now, and not at the noon of the made-up day, which may be still to come.
    world.clock.now = Date.now();
    const { classId, schoolId, pupils } = world.place(1, 1, 2);
    const [homeroom, office, manager] = ['homeroom-d1s1c2', 'office-d1s1', 'roster-d1'];
    const { activityId } = await putActivity(world, world.place(1, 1, 2), homeroom, pupils, { happenedOn: today });
    const { pid, origin, send } = await served(world);
    const at = { classId, schoolId, activityId, today, homeroom, office, manager };
    const senders = await hostileSenders(at, send);
    const sent = senders.flatMap(([files]) => files);
    expect(sent.length).toBeGreaterThanOrEqual(40);
    expect(sent.filter(([, bytes]) => bytes.length > MOST_BYTES).map(([name, bytes]) => [name, bytes.length])).toEqual(
      [],
    );

    let isOver = false;
    const megabytes: number[] = [];
    const others = (async () => {
      while (!isOver) {
        expect((await fetch(`${origin}/api/health`)).status).toBe(200);
        megabytes.push(megabytesOf(pid));
        await pause(20);
      }
    })();
    const wrong: unknown[] = [];
    await Promise.all(
      senders.map(async ([files, sendOne]) => {
        for (const [name, bytes] of files) {
          const status = await sendOne(bytesOf(bytes));
          if (status < 400 || status >= 500) wrong.push([name, status]);
        }
      }),
    );
    isOver = true;
    await others;
    expect(wrong).toEqual([]);
    expect(Math.max(...megabytes)).toBeLessThan(500);
    // Whoever answers everybody did none of the reading.
    const busy = busySecondsOf(pid);
    expect(busy.own).toBeLessThan(busy.others);
  },
  within(60),
);
