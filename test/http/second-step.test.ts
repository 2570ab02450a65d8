import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import {
  confirmSecondStep,
  endSecondStep,
  readSecondStep,
  startSecondStep,
} from '../../server/contract/second-step.ts';
import { changePassword, readMe } from '../../server/contract/session.ts';
import { codeAt, finish, halfway, withPhone } from '../support/second-step.ts';
import { giveCode, hashesFor, PASSWORD, personCalled, signIn } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const [PRINCIPAL, OFFICER, TEACHER] = ['principal-d1s1', 'officer-d1', 'homeroom-d1s1c2'];
const HALF_MINUTE = 30_000;
const MINUTE = 60_000;
const open = () => openWorld({ proxies: ['loopback'], passwordHashes: hashesFor(PRINCIPAL, OFFICER, TEACHER) });
const from = (address: string, device = '') => ({ 'x-forwarded-for': address, ...(device && { cookie: device }) });
const me = async ({ origin }: World, cookie: string) =>
  (await fetch(`${origin}/api/me`, { headers: { cookie } })).status;
const state = async (world: World, who = PRINCIPAL) => (await world.ask(who, readSecondStep, {})).body;
const wrongFor = (right: string) => String((Number(right) + 500_000) % 1_000_000).padStart(6, '0');

async function auditsOf({ store }: World, route: string) {
  const rows = await store.read((q) => q.select().from(unsafeTables(q).audits));
  return rows.filter(({ routeId }) => routeId === route).sort((a, b) => a.id.localeCompare(b.id));
}

test('a principal sets it with the password and a first code; until then nothing asks for one, and others’ sessions end with it', async () => {
  const world = await open();
  const other = await signIn(world, PRINCIPAL);
  expect(await state(world)).toEqual({
    since: null,
    recoveryCodesLeft: 0,
    isOffered: true,
    isRequired: false,
    takenOffAt: null,
  });
  const start = (password: string) => world.ask(PRINCIPAL, startSecondStep, { body: { password } });
  expect((await start('not my password')).problem.errors?.[0]?.path).toBe('password');
  const { body } = await start(PASSWORD);
  expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(body.uri).toContain(`secret=${body.secret}`);
  expect((await signIn(world, PRINCIPAL)).text, 'not asked for yet').toBe('{"mustChangePassword":false}');
  const confirm = (code: string) => world.ask(PRINCIPAL, confirmSecondStep, { body: { code } });
  const code = codeAt(body.secret, world.clock.now);
  expect((await confirm(wrongFor(code))).problem.errors?.[0]?.path).toBe('code');
  const done = await confirm(`${code.slice(0, 3)} ${code.slice(3)}`);
  expect(done.status).toBe(200);
  expect(new Set(done.body.recoveryCodes).size).toBe(10);
  expect(await state(world)).toMatchObject({ since: world.clock.now, recoveryCodesLeft: 10 });
  expect(await me(world, other.cookie), 'whoever came with the password alone is out').toBe(401);
  expect([(await start(PASSWORD)).status, (await confirm(code)).status], 'it is turned off first').toEqual([409, 409]);
  expect((await auditsOf(world, 'start-second-step')).map(({ detail }) => detail)).toEqual([
    { refused: 'password' },
    {},
  ]);
});

test('the password alone gives no session, and the code of the phone then does', async () => {
  const world = await open();
  const { show } = await withPhone(world, PRINCIPAL);
  const first = await signIn(world, PRINCIPAL);
  expect([first.status, first.setCookie, first.setDevice]).toEqual([201, '', '']);
  const { codeToken } = JSON.parse(first.text) as { codeToken: string };
  for (const cookie of [`chucai-session=${codeToken}`, `chucai-device=${codeToken}`])
    expect(await me(world, cookie), 'and what it gives is none').toBe(401);
  const wide = show().replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  const { status, text, cookie, device } = await finish(world, codeToken, `${wide.slice(0, 3)} ${wide.slice(3)}`);
  expect([status, text]).toEqual([201, '{"mustChangePassword":false}']);
  expect(cookie).toMatch(/^chucai-session=/);
  expect(device).toMatch(/^chucai-device=/);
  expect(await me(world, cookie)).toBe(200);
  expect((await auditsOf(world, 'start-session')).map(({ detail }) => detail)).toEqual([{ by: 'password', half: 1 }]);
  expect((await auditsOf(world, 'finish-session')).map(({ detail }) => detail)).toEqual([
    { by: 'password', secondStep: 'phone' },
  ]);
  expect((await signIn(world, TEACHER)).text, 'nobody else is asked').toBe('{"mustChangePassword":false}');
});

