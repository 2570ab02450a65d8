import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { listOwnSessions } from '../../server/contract/own-sessions.ts';
import type { ReplyOf } from '../../server/contract/route.ts';
import { hashesFor, PASSWORD, signIn } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const OTHER = 'homeroom-d1s1c1';
const MINUTE = 60_000;
const open = () => openWorld({ passwordHashes: hashesFor(TEACHER, OTHER) });

async function send({ origin }: World, cookie: string, method: string, path: string) {
  const response = await fetch(origin + path, { method, headers: { cookie, origin } });
  return { status: response.status, body: (await response.json()) as unknown, set: response.headers.getSetCookie() };
}
const me = async (world: World, cookie: string) => (await send(world, cookie, 'GET', '/api/me')).status;
const own = async (world: World, cookie: string) =>
  ((await send(world, cookie, 'GET', '/api/me/sessions')).body as ReplyOf<typeof listOwnSessions>).sessions;
const end = (world: World, cookie: string, id = '') =>
  send(world, cookie, 'DELETE', `/api/me/sessions${id && '/'}${id}`);

test('signing in where somebody is signed in already ends that session, whoever’s it was, and failing to does not', async () => {
  const world = await open();
  const { cookie } = await signIn(world, TEACHER);
  const elsewhere = await signIn(world, TEACHER);
  expect((await signIn(world, OTHER, 'not this one', { cookie })).status).toBe(401);
  expect(await me(world, cookie)).toBe(200);
  const next = await signIn(world, OTHER, PASSWORD, { cookie });
  expect(next.status).toBe(201);
  expect([await me(world, cookie), await me(world, next.cookie)]).toEqual([401, 200]);
  expect(await me(world, elsewhere.cookie), 'another browser has its own').toBe(200);
  const forged = `${next.cookie.slice(0, -3)}abc`;
  expect((await signIn(world, TEACHER, PASSWORD, { cookie: forged })).status).toBe(201);
  expect(await me(world, next.cookie), 'what we did not sign ends nothing').toBe(200);
});

test('one’s own sessions are told with begin, last use and which is this one; none of others, and none that is over', async () => {
  const world = await open();
  const began = world.clock.now;
  const idle = await signIn(world, TEACHER);
  await signIn(world, OTHER);
  world.clock.now += 29 * MINUTE;
  const first = await signIn(world, TEACHER);
  world.clock.now += 5 * MINUTE;
  const second = await signIn(world, TEACHER);
  world.clock.now += 2 * MINUTE;
  expect(await me(world, first.cookie)).toBe(200);
  const told = await own(world, second.cookie);
  expect(told.map(({ startedAt, lastSeenAt, isThis }) => [startedAt - began, lastSeenAt - began, isThis])).toEqual([
    [34 * MINUTE, 36 * MINUTE, true],
    [29 * MINUTE, 36 * MINUTE, false],
  ]);
  expect(await me(world, idle.cookie)).toBe(401);
  const answered = JSON.stringify(told);
  for (const { cookie } of [first, second])
    expect(answered, 'nothing to sign in with').not.toContain(cookie.split('=')[1]);
});

test('one of them is ended at once; another person’s is not there, and this one’s cookie goes with it', async () => {
  const world = await open();
  const [here, there, other] = [await signIn(world, TEACHER), await signIn(world, TEACHER), await signIn(world, OTHER)];
  const [theirs] = await own(world, other.cookie);
  const notMine = await end(world, here.cookie, theirs?.id);
  expect([notMine.status, await me(world, other.cookie)]).toEqual([404, 200]);
  expect((await end(world, here.cookie, 'none')).body).toEqual(notMine.body);
  const away = (await own(world, here.cookie)).find(({ isThis }) => !isThis);
  const ended = await end(world, here.cookie, away?.id);
  expect([ended.status, ended.set]).toEqual([200, []]);
  expect([await me(world, there.cookie), await me(world, here.cookie)]).toEqual([401, 200]);
  const [last] = await own(world, here.cookie);
  const out = await end(world, here.cookie, last?.id);
  expect(out.set[0]).toMatch(/^chucai-session=; Path=\/; Expires=Thu, 01 Jan 1970/);
  expect(await me(world, here.cookie)).toBe(401);
  const audits = await world.store.read((q) => q.select().from(unsafeTables(q).audits));
  expect(
    audits.filter(({ routeId, personId, object }) => routeId === 'end-own-session' && personId === object),
  ).toHaveLength(2);
});

test('all the others are ended at once, and nobody else’s', async () => {
  const world = await open();
  const [here, there, third] = [
    await signIn(world, TEACHER),
    await signIn(world, TEACHER),
    await signIn(world, TEACHER),
  ];
  const other = await signIn(world, OTHER);
  expect((await end(world, here.cookie)).status).toBe(200);
  const all = [here, there, third, other];
  expect(await Promise.all(all.map(({ cookie }) => me(world, cookie)))).toEqual([200, 401, 401, 200]);
});
