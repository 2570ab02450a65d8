import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { changePassword } from '../../server/contract/session.ts';
import { hashesFor, PASSWORD, personCalled, signIn } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const open = () => openWorld({ passwordHashes: hashesFor(TEACHER) });

async function auditsOf({ store }: World, route: string) {
  const rows = await store.read((q) => q.select().from(unsafeTables(q).audits));
  return rows.filter(({ routeId }) => routeId === route).sort((a, b) => a.id.localeCompare(b.id));
}

test('a failed sign-in is audited with whose account and from where, and with nothing that was typed', async () => {
  const world = await open();
  const { id } = await personCalled(world, TEACHER);
  for (const name of [TEACHER, 'my secret word', 'my secret word', 'another'])
    expect((await signIn(world, name, 'not this one')).status).toBe(401);
  const rows = await auditsOf(world, 'start-session');
  expect(rows.map(({ object }) => object)).toEqual([id, null, null, null]);
  const [, first, second, other] = rows.map(({ detail }) => detail['name']);
  expect(first, 'the same name again is told').toBe(second);
  expect(first).not.toBe(other);
  expect(rows.map(({ detail }) => detail['address'])).toEqual(Array(4).fill('127.0.0.1'));
  expect(JSON.stringify(rows)).not.toContain('secret');
});

test('a present password is guessed no faster than at the door, and every guess is audited', async () => {
  const world = await open();
  const { id } = await personCalled(world, TEACHER);
  const next = 'five grey boats at dawn';
  const change = async (current: string) =>
    (await world.ask(TEACHER, changePassword, { body: { current, next } })).status;
  for (const guess of ['one', 'two', 'three']) expect(await change(guess)).toBe(422);
  expect(await change('four'), 'guessed').toBe(429);
  expect(await change(PASSWORD), 'nor is the right one compared').toBe(429);
  const rows = await auditsOf(world, 'change-password');
  expect(rows.map(({ object, detail }) => [object, detail])).toEqual(Array(3).fill([id, { refused: 'current' }]));
  world.clock.now += 61_000;
  expect(await change(PASSWORD)).toBe(200);
  expect((await signIn(world, TEACHER, next)).status).toBe(201);
});
