import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { listClasses, listClassPupils, logActivity } from '../../server/contract/evidence.ts';
import { addPhoto } from '../../server/contract/photo.ts';
import { readHealth } from '../../server/contract/platform.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { readMe } from '../../server/contract/session.ts';
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

test('while nothing can be saved whoever only reads reads on, is told so, and idles out no sooner; what has to be noted says why not', async () => {
  const world = await openWorld({ hasEvidence: true });
  const { schoolId, classId, pupils } = world.place(1, 1, 2);
  const child = { params: { pupilId: pupils[0] ?? '' } };
  const [parent, principal] = ['guardian-d1s1c2p1', 'principal-d1s1'];
  const pages = async () => [
    await world.ask(parent, readProfile, child),
    await world.ask(parent, listEvidence, child),
    await world.ask(principal, listClasses, {}),
    await world.ask(principal, readSchoolReport, { params: { schoolId } }),
    await world.ask(TEACHER, readMe, {}),
  ];
  const saidOf = async () => (await pages()).map(({ status, headers }) => [status, headers.get('chucai-saving')]);
  const noted = async () => [
    await world.ask(TEACHER, readProfile, child),
    await world.ask(TEACHER, listClassPupils, { params: { classId } }),
  ];
  const health = async () => (await world.ask(undefined, readHealth, {})).body.status;
  expect(await saidOf()).toEqual(Array(5).fill([200, null]));
  expect(await health()).toBe('ok');
  const idleFor = 30 * 60_000;
  await world.store.write((tx) => tx.update(unsafeTables(tx).sessions).set({ idleFor }));

  const disk = fillDisk();
  await expect.poll(health).toBe('read-only');
  // Every session is due to be touched each time; the last time all have idled out by what is on the disk.
  for (const minutes of [2, 29, 29]) {
    world.clock.now += minutes * 60_000;
    expect(await saidOf(), `${minutes} minutes later`).toEqual(Array(5).fill([200, 'no']));
    for (const { status, headers, problem } of await noted()) {
      expect([status, problem.code, headers.get('retry-after')]).toEqual([503, 'not-noted', '10']);
      expect(Object.keys(problem).sort(), 'and nothing else').toEqual([
        'code',
        'errorId',
        'retryAfter',
        'status',
        'title',
      ]);
    }
  }
  disk.makeRoom();
  expect(await saidOf()).toEqual(Array(5).fill([200, null]));
  expect((await noted()).map(({ status }) => status)).toEqual([200, 200]);
  await expect.poll(health).toBe('ok');
  const changes = world.lines.filter((line) => 'saving' in line).map(({ level, saving }) => [level, saving]);
  expect(changes, 'each is one line').toEqual([
    ['error', false],
    ['info', true],
  ]);
});

test('a disk that hangs keeps nobody from reading either, and health says so', async () => {
  const hanging = new Set(['touch-session', 'try-writing']);
  const world = await openWorld({
    wrap: (engine) => ({
      ...engine,
      act: (job) => (hanging.has(job.name) ? new Promise(() => undefined) : engine.act(job)),
    }),
  });
  const read = () => world.ask('principal-d1s1', listClasses, {});
  expect((await read()).status).toBe(200);
  world.clock.now += 2 * 60_000;
  expect((await read()).status).toBe(200);
  expect((await world.ask(undefined, readHealth, {})).body).toEqual({ status: 'read-only' });
  expect((await read()).headers.get('chucai-saving')).toBe('no');
});
