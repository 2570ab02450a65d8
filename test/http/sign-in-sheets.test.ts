import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { insertTerms } from '../../db/change-frame.ts';
import type { GrantRole } from '../../db/schema/people.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { readMe, startSession } from '../../server/contract/session.ts';
import {
  printGuardianSheet,
  printStaffSheet,
  readGuardianSheet,
  readStaffSheet,
} from '../../server/contract/sign-in-sheets.ts';
import { hashesFor, personCalled } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const [HOMEROOM, OFFICE, PRINCIPAL] = ['homeroom-d1s1c2', 'office-d1s1', 'principal-d1s1'];
const [FIRST, SECOND, THIRD] = ['guardian-d1s1c2p1', 'guardian-d1s1c2p2', 'guardian-d1s1c2p3'];
const DAY = 86_400_000;

async function openClass(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  const { ask, store, newClientId } = world;
  const at = world.place(1, 1, 2);
  const [ofClass, ofSchool] = [{ classId: at.classId }, { schoolId: at.schoolId }];
  const idOf = async (username: string) => (await personCalled(world, username)).id;
  const print = async (as: string, again: string[] = []) =>
    ask(as, printGuardianSheet, { params: ofClass, body: { again } });
  const read = (as: string) => ask(as, readGuardianSheet, { params: ofClass });
  const printStaff = (as: string, again: string[] = []) =>
    ask(as, printStaffSheet, { params: ofSchool, body: { again } });
  const signIn = (username: string, password: string) => ask(undefined, startSession, { body: { username, password } });
  const give = (role: GrantRole, username: string, placeKind: 'pupil' | 'class', placeId: string) =>
    store.write(async (tx) => {
      const { grants } = unsafeTables(tx);
      const personId = await idOf(username);
      const span = { startsOn: '2026-09-01', endsOn: null, subject: null, sourcedId: null };
      await tx.insert(grants).values({ id: newClientId(), personId, role, placeKind, placeId, ...span });
    });
  return { ...world, at, ofClass, ofSchool, idOf, print, read, printStaff, signIn, give };
}

type Rows = readonly { readonly username: string; readonly state: string; readonly code: string | null }[];
const states = (people: Rows) => Object.fromEntries(people.map((one) => [one.username, one.state]));
const codesIn = (people: Rows) => people.flatMap(({ code }) => code ?? []);
const codeOf = (people: Rows, username: string) => people.find((one) => one.username === username)?.code ?? '';

test('a homeroom teacher prints a code for every guardian without a password; each signs in once, and no row holds it', async () => {
  const { print, read, signIn, store, at } = await openClass({ passwordHashes: hashesFor(SECOND) });
  expect(states((await read(HOMEROOM)).body.people)).toEqual({
    [FIRST]: 'none',
    [SECOND]: 'signed-in',
    [THIRD]: 'none',
  });
  const { status, body } = await print(HOMEROOM);
  expect(status).toBe(201);
  expect(states(body.people)).toEqual({ [FIRST]: 'made', [SECOND]: 'signed-in', [THIRD]: 'made' });
  const first = body.people.find((one) => one.username === FIRST);
  expect(first).toMatchObject({ username: FIRST, since: '2026-11-10', until: '2026-11-24' });
  expect(first?.children).toEqual([{ name: expect.any(String), apart: null }]);
  expect(codeOf(body.people, FIRST)).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
  expect(body.people.find((one) => one.username === SECOND)?.code).toBeNull();
  expect(await signIn(FIRST, codeOf(body.people, FIRST))).toMatchObject({
    status: 201,
    body: { mustChangePassword: true },
  });
  expect((await signIn(FIRST, codeOf(body.people, FIRST))).status).toBe(401);
  expect((await signIn(SECOND, codeOf(body.people, THIRD))).status).toBe(401);
  const [audits, kept] = await store.read(async (q) => {
    const t = unsafeTables(q);
    const found = await q.select().from(t.audits).where(eq(t.audits.routeId, 'print-guardian-sheet'));
    return [found, JSON.stringify([found, await q.select().from(t.requests), await q.select().from(t.signInCodes)])];
  });
  expect(audits).toMatchObject([{ object: at.classId, detail: { made: 2, again: 0 } }]);
  for (const said of [...codesIn(body.people), first?.name ?? '-', FIRST]) expect(kept).not.toContain(said);
});

