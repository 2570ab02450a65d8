import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { amendMark, logActivity } from '../../server/contract/evidence.ts';
import {
  addGrant,
  endGrant,
  handOverGrant,
  issueSignInCode,
  listSchoolPeople,
  setAccount,
} from '../../server/contract/people.ts';
import { readMe, startSession } from '../../server/contract/session.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld } from '../support/world.ts';

const [OFFICE, PRINCIPAL, OLD, NEW] = ['office-d1s1', 'principal-d1s1', 'homeroom-d1s1c2', 'homeroom-d1s1c3'];

async function openSchool() {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const { ask, newClientId, store } = world;
  const school = { schoolId: at.schoolId };
  const people = async (as = OFFICE) => (await ask(as, listSchoolPeople, { params: school })).body;
  const staffOf = async (classId: string) =>
    (await people()).classes.find((one) => one.classId === classId)?.grants ?? [];
  const person = async (username: string) => {
    const [row] = await store.read((q) => {
      const { persons } = unsafeTables(q);
      return q.select().from(persons).where(eq(persons.username, username));
    });
    if (!row) throw new Error(`nobody is called ${username}`);
    return row;
  };
  const who = async (username: string) => ({ username, name: (await person(username)).name, isNew: false });
  const homeroom = async () => (await staffOf(at.classId)).find((one) => one.username === OLD)?.grantId ?? '';
  const handOver = async (from: string, to: { username: string; name: string; isNew: boolean }, grantId?: string) =>
    ask(OFFICE, handOverGrant, {
      params: { ...school, grantId: grantId ?? (await homeroom()) },
      body: { clientId: newClientId(), from, ...to },
    });
  const add = (said: object, as = OFFICE) =>
    ask(as, addGrant, {
      params: school,
      body: {
        clientId: newClientId(),
        classId: at.classId,
        role: 'teacher',
        subject: null,
        from: '2026-11-10',
        to: null,
        username: 'chen.yun',
        name: '陈云',
        isNew: true,
        ...said,
      },
    });
  const code = (personId: string, as = OFFICE) => ask(as, issueSignInCode, { params: school, body: { personId } });
  const log = (as: string, happenedOn = '2026-11-10') =>
    ask(as, logActivity, {
      params: { classId: at.classId },
      body: activityFor(at.pupils, { happenedOn, title: `${as} 记`, visibility: 'family' } as object),
    });
  return { ...world, at, school, people, staffOf, person, who, homeroom, handOver, add, code, log };
}

test('in mid-term a class goes to another homeroom teacher: the new one records, the old one is out, the records stay', async () => {
  const world = await openSchool();
  const { at, handOver, log, ask, who, clock, staffOf } = world;
  const before = (await log(OLD)).body;
  expect(await handOver('2026-11-12', await who(NEW))).toMatchObject({ status: 201 });
  // Until the day comes nothing has changed.
  expect((await log(OLD)).status).toBe(201);
  expect((await log(NEW)).status).toBe(404);
  clock.now += 2 * 86_400_000;
  expect((await log(OLD)).status).toBe(404);
  expect((await log(NEW, '2026-11-12')).status).toBe(201);
  const authors = async (reader: string) =>
    (await ask(reader, listActivities, { params: { classId: at.classId } })).body.activities.map(
      (one) => one.author.name,
    );
  const [oldName, newName] = [(await who(OLD)).name, (await who(NEW)).name];
  expect(await authors('principal-d1s1')).toEqual([newName, oldName, oldName]);
  expect(await authors(NEW), 'of the own days').toEqual([newName]);
  const seen = await ask('guardian-d1s1c2p1', readProfile, { params: { pupilId: at.pupils[0] ?? '' } });
  expect(new Set(seen.body.recent.map((one) => one.author.name))).toEqual(new Set([oldName, newName]));
  expect((await ask(OLD, readMe, {})).body.grants).toEqual([]);
  expect(before.activityId).toBeTruthy();
  expect((await staffOf(at.classId)).filter((one) => one.role === 'homeroom')).toMatchObject([
    { username: OLD, from: '2026-02-24', to: '2026-11-11' },
    { username: NEW, from: '2026-11-12', to: null },
  ]);
});

