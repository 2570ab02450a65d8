import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listClasses } from '../../server/contract/evidence.ts';
import { changePassword, readMe } from '../../server/contract/session.ts';
import { giveCode, hashesFor, PASSWORD, personCalled, signIn } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const OTHER = 'homeroom-d1s1c1';
const open = (wanted: Parameters<typeof openWorld>[0] = {}) =>
  openWorld({ passwordHashes: hashesFor(TEACHER, OTHER), ...wanted });

const meBy = async ({ origin }: World, cookie: string) =>
  (await fetch(`${origin}/api/me`, { headers: { cookie } })).status;

test('the right password signs in, and the cookie is one a script cannot read', async () => {
  const world = await open();
  const { status, text, setCookie, cookie } = await signIn(world, TEACHER);
  expect([status, text]).toEqual([201, '{"mustChangePassword":false}']);
  expect(setCookie).toMatch(
    /^chucai-session=[\w-]+\.[\w-]+\.[\w-]+; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
  );
  expect(await meBy(world, cookie)).toBe(200);
  const again = await signIn(world, TEACHER, PASSWORD, { cookie });
  expect(again.cookie, 'a session that was there before is not taken over').not.toBe(cookie);
});

test('behind HTTPS the cookie is for HTTPS and this host alone', async () => {
  const world = await open({ isSecure: true });
  const { setCookie, cookie } = await signIn(world, TEACHER);
  expect(setCookie).toMatch(
    /^__Host-chucai-session=[^;]+; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(await meBy(world, cookie)).toBe(200);
  expect(await meBy(world, cookie.replace('__Host-', ''))).toBe(401);
});

test('whoever may not sign in gets one and the same answer, whatever is wrong', async () => {
  const world = await open();
  await world.store.write(async (tx) => {
    const { persons } = unsafeTables(tx);
    await tx.update(persons).set({ isEnabled: false }).where(eq(persons.username, OTHER));
  });
  const faces = new Set<string>();
  for (const [username, password] of [
    [TEACHER, 'not this one'],
    ['nobody at all', PASSWORD],
    [OTHER, PASSWORD],
    ['principal-d1s1', PASSWORD],
    ["' or 1=1 --", PASSWORD],
  ] as const) {
    const { status, text, headers, setCookie } = await signIn(world, username, password);
    expect([status, setCookie], username).toEqual([401, '']);
    const own = ['date', 'content-security-policy'];
    faces.add(JSON.stringify([text, [...headers].filter(([name]) => !own.includes(name))]));
  }
  expect([...faces]).toHaveLength(1);
  const sessions = await world.store.read((q) => q.$count(unsafeTables(q).sessions));
  expect(sessions).toBe(0);
});

test('wrong passwords slow the next try of that account from that address, and lock nobody out', async () => {
  const world = await open({ proxies: ['loopback'] });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const at = (username: string, password: string, address = '10.0.0.1') =>
    signIn(world, username, password, from(address));
  for (let n = 0; n < 3; n++) expect((await at(TEACHER, 'wrong')).status).toBe(401);
  const slowed = await at(TEACHER, PASSWORD);
  expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '1']);
  expect(JSON.parse(slowed.text)).toMatchObject({ code: 'slow-down', retryAfter: 1 });
  expect((await at(OTHER, PASSWORD)).status, 'another account').toBe(201);
  expect((await at(TEACHER, PASSWORD, '10.0.0.2')).status, 'another address').toBe(201);
  world.clock.now += 999;
  expect((await at(TEACHER, PASSWORD)).status).toBe(429);
  world.clock.now += 1;
  expect((await at(TEACHER, 'wrong')).status).toBe(401);
  expect((await at(TEACHER, PASSWORD)).headers.get('retry-after'), 'the pause doubles').toBe('2');
  world.clock.now += 2000;
  expect((await at(TEACHER, PASSWORD)).status).toBe(201);
  for (let n = 0; n < 3; n++) expect((await at(TEACHER, 'wrong')).status, 'a success forgets the failures').toBe(401);
  // However long it goes on the pause stays a minute.
  for (let n = 0; n < 12; n++) {
    world.clock.now += 60_000;
    expect((await at(TEACHER, 'wrong')).status).toBe(401);
  }
  world.clock.now += 60_000;
  expect((await at(TEACHER, PASSWORD)).status).toBe(201);
});

test('a made-up X-Forwarded-For is no other address', async () => {
  const world = await open();
  for (let n = 0; n < 3; n++) await signIn(world, TEACHER, 'wrong', { 'x-forwarded-for': `10.0.0.${n}` });
  expect((await signIn(world, TEACHER, PASSWORD, { 'x-forwarded-for': '10.0.0.99' })).status).toBe(429);
});