test('a valid unused code is not replaced unasked: it is told with its days, and works still', async () => {
  const { print, read, signIn, clock } = await openClass();
  const before = (await print(HOMEROOM)).body.people;
  clock.now += 3 * DAY;
  const after = (await print(OFFICE)).body.people;
  expect(codesIn(after)).toEqual([]);
  expect(after.find((one) => one.username === FIRST)).toMatchObject({
    state: 'has-code',
    since: '2026-11-10',
    until: '2026-11-24',
  });
  expect((await read(HOMEROOM)).body.people).toEqual(after);
  expect((await signIn(FIRST, codeOf(before, FIRST))).status).toBe(201);
  // Used, and no password was chosen; or too old: neither opens anything any more.
  clock.now += 12 * DAY;
  expect(codesIn((await print(HOMEROOM)).body.people)).toHaveLength(3);
});

test('one family is printed again: theirs is replaced, and nobody else’s', async () => {
  const { print, signIn, idOf } = await openClass({ passwordHashes: hashesFor(SECOND) });
  const before = (await print(HOMEROOM)).body.people;
  const again = (await print(HOMEROOM, [await idOf(FIRST), await idOf(SECOND)])).body.people;
  expect(states(again)).toEqual({ [FIRST]: 'made', [SECOND]: 'signed-in', [THIRD]: 'has-code' });
  expect((await signIn(FIRST, codeOf(before, FIRST))).status).toBe(401);
  expect((await signIn(FIRST, codeOf(again, FIRST))).status).toBe(201);
  expect((await signIn(THIRD, codeOf(before, THIRD))).status).toBe(201);
});

test('who is not on the sheet is refused by place, and nobody gets a code', async () => {
  const { print, idOf, read } = await openClass();
  const refused = await print(HOMEROOM, [await idOf(FIRST), await idOf('guardian-d1s1c1p1')]);
  expect(refused).toMatchObject({ status: 422, problem: { errors: [{ path: 'again.1' }] } });
  expect(states((await read(HOMEROOM)).body.people)).toEqual({ [FIRST]: 'none', [SECOND]: 'none', [THIRD]: 'none' });
});

test('a code opens all that an account holds: a homeroom teacher makes none that opens more than the class', async () => {
  const { print, give, place, idOf, signIn } = await openClass();
  await give('guardian', FIRST, 'pupil', place(1, 1, 3).pupils[0] ?? '');
  await give('guardian', SECOND, 'pupil', place(1, 2, 1).pupils[0] ?? '');
  await give('teacher', THIRD, 'class', place(1, 1, 2).classId);
  expect(states((await print(HOMEROOM)).body.people)).toEqual({
    [FIRST]: 'elsewhere',
    [SECOND]: 'elsewhere',
    [THIRD]: 'above',
  });
  expect(codesIn((await print(HOMEROOM, [await idOf(FIRST)])).body.people)).toEqual([]);
  // The office keeps the whole school's, and no other school's.
  const { people } = (await print(OFFICE)).body;
  expect(states(people)).toEqual({ [FIRST]: 'made', [SECOND]: 'elsewhere', [THIRD]: 'made' });
  expect((await signIn(FIRST, codeOf(people, FIRST))).status).toBe(201);
});

test('a subject teacher, another class’s homeroom teacher and another school get no sheet', async () => {
  const { print, read } = await openClass();
  for (const as of ['labour-d1s1', 'homeroom-d1s1c1', 'office-d1s2', 'officer-d1', FIRST])
    expect([as, (await read(as)).status, (await print(as)).status]).toEqual([as, 404, 404]);
});

test('a guardian of twins is on the sheet once, with both, and what tells namesakes apart', async () => {
  const { print, give, at, store } = await openClass();
  await give('guardian', FIRST, 'pupil', at.pupils[1] ?? '');
  await store.write(async (tx) => {
    const { pupils } = unsafeTables(tx);
    for (const id of at.pupils.slice(0, 2))
      await tx.update(pupils).set({ name: '李明', sex: 'male' }).where(eq(pupils.id, id));
    await tx
      .update(pupils)
      .set({ sex: 'female' })
      .where(eq(pupils.id, at.pupils[1] ?? ''));
  });
  const rows = (await print(HOMEROOM)).body.people.filter((one) => one.username === FIRST);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.children.map(({ name }) => name)).toEqual(['李明', '李明']);
  expect(new Set(rows[0]?.children.map(({ apart }) => apart?.zh)).size).toBe(2);
});