test('a hand-over to nobody, to the same person or from a day that was, changes nothing', async () => {
  const { handOver, who, staffOf, at, homeroom } = await openSchool();
  const id = await homeroom();
  const refusals = [
    [await handOver('2026-11-12', { username: 'nobody', name: '无人', isNew: false }), 'person.unknown'],
    [await handOver('2026-11-12', { ...(await who(NEW)), name: '别人' }), 'person.unknown'],
    [await handOver('2026-11-12', await who('homeroom-d2s1c2')), 'person.unknown'],
    [await handOver('2026-11-12', { ...(await who(NEW)), isNew: true }), 'person.taken'],
    [await handOver('2026-11-12', await who(OLD)), 'grant.there'],
    [await handOver('2026-02-24', await who(NEW)), 'grant.backwards'],
  ] as const;
  for (const [{ status, problem }, reason] of refusals)
    expect([status, problem.errors?.[0]?.code]).toEqual([422, reason]);
  expect(await staffOf(at.classId)).toMatchObject([{ role: 'homeroom', grantId: id, to: null }, { role: 'teacher' }]);
});

test('what the roster gave is changed in the roster; somebody may stand in beside it', async () => {
  const { handOver, homeroom, store, who, ask, school, newClientId, add, staffOf, at } = await openSchool();
  const id = await homeroom();
  await store.write(async (tx) => {
    const { grants } = unsafeTables(tx);
    await tx.update(grants).set({ sourcedId: 'from-roster' }).where(eq(grants.id, id));
  });
  expect((await handOver('2026-11-12', await who(NEW))).problem.errors?.[0]?.code).toBe('grant.fromRoster');
  const body = { clientId: newClientId(), lastDay: '2026-11-10' };
  const ended = await ask(OFFICE, endGrant, { params: { ...school, grantId: id }, body });
  expect(ended.problem.errors?.[0]?.code).toBe('grant.fromRoster');
  expect((await add({ role: 'homeroom', ...(await who(NEW)) })).status).toBe(201);
  expect((await staffOf(at.classId)).filter((one) => one.role === 'homeroom')).toMatchObject([
    { isFromRoster: true, to: null },
    { isFromRoster: false, to: null },
  ]);
});

test('a new teacher gets an account and a code that signs in once, and that no row holds', async () => {
  const { add, code, ask, store, log, staffOf, at } = await openSchool();
  const { personId } = (await add({ subject: '音乐' })).body;
  expect((await add({})).problem.errors?.[0]?.code).toBe('person.taken');
  const made = await code(personId);
  expect(made).toMatchObject({ status: 201, body: { username: 'chen.yun', name: '陈云', lastDay: '2026-11-24' } });
  const signIn = (password: string) => ask(undefined, startSession, { body: { username: 'Chen.Yun', password } });
  expect(await signIn(made.body.code)).toMatchObject({ status: 201, body: { mustChangePassword: true } });
  expect((await signIn(made.body.code)).status).toBe(401);
  const all = await store.read(async (q) => {
    const t = unsafeTables(q);
    return JSON.stringify([
      await q.select().from(t.requests),
      await q.select().from(t.audits),
      await q.select().from(t.signInCodes),
    ]);
  });
  expect(all).not.toContain(made.body.code);
  expect(all).toContain('issue-sign-in-code');
  expect((await staffOf(at.classId)).find((one) => one.username === 'chen.yun')).toMatchObject({
    role: 'teacher',
    subject: '音乐',
    hasSignedIn: false,
  });
  expect((await log(OLD)).status).toBe(201);
});