test('one name is one account and one counter, however it is typed', async () => {
  const world = await open();
  const typed = ['HOMEROOM-D1S1C2', '  homeroom-d1s1c2 ', 'ｈｏｍｅｒｏｏｍ－ｄ１ｓ１ｃ２', 'Homeroom-d1s1c2\u3000'];
  for (const name of typed) expect((await signIn(world, name)).status, name).toBe(201);
  for (const name of typed.slice(0, 3)) expect((await signIn(world, name, 'wrong')).status).toBe(401);
  for (const name of [...typed, TEACHER]) expect((await signIn(world, name)).status, name).toBe(429);
});

test('a sign-in code works once and until its day, and lets nobody do more than choose a password', async () => {
  const world = await open();
  const who = 'principal-d1s1';
  await giveCode(world, who, 'QK7M-2F9T');
  const both = await Promise.all([signIn(world, who, 'qk7m-2f9t '), signIn(world, who, 'QK7M-2F9T')]);
  expect(both.map((each) => each.status).sort(), 'two at once').toEqual([201, 401]);
  const { cookie, text } = both.find((each) => each.status === 201) ?? { cookie: '', text: '' };
  expect(text).toBe('{"mustChangePassword":true}');
  expect((await signIn(world, who, 'QK7M-2F9T')).status, 'used').toBe(401);

  const ask = async (method: string, path: string, body?: object) => {
    const headers = { cookie, origin: world.origin, 'content-type': 'application/json' };
    const response = await fetch(world.origin + path, { method, headers, body: body ? JSON.stringify(body) : null });
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  const { schoolId, classId } = world.place(1, 1, 2);
  for (const path of [
    '/api/classes',
    '/api/areas',
    `/api/schools/${schoolId}/report`,
    `/api/classes/${classId}/pupils`,
  ]) {
    expect(await ask('GET', path), path).toEqual([403, 'password-change-needed']);
  }
  expect(await ask('GET', readMe.path)).toEqual([200, undefined]);
  expect(await ask('PUT', changePassword.path, { current: 'QK7M-2F9T', next: 'short' })).toEqual([422, 'invalid']);
  expect(await ask('PUT', changePassword.path, { current: 'ZZZZ-ZZZZ', next: 'five grey boats at dawn' })).toEqual([
    422,
    'invalid',
  ]);
  expect(await ask('PUT', changePassword.path, { current: 'QK7M-2F9T', next: 'five grey boats at dawn' })).toEqual([
    200,
    undefined,
  ]);
  expect(await ask('GET', '/api/classes')).toEqual([200, undefined]);
  expect((await signIn(world, who, 'five grey boats at dawn')).status).toBe(201);
  expect((await world.ask(who, listClasses, {})).status).toBe(200);

  await giveCode(world, 'office-d1s1', 'LATE-CODE', world.clock.now - 1);
  expect((await signIn(world, 'office-d1s1', 'LATE-CODE')).status, 'past its day').toBe(401);
});

test('a new password ends every other session of the person, and weak ones are refused with the reason', async () => {
  const world = await open();
  const [mine, other] = [await signIn(world, TEACHER), await signIn(world, TEACHER)];
  const change = async (current: string, next: string) => {
    const response = await fetch(`${world.origin}/api/me/password`, {
      method: 'PUT',
      headers: { cookie: mine.cookie, origin: world.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ current, next }),
    });
    const { errors = [] } = (await response.json()) as { errors?: { path: string }[] };
    return [response.status, ...errors.map((error) => error.path)];
  };
  expect(await change('not this one', 'five grey boats at dawn')).toEqual([422, 'current']);
  const { name } = await personCalled(world, TEACHER);
  for (const weak of [
    'short',
    'aaaaaaaaaaaa',
    '1234567890',
    'password12',
    `${TEACHER} 1`,
    `${name} 2026 2026`,
    PASSWORD,
    'x'.repeat(129),
  ]) {
    expect(await change(PASSWORD, weak), weak).toEqual([422, 'next']);
  }
  expect([await meBy(world, mine.cookie), await meBy(world, other.cookie)]).toEqual([200, 200]);
  expect(await change(PASSWORD, 'five grey boats at dawn')).toEqual([200]);
  expect([await meBy(world, mine.cookie), await meBy(world, other.cookie)]).toEqual([200, 401]);
  expect((await signIn(world, TEACHER, PASSWORD)).status).toBe(401);
  expect((await signIn(world, TEACHER, 'five grey boats at dawn')).status).toBe(201);
});
