import { hkdfSync } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { changePassword } from '../../server/contract/session.ts';
import { guessing } from '../../server/guessing.ts';
import { busy } from '../../server/refusal.ts';
import { hashesFor, PASSWORD, personCalled, signIn } from '../support/sign-in.ts';
import { KEY, openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const OWN = 'labour-d1s1';
const HONEST = Array.from({ length: 16 }, (_, n) => `guardian-d1s${1 + (n >> 3)}c${1 + ((n >> 2) & 1)}p${1 + (n & 3)}`);
const MINUTE = 60_000;
const open = (writer: 'inline' | 'thread' = 'inline') =>
  openWorld({ writer, pupilsInClass: 4, proxies: ['loopback'], passwordHashes: hashesFor(TEACHER, OWN, ...HONEST) });

const from = (address: string, device = '') => ({ 'x-forwarded-for': address, ...(device && { cookie: device }) });
const SCHOOL = '198.51.100.7';
const numbered = (count: number) => Array.from({ length: count }, (_, n) => n);
const compared = (all: readonly { readonly status: number }[]) => all.filter(({ status }) => status === 401).length;

async function usernamesIn({ store }: World, count: number) {
  const rows = await store.read((q) =>
    q.select({ username: unsafeTables(q).persons.username }).from(unsafeTables(q).persons),
  );
  const names = rows.map(({ username }) => username).filter((name) => name !== OWN && !HONEST.includes(name));
  expect(names.length).toBeGreaterThanOrEqual(count);
  return names.slice(0, count);
}

test('33 accounts × 6 guesses from one address: 15 are compared in a minute, and whoever is known there signs in meanwhile', async () => {
  const world = await open();
  const devices = new Map<string, string>();
  for (const name of HONEST) {
    const { status, device } = await signIn(world, name, PASSWORD, from('203.0.113.9'));
    expect(status, name).toBe(201);
    devices.set(name, device);
  }
  const targets = await usernamesIn(world, 33);
  const mine = await signIn(world, OWN, PASSWORD, from(SCHOOL));
  const statuses: { status: number }[] = [];
  const honest = [...HONEST];
  for (const n of numbered(198)) {
    statuses.push(await signIn(world, targets[n % 33] ?? '', `guess ${n}`, from(SCHOOL)));
    // Whoever has an account of one's own, and a device that is known for it, is forgiven nothing by signing in between.
    if (n % 5 === 0) await signIn(world, OWN, PASSWORD, from(SCHOOL, n % 2 ? mine.device : ''));
    if (n % 12 === 6) {
      const name = honest.pop() ?? '';
      expect([n, (await signIn(world, name, PASSWORD, from(SCHOOL, devices.get(name)))).status]).toEqual([n, 201]);
    }
    world.clock.now += Math.floor(MINUTE / 198);
  }
  expect(honest).toEqual([]);
  expect(compared(statuses)).toBeLessThanOrEqual(15);
  expect(compared(statuses)).toBeGreaterThanOrEqual(10);
  expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([401, 429]));
});

test.each(['inline', 'thread'] as const)(
  'guesses made at once are counted one by one before any is compared: %s',
  async (writer) => {
    const world = await open(writer);
    const atOnce = await Promise.all(numbered(60).map((n) => signIn(world, TEACHER, `guess ${n}`, from('10.0.0.1'))));
    expect(compared(atOnce), 'at one account').toBe(3);
    const { headers, status } = await signIn(world, TEACHER, PASSWORD, from('10.0.0.1'));
    expect([status, headers.get('retry-after')]).toEqual([429, '1']);
    const spread = await Promise.all(
      numbered(60).map((n) => signIn(world, `somebody ${n}`, 'guess', from('10.0.0.2'))),
    );
    expect(compared(spread), 'at sixty accounts').toBe(10);
    const next = await signIn(world, TEACHER, PASSWORD, from('10.0.0.2'));
    expect([next.status, next.headers.get('retry-after')], 'and who is new there waits for twelve seconds').toEqual([
      429,
      '12',
    ]);
    world.clock.now += 12_000;
    expect((await signIn(world, TEACHER, PASSWORD, from('10.0.0.2'))).status).toBe(201);
  },
);

test('guesses at one’s own present password made at once are counted before, and a new one that is refused is none', async () => {
  const world = await open();
  const change = async (current: string, next: string) =>
    (await world.ask(TEACHER, changePassword, { body: { current, next } })).status;
  for (const weak of numbered(5)) expect(await change(PASSWORD, `password${weak}${weak}`)).toBe(422);
  const statuses = await Promise.all(numbered(20).map((n) => change(`guess ${n}`, 'five grey boats at dawn')));
  expect(statuses.filter((status) => status === 422)).toHaveLength(3);
  expect(statuses.filter((status) => status === 429)).toHaveLength(17);
});

test('a success forgets the failures of its account, and of its address nothing but itself', async () => {
  const world = await open();
  const at = (name: string, password: string) => signIn(world, name, password, from(SCHOOL));
  for (const n of numbered(2)) expect((await at(TEACHER, `guess ${n}`)).status).toBe(401);
  for (const n of numbered(7)) expect((await at(`somebody ${n}`, 'guess')).status).toBe(401);
  expect((await at(TEACHER, PASSWORD)).status).toBe(201);
  expect((await at(TEACHER, 'guess')).status, 'the tenth of the address, the first again of the account').toBe(401);
  expect((await at(OWN, PASSWORD)).status).toBe(429);
});