test('before the term begins a family gets its code; whoever has left, or is disabled, gets none', async () => {
  const { print, at, store } = await openClass();
  const [coming = '', , leaving = ''] = at.pupils;
  await store.write(async (tx) => {
    const { enrolments, persons } = unsafeTables(tx);
    const spring = { id: 'spring', code: '2026-2027-2', startsOn: '2027-02-24', endsOn: '2027-07-10' };
    const calendar = { daysOff: [], holdsBreakBefore: false, sourcedId: 'spring' };
    await insertTerms(tx, at.district.id, [{ ...spring, ...calendar, districtId: at.district.id }]);
    const stays = await tx.select().from(enrolments).where(eq(enrolments.pupilId, coming));
    const now = stays.find(({ endedOn }) => endedOn === null) ?? stays[0];
    if (!now) throw new Error('a child without a class');
    await tx.delete(enrolments).where(eq(enrolments.pupilId, coming));
    await tx.insert(enrolments).values({ ...now, termId: 'spring', startsOn: '2027-02-24', endedOn: null });
    await tx.update(enrolments).set({ endedOn: '2026-11-01' }).where(eq(enrolments.pupilId, leaving));
    await tx.update(persons).set({ isEnabled: false }).where(eq(persons.username, SECOND));
  });
  expect(states((await print(HOMEROOM)).body.people)).toEqual({ [FIRST]: 'made', [SECOND]: 'disabled' });
});

test('the office prints for teachers, the principal for the office as well; nobody for themselves or above', async () => {
  const { ask, printStaff, ofSchool, signIn, idOf } = await openClass();
  for (const as of [HOMEROOM, 'principal-d1s2', 'officer-d1'])
    expect([as, (await printStaff(as)).status]).toEqual([as, 404]);
  const { body } = await ask(OFFICE, readStaffSheet, { params: ofSchool });
  expect(states(body.people)).toMatchObject({ [HOMEROOM]: 'none', [OFFICE]: 'self', [PRINCIPAL]: 'above' });
  const { people } = (await printStaff(OFFICE)).body;
  const homeroom = people.find((one) => one.username === HOMEROOM);
  expect(homeroom).toMatchObject({ state: 'made', posts: [{ role: 'homeroom', at: { number: 1 } }] });
  expect([codeOf(people, OFFICE), codeOf(people, PRINCIPAL)]).toEqual(['', '']);
  expect((await signIn(HOMEROOM, homeroom?.code ?? '')).status).toBe(201);
  const byPrincipal = (await printStaff(PRINCIPAL, [await idOf(OFFICE), await idOf(PRINCIPAL)])).body.people;
  expect(states(byPrincipal)).toMatchObject({ [OFFICE]: 'made', [PRINCIPAL]: 'self' });
  expect(codesIn(byPrincipal)).toHaveLength(1);
});

test('two who print at once make one code a person between them', async () => {
  const { print, signIn } = await openClass();
  const [a, b] = await Promise.all([print(HOMEROOM), print(OFFICE)]);
  const made = [...codesIn(a.body.people), ...codesIn(b.body.people)];
  expect(made).toHaveLength(3);
  const code = codeOf(a.body.people, FIRST) || codeOf(b.body.people, FIRST);
  expect((await signIn(FIRST, code)).status).toBe(201);
});

test('whoever chooses a password while a new code is being made keeps it', async () => {
  const world = await openClass({ passwordHashes: {} });
  const { print, idOf, ask, at, store } = world;
  await print(HOMEROOM);
  const personId = await idOf(FIRST);
  const [hash = ''] = Object.values(hashesFor(FIRST));
  await store.write(async (tx) => {
    const { persons } = unsafeTables(tx);
    await tx.update(persons).set({ passwordHash: hash, mustChangePassword: false }).where(eq(persons.id, personId));
  });
  expect(states((await print(HOMEROOM, [personId])).body.people)).toMatchObject({ [FIRST]: 'signed-in' });
  expect((await ask(FIRST, readMe, {})).status).toBe(200);
  expect((await ask(FIRST, readProfile, { params: { pupilId: at.pupils[0] ?? '' } })).status).toBe(200);
});