test('a code is good a half minute early or late, and never twice: not in turn, not at once, nor one from before it', async () => {
  const world = await open();
  const { secret } = await withPhone(world, PRINCIPAL);
  const at = async (off: number) =>
    (await finish(world, await halfway(world, PRINCIPAL), codeAt(secret, world.clock.now + off * HALF_MINUTE))).status;
  expect(await at(-2)).toBe(401);
  expect(await at(2)).toBe(401);
  world.clock.now += 10 * MINUTE;
  expect([await at(0), await at(0), await at(-1)], 'in turn').toEqual([201, 401, 401]);
  expect([await at(1), await at(0)], 'one that is to come takes all before it').toEqual([201, 401]);
  world.clock.now += 10 * MINUTE;
  const halves = [await halfway(world, PRINCIPAL), await halfway(world, PRINCIPAL)];
  const both = await Promise.all(halves.map((half) => finish(world, half, codeAt(secret, world.clock.now))));
  expect(both.map(({ status }) => status).sort(), 'at once').toEqual([201, 401]);
});

test('what the password gave is good once, for five minutes, and for as long as the password is the same', async () => {
  const world = await open();
  const { show } = await withPhone(world, PRINCIPAL);
  const statusOf = async (token: string) => {
    world.clock.now += HALF_MINUTE;
    return (await finish(world, token, show())).status;
  };
  const once = await halfway(world, PRINCIPAL);
  expect([await statusOf(once), await statusOf(once)]).toEqual([201, 401]);
  const late = await halfway(world, PRINCIPAL);
  world.clock.now += 5 * MINUTE - HALF_MINUTE;
  expect(await statusOf(late)).toBe(401);
  expect(await statusOf('-'.repeat(43))).toBe(401);
  const [changed, disabled] = [await halfway(world, PRINCIPAL), await halfway(world, PRINCIPAL)];
  const next = 'five grey boats at dawn';
  expect((await world.ask(PRINCIPAL, changePassword, { body: { current: PASSWORD, next } })).status).toBe(200);
  expect(await statusOf(changed), 'another password').toBe(401);
  await world.store.write(async (tx) => {
    const { persons } = unsafeTables(tx);
    await tx.update(persons).set({ isEnabled: false }).where(eq(persons.username, PRINCIPAL));
  });
  expect(await statusOf(disabled)).toBe(401);
});

test('wrong codes are counted before they are compared, whichever address they come from, and the password forgives none', async () => {
  const world = await open();
  const { show } = await withPhone(world, PRINCIPAL);
  const known = await finish(world, await halfway(world, PRINCIPAL), show());
  world.clock.now += HALF_MINUTE;
  const halves: string[] = [];
  for (let n = 0; n < 12; n++) halves.push(await halfway(world, PRINCIPAL, from(`10.0.${n}.1`)));
  const wrong = wrongFor(show());
  const atOnce = await Promise.all(halves.map((half, n) => finish(world, half, wrong, from(`10.0.${n}.2`))));
  const statuses = atOnce.map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(3);
  expect(statuses.filter((status) => status === 429)).toHaveLength(9);
  const again = await halfway(world, PRINCIPAL, from('10.0.99.1'));
  expect((await finish(world, again, show(), from('10.0.99.1'))).status, 'nor is the right one compared').toBe(429);
  const home = from('10.0.99.1', known.device);
  expect((await finish(world, again, show(), home)).status, 'the owner’s own device does not feel it').toBe(201);
  const failed = (await auditsOf(world, 'finish-session')).filter(({ detail }) => 'address' in detail);
  const { id } = await personCalled(world, PRINCIPAL);
  expect(failed.map(({ object }) => object)).toEqual([id, id, id]);
});

