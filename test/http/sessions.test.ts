import { hkdfSync } from 'node:crypto';
import { eq } from 'drizzle-orm';
import jsonwebtoken from 'jsonwebtoken';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listClassPupils, logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { dump } from '../support/dump.ts';
import { hashesFor, personCalled, signIn } from '../support/sign-in.ts';
import { KEY, openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const GUARDIAN = 'guardian-d1s1c2p1';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const open = (wanted: Parameters<typeof openWorld>[0] = {}) =>
  openWorld({ passwordHashes: hashesFor(TEACHER, GUARDIAN), ...wanted });
const me = async ({ origin }: World, cookie: string) =>
  (await fetch(`${origin}/api/me`, { headers: { cookie } })).status;

test('signing out ends the session at once and for good', async () => {
  const world = await open();
  const { cookie } = await signIn(world, TEACHER);
  const other = await signIn(world, TEACHER);
  const out = await fetch(`${world.origin}/api/session`, {
    method: 'DELETE',
    headers: { cookie, origin: world.origin },
  });
  expect(out.status).toBe(200);
  expect(out.headers.get('set-cookie')).toMatch(
    /^chucai-session=; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax$/,
  );
  expect([await me(world, cookie), await me(world, other.cookie)]).toEqual([401, 200]);
});

test('a session ends when it is not used, and after its longest time however much it is', async () => {
  const world = await open();
  const began = world.clock.now;
  const [teacher, guardian] = [await signIn(world, TEACHER), await signIn(world, GUARDIAN)];
  world.clock.now = began + 30 * MINUTE + 1;
  expect(await me(world, teacher.cookie), 'half an hour').toBe(401);
  expect(await me(world, guardian.cookie)).toBe(200);
  world.clock.now += 12 * HOUR + 1;
  expect(await me(world, guardian.cookie), 'half a day').toBe(401);

  const start = world.clock.now;
  const { cookie } = await signIn(world, TEACHER);
  for (; world.clock.now + 29 * MINUTE < start + 12 * HOUR; ) {
    world.clock.now += 29 * MINUTE;
    expect(await me(world, cookie), `after ${(world.clock.now - start) / MINUTE} minutes`).toBe(200);
  }
  world.clock.now = start + 12 * HOUR + 1;
  expect(await me(world, cookie), 'twelve hours').toBe(401);
  world.clock.now = start - 48 * HOUR;
  expect(await me(world, cookie), 'a clock that went back makes no token good that is not made yet').toBe(401);
});

test('an account that is closed and a grant that is taken back count from the next request on', async () => {
  const world = await open();
  const { classId } = world.place(1, 1, 2);
  const read = async () => (await world.ask(TEACHER, listClassPupils, { params: { classId } })).status;
  expect(await read()).toBe(200);
  const { id } = await personCalled(world, TEACHER);
  await world.store.write(async (tx) => {
    const { grants } = unsafeTables(tx);
    await tx.update(grants).set({ endsOn: '2026-11-09' }).where(eq(grants.personId, id));
  });
  expect(await read()).toBe(404);
  await world.store.write(async (tx) => {
    const { persons } = unsafeTables(tx);
    await tx.update(persons).set({ isEnabled: false }).where(eq(persons.id, id));
  });
  expect(await read()).toBe(401);
});

test.each(['session', 'grant', 'account'] as const)(
  'a write whose %s ends after it was let in is not done',
  async (what) => {
    let isArmed = false;
    const world: World = await open({
      wrap: (engine) => ({
        ...engine,
        async act(job) {
          if (isArmed && job.name === 'log-activity') await take(world, what, job.actor?.personId ?? '');
          return await engine.act(job);
        },
      }),
    });
    const { classId, pupils } = world.place(1, 1, 2);
    await world.cookieOf(TEACHER);
    const quiet = ['sessions', 'grants', 'persons'];
    const before = await dump(world, quiet);
    isArmed = true;
    const answered = await world.ask(TEACHER, logActivity, { params: { classId }, body: activityFor(pupils) });
    expect(answered.status).toBe(what === 'grant' ? 404 : 401);
    expect(await dump(world, quiet)).toEqual(before);
  },
);

async function take({ store }: World, what: 'session' | 'grant' | 'account', personId: string) {
  await store.write(async (tx) => {
    const { sessions, grants, persons } = unsafeTables(tx);
    if (what === 'session') await tx.delete(sessions).where(eq(sessions.personId, personId));
    if (what === 'grant') await tx.delete(grants).where(eq(grants.personId, personId));
    if (what === 'account') await tx.update(persons).set({ isEnabled: false }).where(eq(persons.id, personId));
  });
}

test('a token is taken whole, from us, for this, and in its time – or not at all', async () => {
  const world = await open();
  const { cookie } = await signIn(world, TEACHER);
  const token = cookie.split('=')[1] ?? '';
  const claims = jsonwebtoken.decode(token) as Record<string, unknown>;
  const now = Math.floor(world.clock.now / 1000);
  const key = Buffer.from(hkdfSync('sha256', KEY, 'chucai', 'sessions', 32));
  const [header = '', payload = '', signature = ''] = token.split('.');
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const made = (change: object, options: jsonwebtoken.SignOptions = {}, with_: Buffer = key) =>
    jsonwebtoken.sign(without({ ...claims, ...change }), with_, { algorithm: 'HS256', ...options });
  const without = (all: object) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  // What is right is right: otherwise nothing below would mean anything.
  expect(await me(world, `chucai-session=${made({})}`)).toBe(200);

  const unsigned = (alg: string) => [encoded({ alg, typ: 'JWT' }), payload, ''].join('.');
  const { id: somebodyElse } = await personCalled(world, GUARDIAN);
  const wrong: Readonly<Record<string, string>> = {
    'alg none': unsigned('none'),
    'alg None': unsigned('None'),
    'alg nOnE': unsigned('nOnE'),
    'alg none with its signature': [encoded({ alg: 'none' }), payload, signature].join('.'),
    'another key': made({}, {}, Buffer.alloc(32, 7)),
    "the installation's own key": made({}, {}, Buffer.from(KEY)),
    'an empty key in its header': [encoded({ alg: 'HS256', jwk: { kty: 'oct', k: '' } }), payload, signature].join('.'),
    'a kid that is a path': [encoded({ alg: 'HS256', kid: '../../dev/null' }), payload, signature].join('.'),
    'HS512 with our key': made({}, { algorithm: 'HS512' }),
    'no end': made({ exp: undefined }),
    'an end in 2099': made({ exp: 4_070_908_800 }),
    ended: made({ exp: now - 6 }),
    'not before tomorrow': made({ nbf: now + 86_400 }),
    'made tomorrow': made({ iat: now + 86_400, exp: now + 90_000 }),
    'no time of making': made({ iat: undefined }, { noTimestamp: true }),
    'another typ': made({ typ: 'refresh' }),
    'no typ': made({ typ: undefined }),
    'another audience': made({ aud: 'chucai-admin' }),
    'two audiences': made({ aud: ['chucai-web', 'x'] }),
    'another issuer': made({ iss: 'somebody' }),
    'nobody in it': made({ sub: undefined }),
    'an empty sub': made({ sub: '' }),
    'somebody else in it': made({ sub: somebodyElse }),
    'no session': made({ sid: undefined }),
    'a session that never was': made({ sid: 'A'.repeat(43) }),
    'a number for a session': made({ sid: 1 }),
    'more in it than ours have': made({ isAdmin: true }),
    'a payload that was edited': [header, encoded({ ...claims, sub: somebodyElse }), signature].join('.'),
    'no signature': `${header}.${payload}.`,
    'half a signature': token.slice(0, -20),
    '8 kB': made({ pad: 'x'.repeat(6000) }),
    nothing: '',
    'no token at all': 'undefined',
    'the session in the clear': String(claims['sid']),
  };
  for (const [name, bad] of Object.entries(wrong)) expect(await me(world, `chucai-session=${bad}`), name).toBe(401);
  for (const bearer of [
    { authorization: `Bearer ${token}` },
    { cookie: `session=${token}` },
    { cookie: `chucai-sessio=${token}` },
  ]) {
    expect((await fetch(`${world.origin}/api/me`, { headers: bearer as Record<string, string> })).status).toBe(401);
  }
  expect((await fetch(`${world.origin}/api/me?chucai-session=${token}`)).status, 'in the address').toBe(401);
  expect(await me(world, cookie), 'and the right one still is').toBe(200);
});