test('a code is given for accounts of this school alone: not for whoever holds more than it may open', async () => {
  const { code, person, add, who, place, store } = await openSchool();
  const idOf = async (username: string) => (await person(username)).id;
  expect((await code(await idOf(OLD))).status).toBe(201);
  expect((await code(await idOf('guardian-d1s1c2p1'))).status).toBe(201);
  for (const username of ['officer-d1', 'homeroom-d1s2c1', 'guardian-d1s2c1p1', 'homeroom-d2s1c2', 'principal-d2s1'])
    expect([username, (await code(await idOf(username))).status]).toEqual([username, 404]);
  const refused = async (username: string, as = OFFICE) =>
    (await code(await idOf(username), as)).problem.errors?.[0]?.code;
  expect(await refused(PRINCIPAL)).toBe('person.above');
  expect(await refused(PRINCIPAL, PRINCIPAL)).toBe('person.self');
  // A district officer who also teaches here does not become the office's.
  expect((await add({ ...(await who('officer-d1')) })).status).toBe(201);
  expect(await refused('officer-d1')).toBe('person.elsewhere');
  // A guardian with a child in another school neither.
  const other = place(1, 2, 1).pupils[0] ?? '';
  const guardianId = await idOf('guardian-d1s1c2p2');
  await store.write(async (tx) => {
    const { grants } = unsafeTables(tx);
    const from = { startsOn: '2026-09-01', endsOn: null, subject: null, sourcedId: null };
    await tx.insert(grants).values({
      id: 'second-child',
      personId: guardianId,
      role: 'guardian',
      placeKind: 'pupil',
      placeId: other,
      ...from,
    });
  });
  expect(await refused('guardian-d1s1c2p2')).toBe('person.elsewhere');
  expect((await code(await idOf(OFFICE), PRINCIPAL)).status).toBe(201);
});

test('a disabled account is out at once, and in again when it is enabled', async () => {
  const { ask, school, person, newClientId, people } = await openSchool();
  const set = async (username: string, isEnabled: boolean) =>
    ask(OFFICE, setAccount, {
      params: { ...school, personId: (await person(username)).id },
      body: { clientId: newClientId(), isEnabled },
    });
  expect((await ask(OLD, readMe, {})).status).toBe(200);
  expect((await set(OLD, false)).status).toBe(200);
  expect((await ask(OLD, readMe, {})).status).toBe(401);
  const row = (await people()).classes.flatMap((one) => one.grants).find((one) => one.username === OLD);
  expect(row?.isEnabled).toBe(false);
  expect((await set(OLD, true)).status).toBe(200);
  expect((await person(OLD)).isEnabled).toBe(true);
  expect((await set('officer-d1', false)).status).toBe(404);
});

test('a grant ends on its last day; another school’s is not found', async () => {
  const { ask, school, homeroom, newClientId, clock, log, place, at } = await openSchool();
  const grantId = await homeroom();
  const end = (as: string, schoolId: string, lastDay: string) =>
    ask(as, endGrant, { params: { schoolId, grantId }, body: { clientId: newClientId(), lastDay } });
  expect((await end('principal-d1s2', place(1, 2, 1).schoolId, '2026-11-10')).status).toBe(404);
  expect((await end(OFFICE, school.schoolId, '2026-01-01')).problem.errors?.[0]?.code).toBe('grant.backwards');
  expect((await end(OFFICE, school.schoolId, '2026-11-10')).status).toBe(200);
  const made = await log(OLD);
  expect(made.status).toBe(201);
  const firstMark = async (activityId: string) => {
    const { body } = await ask('labour-d1s1', listActivities, { params: { classId: at.classId } });
    return body.activities.find((one) => one.activityId === activityId)?.marks[0]?.markId ?? '';
  };
  clock.now += 86_400_000;
  const markId = await firstMark(made.body.activityId);
  const body = {
    clientId: newClientId(),
    version: 1,
    value: { kind: 'level', level: 'A' } as const,
    note: null,
    reason: '改',
  };
  // His records stay, and he neither sees nor changes them any more.
  expect((await ask(OLD, amendMark, { params: { markId }, body })).status).toBe(404);
  const { body: still } = await ask('labour-d1s1', listActivities, { params: { classId: at.classId } });
  expect(still.activities).toHaveLength(1);
});
