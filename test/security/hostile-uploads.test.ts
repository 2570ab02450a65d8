import { randomUUID } from 'node:crypto';

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { addPhoto } from '../../server/contract/photo.ts';
import { type Asked, pathWith } from '../../server/contract/request.ts';
import { importClassList, importRoster } from '../../server/contract/roster.ts';
import { type RouteSpec, UPLOADS } from '../../server/contract/route.ts';
import { importSheet } from '../../server/contract/sheet.ts';
import { sharedProgram } from '../release/unpacked.ts';
import { startMain } from '../support/main-process.ts';
import { within } from '../support/patience.ts';
import { putActivity } from '../support/records.ts';
import { KEY, openWorld, type World } from '../support/world.ts';
import { type Hostile, hostilePackages, hostilePictures, hostileTables, MOST_BYTES } from './hostile.ts';
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
  async function send<R extends RouteSpec>(as: string, route: R, asked: Asked<R>) {
    const { body } = asked as { body?: unknown };
    const type = route.upload ? UPLOADS[route.upload].types[0] : 'application/json';
    const headers = { origin, cookie: await world.cookieOf(as), 'content-type': type };
    const response = await fetch(origin + pathWith(route.path, asked), {
      method: route.method,
      headers,
      body: body as Uint8Array<ArrayBuffer>,
    });
    await response.arrayBuffer();
    return response.status;
  }
  return { pid: child.pid ?? 0, origin, send };
}

const bytesOf = (bytes: Uint8Array) => new Uint8Array(bytes);

test(
  'whatever small file somebody sends is refused, others are answered meanwhile, and memory stays small',
  async () => {
    const world = await openWorld({ today });
    const { classId, schoolId, pupils } = world.place(1, 1, 2);
    const [homeroom, office, manager] = ['homeroom-d1s1c2', 'office-d1s1', 'roster-d1'];
    const { activityId } = await putActivity(world, world.place(1, 1, 2), homeroom, pupils, { happenedOn: today });
    const { pid, origin, send } = await served(world);
    const [tables, packages, pictures] = [await hostileTables(), hostilePackages(), await hostilePictures()];

    const clientId = () => randomUUID();
    const senders: readonly (readonly [readonly Hostile[], (body: Uint8Array<ArrayBuffer>) => Promise<number>])[] = [
      [
        tables.filter((_, n) => n % 2 === 0),
        (body) =>
          send(homeroom, importSheet, {
            params: { classId, kind: 'fitness' },
            query: { clientId: clientId(), title: '体测', happenedOn: today, lang: 'zh' },
            body,
          }),
      ],
      [
        tables.filter((_, n) => n % 2 === 1),
        (body) => send(office, importClassList, { params: { schoolId }, query: { clientId: clientId() }, body }),
      ],
      [packages, (body) => send(manager, importRoster, { query: { clientId: clientId() }, body })],
      [pictures, (body) => send(homeroom, addPhoto, { params: { activityId }, query: { clientId: clientId() }, body })],
    ];
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