test('addresses of one /64 are one address, and the next /64 is another', async () => {
  const world = await open();
  for (const n of numbered(10))
    expect((await signIn(world, `somebody ${n}`, 'guess', from(`2001:db8:1:2:${n}::${n}`))).status).toBe(401);
  expect((await signIn(world, TEACHER, PASSWORD, from('2001:db8:1:2:ffff::1'))).status).toBe(429);
  expect((await signIn(world, TEACHER, PASSWORD, from('2001:db8:1:3::1'))).status).toBe(201);
});

test('a device that is known for an account has a count of its own, in both directions', async () => {
  const world = await open();
  const { device } = await signIn(world, TEACHER, PASSWORD, from('10.0.0.1'));
  for (const n of numbered(3))
    expect((await signIn(world, TEACHER, `guess ${n}`, from('10.0.0.1', device))).status).toBe(401);
  expect((await signIn(world, TEACHER, PASSWORD, from('10.0.0.9', device))).status, 'it is no way round').toBe(429);
  expect((await signIn(world, TEACHER, PASSWORD, from('10.0.0.1'))).status, 'who has none is not kept out').toBe(201);
  for (const n of numbered(10)) await signIn(world, `somebody ${n}`, 'guess', from('10.0.0.2', device));
  expect((await signIn(world, OWN, PASSWORD, from('10.0.0.2', device))).status, 'it is known for one account').toBe(
    429,
  );
});

test('the mark of a device is a cookie no script can read, sent where one signs in alone, and remembers eight', async () => {
  const world = await open();
  const { setDevice, device } = await signIn(world, TEACHER);
  expect(setDevice).toMatch(
    /^chucai-device=[\w-]+\.[\w-]+\.[\w-]+; Max-Age=34560000; Path=\/api\/session; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
  );
  const isSecure = await openWorld({ isSecure: true, passwordHashes: hashesFor(TEACHER) });
  expect((await signIn(isSecure, TEACHER)).setDevice).toMatch(
    /^__Secure-chucai-device=[^;]+;.* HttpOnly; Secure; SameSite=Lax$/,
  );
  let carried = device;
  for (const name of HONEST.slice(0, 8)) carried = (await signIn(world, name, PASSWORD, { cookie: carried })).device;
  expect(carried.length).toBeLessThan(900);
  const said = jsonwebtoken.decode(carried.split('=')[1] ?? '') as { jti: string; of: string[] };
  const last = await personCalled(world, HONEST[7] ?? '');
  expect([said.of.length, said.of[0]]).toEqual([8, last.id]);
  expect(said.of).not.toContain((await personCalled(world, TEACHER)).id);
  expect(said.jti).toBe((jsonwebtoken.decode(device.split('=')[1] ?? '') as { jti: string }).jti);
});

test('a mark that we did not make, or for something else, or whose time is over, marks nothing', async () => {
  const world = await open();
  const { cookie, device } = await signIn(world, TEACHER, PASSWORD, from('10.0.0.8'));
  const { id } = await personCalled(world, TEACHER);
  const claims = jsonwebtoken.decode(device.split('=')[1] ?? '') as Record<string, unknown>;
  const keyOf = (purpose: string) => Buffer.from(hkdfSync('sha256', KEY, 'chucai', purpose, 32));
  const made = (change: object, key = keyOf('devices')) =>
    `chucai-device=${jsonwebtoken.sign({ ...claims, ...change }, key, { algorithm: 'HS256' })}`;
  for (const n of numbered(10)) await signIn(world, `somebody ${n}`, 'guess', from(SCHOOL));
  const wrong = {
    'another key': made({}, Buffer.alloc(32, 7)),
    "a session's key": made({}, keyOf('sessions')),
    'another typ': made({ typ: 'session' }),
    'its time is over': made({ exp: Math.floor(world.clock.now / 1000) - 6 }),
    'nobody in it': made({ of: [] }),
    'too many in it': made({ of: Array(9).fill(id) }),
    'a session as a mark': cookie.replace('session', 'device'),
    nothing: 'chucai-device=',
  };
  for (const [what, bad] of Object.entries(wrong))
    expect((await signIn(world, TEACHER, PASSWORD, from(SCHOOL, bad))).status, what).toBe(429);
  expect((await signIn(world, TEACHER, PASSWORD, from(SCHOOL, made({})))).status).toBe(201);
  const me = await fetch(`${world.origin}/api/me`, { headers: { cookie: device.replace('device', 'session') } });
  expect(me.status, 'a mark is no session').toBe(401);
});

test('a guess that could not be compared is given back, and no name that was typed is kept', async () => {
  const { engine, store, clock, ...world } = await open();
  const counters = [{ key: 'address 10.0.0.1', limit: 'address' as const }];
  const rows = async () => await store.read((q) => q.select().from(unsafeTables(q).signInAttempts));
  const failing = guessing(engine, clock.now)(counters, () => Promise.reject(busy()));
  await expect(failing).rejects.toMatchObject({ status: 503 });
  expect((await rows()).map(({ failures }) => failures)).toEqual([0]);
  await signIn(world, 'my secret word', 'guess', from('10.0.0.2'));
  expect(await rows()).toHaveLength(3);
  expect(JSON.stringify(await rows())).not.toContain('secret');
});
