import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addPhoto, withdrawPhoto } from '../../server/contract/photo.ts';
import { openDayTurn } from '../../server/day-turn.ts';
import { openFiles } from '../../server/files.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

const BY = 'homeroom-d1s1c2';
const DAY = 86_400_000;

async function openWithdrawn() {
  const world = await openWorld();
  const { clock, store, photoFolder, engine } = world;
  const at = world.place(1, 1, 2);
  const { activityId } = await putActivity(world, at, BY, at.pupils);
  const add = async (picture: Uint8Array) => {
    const asked = { params: { activityId }, query: { clientId: world.newClientId() }, body: new Uint8Array(picture) };
    return (await world.ask(BY, addPhoto, asked)).body.photoId;
  };
  const withdraw = async (photoId: string) => {
    const asked = { params: { activityId, photoId }, body: { clientId: world.newClientId() } };
    expect((await world.ask(BY, withdrawPhoto, asked)).status).toBe(201);
  };
  const onDisk = () =>
    readdirSync(photoFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.webp'));
  /** A disk has its own clock: what was put is as old as the world's clock says. */
  const age = (days: number) => {
    const put = (clock.now - days * DAY) / 1000;
    for (const file of onDisk()) utimesSync(join(photoFolder, file), put, put);
  };
  const lines: object[] = [];
  const turn = async (parts: Partial<Parameters<typeof openDayTurn>[0]> = {}) => {
    const usual = { engine, files: world.files, clock: () => clock.now, log: (line: object) => lines.push(line) };
    const days = openDayTurn({ ...usual, ...parts });
    await days.first;
    days.close();
  };
  const letGo = async () =>
    (await store.read((q) => q.select().from(q.tables.photos))).filter((row) => row.fileLetGoAt !== null).length;
  const shown = async (photoId: string) =>
    (await world.send(BY, 'get', `/api/activities/${activityId}/photos/${photoId}`)).status;
  return { ...world, add, withdraw, onDisk, age, turn, letGo, shown, lines };
}

test('the file of a withdrawn photo goes after thirty days, at the turn of a day, and no other', async () => {
  const { add, withdraw, onDisk, age, turn, letGo, shown, clock, lines } = await openWithdrawn();
  const [gone, stays] = [await add(await drawPhoto('jpeg', 40, 30)), await add(await drawPhoto('jpeg', 50, 30))];
  expect(onDisk()).toHaveLength(2);
  await withdraw(gone);
  clock.now += 30 * DAY - 1;
  age(30);
  await turn();
  expect([onDisk().length, await letGo()], 'not yet').toEqual([2, 0]);
  clock.now += 2;
  await turn();
  expect([onDisk().length, await letGo()]).toEqual([1, 1]);
  expect(lines).toContainEqual({ level: 'info', photoFilesRemoved: 1 });
  expect([await shown(gone), await shown(stays)]).toEqual([404, 200]);
  lines.length = 0;
  clock.now += DAY;
  await turn();
  expect(
    lines.filter((line) => 'photoFilesRemoved' in line),
    'it is done once',
  ).toEqual([]);
});

test('a picture that another photo stands by stays until that one is withdrawn too', async () => {
  const { add, withdraw, onDisk, age, turn, letGo, shown, clock } = await openWithdrawn();
  const picture = await drawPhoto('jpeg', 40, 30);
  const [first, second] = [await add(picture), await add(picture)];
  expect(onDisk()).toHaveLength(1);
  await withdraw(first);
  clock.now += 31 * DAY;
  age(31);
  await turn();
  expect([onDisk().length, await letGo(), await shown(second)]).toEqual([1, 1, 200]);
  await withdraw(second);
  clock.now += 31 * DAY;
  await turn();
  expect([onDisk().length, await letGo()]).toEqual([0, 2]);
  // The same picture may come again.
  expect(await shown(await add(picture))).toBe(200);
});

test('who is stopped between the file and the word does it again; a file that is not there counts as gone', async () => {
  const { add, withdraw, onDisk, age, turn, letGo, clock, engine } = await openWithdrawn();
  await withdraw(await add(await drawPhoto('jpeg', 40, 30)));
  clock.now += 31 * DAY;
  age(31);
  const stopped = () => Promise.reject(new Error('stopped'));
  await turn({ engine: { ...engine, act: (job) => (job.name === 'let-files-go' ? stopped() : engine.act(job)) } });
  expect([onDisk().length, await letGo()]).toEqual([0, 0]);
  await turn();
  expect(await letGo()).toBe(1);
});

test('a file that was put again since yesterday stays: its row may be on the way', async () => {
  const { add, withdraw, onDisk, age, turn, letGo, clock, photoFolder } = await openWithdrawn();
  const picture = await drawPhoto('jpeg', 40, 30);
  await withdraw(await add(picture));
  clock.now += 31 * DAY;
  age(31);
  const [name = ''] = onDisk();
  const old = statSync(join(photoFolder, name)).mtimeMs;
  // What another photo's preparation does before its transaction.
  const bytes = await openFiles(photoFolder).get(name.slice(3, 67), 'webp');
  await openFiles(photoFolder).put(bytes, 'webp');
  expect(statSync(join(photoFolder, name)).mtimeMs, 'putting it makes it new').toBeGreaterThan(old);
  age(0.5);
  await turn();
  expect([existsSync(join(photoFolder, name)), await letGo()]).toEqual([true, 0]);
  age(1.5);
  await turn();
  expect([onDisk().length, await letGo()]).toEqual([0, 1]);
});