test('a recovery code is good once in the place of the phone, in letters large or small, and is kept as its hash alone', async () => {
  const world = await open();
  const { recoveryCodes, secret } = await withPhone(world, PRINCIPAL);
  const [first = '', second = ''] = recoveryCodes;
  const at = async (code: string) => {
    const { status } = await finish(world, await halfway(world, PRINCIPAL), code);
    world.clock.now += MINUTE;
    return status;
  };
  expect([await at(first), await at(first)]).toEqual([201, 401]);
  expect(await at(` ${second.toLowerCase()} `)).toBe(201);
  expect(await state(world)).toMatchObject({ recoveryCodesLeft: 8 });
  const kept = await world.store.read(async (q) => {
    const all = await Promise.all(Object.values(unsafeTables(q)).map((table) => q.select().from(table)));
    return JSON.stringify(all);
  });
  for (const opens of [secret, ...recoveryCodes]) expect(kept).not.toContain(opens);
  expect(kept).toContain('start-second-step');
});

test('a printed sign-in code takes the place of the password and not of the phone; it is used up when both were right', async () => {
  const world = await open();
  const { show } = await withPhone(world, PRINCIPAL);
  await giveCode(world, PRINCIPAL, 'QK7M-2F9T');
  const half = async () => JSON.parse((await signIn(world, PRINCIPAL, 'qk7m-2f9t')).text) as { codeToken: string };
  const [one, two] = [await half(), await half()];
  const { status, text, cookie } = await finish(world, one.codeToken, show());
  expect([status, text]).toEqual([201, '{"mustChangePassword":true}']);
  expect(await me(world, cookie)).toBe(200);
  world.clock.now += HALF_MINUTE;
  expect((await finish(world, two.codeToken, show())).status, 'it was used').toBe(409);
  expect((await signIn(world, PRINCIPAL, 'QK7M-2F9T')).status).toBe(401);
});

test('it is turned off with the password and a code, neither guessed faster than at the door', async () => {
  const world = await open();
  const { show } = await withPhone(world, PRINCIPAL);
  const other = await finish(world, await halfway(world, PRINCIPAL), show());
  world.clock.now += HALF_MINUTE;
  const end = (password: string, code: string) => world.ask(PRINCIPAL, endSecondStep, { body: { password, code } });
  const refused = async (password: string, code: string) => (await end(password, code)).problem.errors?.[0]?.path;
  expect(await refused('not my password', show())).toBe('password');
  expect(await refused(PASSWORD, wrongFor(show()))).toBe('code');
  const atOnce = await Promise.all(Array.from({ length: 5 }, () => end(PASSWORD, wrongFor(show()))));
  expect(atOnce.map(({ status }) => status).sort()).toEqual([422, 429, 429, 429, 429]);
  expect(await state(world)).toMatchObject({ recoveryCodesLeft: 10 });
  world.clock.now += MINUTE;
  expect((await end(PASSWORD, show())).status).toBe(200);
  expect(await state(world)).toMatchObject({ since: null, recoveryCodesLeft: 0 });
  expect(await me(world, other.cookie)).toBe(401);
  expect((await signIn(world, PRINCIPAL)).text).toBe('{"mustChangePassword":false}');
  expect((await end(PASSWORD, show())).status, 'there is none').toBe(409);
});

test('it is offered to whoever keeps a school or an area; a first code is guessed no faster either', async () => {
  const world = await open();
  expect(await state(world, TEACHER)).toMatchObject({ isOffered: false });
  expect((await world.ask(TEACHER, startSecondStep, { body: { password: PASSWORD } })).status).toBe(403);
  for (const who of [OFFICER, 'office-d1s1', 'roster-d1'])
    expect(await state(world, who), who).toMatchObject({ isOffered: true });
  await world.ask(OFFICER, startSecondStep, { body: { password: PASSWORD } });
  const guesses = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      world.ask(OFFICER, confirmSecondStep, { body: { code: String(n).padStart(6, '7') } }),
    ),
  );
  expect(guesses.filter(({ status }) => status === 429)).toHaveLength(3);
  expect((await world.ask(OFFICER, readMe, {})).body.secondStep).toBeNull();
});
