import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { addPhoto } from '../../server/contract/photo.ts';
import { activityFor } from '../support/activities.ts';
import { fillDisk } from '../support/full-disk.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';

test('on a full disk what is sent is refused in words, no half a photo is left, and with room again it is taken', async () => {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const { activityId } = await putActivity(world, at, TEACHER, at.pupils);
  const photo = new Uint8Array(await drawPhoto('jpeg', 320, 200));
  const body = activityFor(at.pupils);
  const query = { clientId: world.newClientId() };
  const add = () => world.ask(TEACHER, addPhoto, { params: { activityId }, query, body: photo });
  const log = () => world.ask(TEACHER, logActivity, { params: { classId: at.classId }, body });
  const files = () =>
    readdirSync(world.photoFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
  await world.cookieOf(TEACHER);

  const disk = fillDisk();
  for (const refused of [await add(), await log()]) {
    expect(refused).toMatchObject({ status: 503, problem: { code: 'no-storage', retryAfter: 10 } });
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(refused.problem.title).toMatch(/full disk.*nothing was changed/);
  }
  expect(files()).toEqual([]);
  disk.makeRoom();
  expect((await add()).status).toBe(201);
  expect((await log()).status).toBe(201);
  expect(files()).toHaveLength(1);
});
