import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { listClassPupils } from '../../server/contract/evidence.ts';
import {
  addPupil,
  correctPupil,
  endStay,
  listMembers,
  movePupils,
  returnPupil,
} from '../../server/contract/school-year.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { studentNumber } from '../roster/pack-roster.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { putActivity } from '../support/records.ts';
import { openWorld, TODAY } from '../support/world.ts';

const [OFFICE, HOMEROOM, OTHER] = ['office-d1s1', 'homeroom-d1s1c2', 'homeroom-d1s1c1'];

async function openClass() {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const other = world.place(1, 1, 1);
  const { ask, newClientId, clock } = world;
  const [first = '', second = ''] = at.pupils;
  const listed = async (classId = at.classId, as = OFFICE) =>
    (await ask(as, listMembers, { params: { classId } })).body.pupils;
  const of = async (pupilId: string, classId = at.classId) =>
    (await listed(classId)).find((one) => one.pupilId === pupilId);
  const names = async (classId = at.classId) =>
    (await ask(OFFICE, listClassPupils, { params: { classId } })).body.pupils.map(({ name }) => name);
  const params = (pupilId: string) => ({ classId: at.classId, pupilId });
  const body = <T extends object>(said: T) => ({ clientId: newClientId(), ...said });
  const nobody = { sex: null, studentNumber: null, numberInClass: null, from: TODAY };
  const add = (name: string, said: object = {}, as = HOMEROOM, classId = at.classId) =>
    ask(as, addPupil, { params: { classId }, body: body({ name, ...nobody, ...said }) });
  const end = (pupilId: string, lastDay: string, said: object = {}, as = HOMEROOM) =>
    ask(as, endStay, { params: params(pupilId), body: body({ lastDay, ...said }) });
  const back = (pupilId: string, from: string, as = HOMEROOM) =>
    ask(as, returnPupil, { params: params(pupilId), body: body({ from }) });
  const move = (pupilId: string, from: string, said: object = {}, as = OFFICE) =>
    ask(as, movePupils, {
      params: { classId: at.classId },
      body: body({ pupilIds: [pupilId], toClassId: other.classId, from, ...said }),
    });
  const correct = (pupilId: string, said: object, as = HOMEROOM) =>
    ask(as, correctPupil, { params: params(pupilId), body: body(said as never) });
  const toDay = (day: string) => {
    clock.now = shanghaiNoon(day);
  };
  /** Stored figures that are not what stays and evidence say. */
  const wrong = async () =>
    (await rebuiltDifferences(world, at.classId)) + (await rebuiltDifferences(world, other.classId));
  const acts = { add, end, back, move, correct, wrong };
  return { ...world, at, other, first, second, listed, of, names, toDay, ...acts };
}
const codeOf = ({ problem }: { problem: { errors?: readonly { code?: string | undefined }[] | undefined } }) =>
  problem.errors?.[0]?.code;

test('a child comes into a class on a day, by its homeroom teacher, and is in the list of that day', async () => {
  const { add, listed, names, toDay, wrong } = await openClass();
  const before = (await names()).length;
  const { status, body } = await add('欧阳新来', { from: '2026-11-16', numberInClass: 41, sex: 'female' });
  expect(status).toBe(201);
  expect(body.listed.map(({ code, name, day }) => [code, name, day])).toEqual([
    ['pupil-joined', '欧阳新来', '2026-11-16'],
  ]);
  expect((await listed()).find(({ name }) => name === '欧阳新来')).toMatchObject({
    state: 'coming',
    from: '2026-11-16',
    numberInClass: 41,
  });
  expect(await names()).toHaveLength(before);
  expect((await add('今天就来')).status).toBe(201);
  expect(await wrong()).toBe(0);
  toDay('2026-11-16');
  expect(await names()).toContain('欧阳新来');
});

test('a namesake is asked about, once sure is another child; a number that somebody has, and a day of no term, are refused', async () => {
  const { add, listed } = await openClass();
  const name = (await listed())[0]?.name ?? '';
  expect(codeOf(await add(name))).toBe('pupil.namesake');
  expect((await add(name, { isSure: true, numberInClass: 42 })).status).toBe(201);
  expect((await listed()).filter((one) => one.name === name).map(({ apart }) => apart !== null)).toEqual([true, true]);
  expect(codeOf(await add('别的', { numberInClass: 42 }))).toBe('number.taken');
  expect(codeOf(await add('别的', { from: '2027-02-05' }))).toBe('stay.no-term');
  expect(codeOf(await add('别的', { from: '2020-03-05' }))).toBe('stay.no-term');
  expect(codeOf(await add('别的', { studentNumber: '12' }))).toBe('student-number.length');
});

test('a homeroom teacher is told of a namesake in the own class alone, the office in the school', async () => {
  const { add, listed, other } = await openClass();
  const name = (await listed(other.classId))[0]?.name ?? '';
  expect(codeOf(await add(name, {}, OFFICE))).toBe('pupil.namesake');
  expect((await add(name)).status).toBe(201);
});

test('a child whose student number is known is that child, once it is in no class any more', async () => {
  const { add, end, of, toDay, other } = await openClass();
  const added = await add('欧阳新来', { studentNumber: studentNumber(77) });
  const { pupilId } = added.body;
  const again = (said: object = {}) =>
    add('欧阳新来', { studentNumber: studentNumber(77), from: '2026-11-20', ...said }, OFFICE, other.classId);
  expect(codeOf(await again())).toBe('pupil.elsewhere');
  expect((await end(pupilId, '2026-11-18')).status).toBe(200);
  toDay('2026-11-20');
  expect(codeOf(await add('另一个', { studentNumber: studentNumber(77) }))).toBe('student-number.taken');
  expect((await again()).body.pupilId).toBe(pupilId);
  expect(await of(pupilId, other.classId)).toMatchObject({ state: 'here', from: '2026-11-20' });
});

test('who leaves is in the list to the last day and comes back from a day; the days between stay days away', async () => {
  const { first, end, back, of, names, toDay, store, wrong } = await openClass();
  const all = await names();
  expect((await end(first, '2026-11-12')).status).toBe(200);
  expect(await of(first)).toMatchObject({ state: 'here', to: '2026-11-12' });
  expect(await names()).toEqual(all);
  toDay('2026-11-13');
  expect(await names()).toHaveLength(all.length - 1);
  expect(await of(first)).toMatchObject({ state: 'left', to: '2026-11-12' });
  expect(codeOf(await end(first, '2026-11-13'))).toBe('pupil.not-there');
  expect(codeOf(await back(first, '2026-11-12'))).toBe('pupil.there');
  toDay('2026-12-01');
  expect((await back(first, '2026-12-01')).status).toBe(201);
  expect(codeOf(await back(first, '2026-12-02'))).toBe('pupil.there');
  expect(await names()).toEqual(all);
  const stays = await store.read((q) => {
    const { enrolments } = unsafeTables(q);
    return q.select().from(enrolments).where(eq(enrolments.pupilId, first)).orderBy(enrolments.startsOn);
  });
  expect(stays.map(({ startsOn, endedOn }) => [startsOn, endedOn]).slice(-2)).toEqual([
    [expect.any(String), '2026-11-12'],
    ['2026-12-01', null],
  ]);
  expect(await wrong()).toBe(0);
});

test('records of later days are counted and asked about before somebody leaves or moves; they stay', async () => {
  const world = await openClass();
  const { first, end, move, at } = world;
  await putActivity(world, at, HOMEROOM, [first], { happenedOn: '2026-11-09' });
  const asked = await end(first, '2026-11-06');
  expect([asked.status, codeOf(asked), asked.problem.errorCount]).toEqual([422, 'stay.records-after', 1]);
  expect(codeOf(await move(first, '2026-11-09'))).toBe('stay.records-after');
  expect((await end(first, '2026-11-06', { isSure: true })).status).toBe(200);
  const kept = await world.store.read((q) => {
    const { marks } = q.tables;
    return q.$count(marks, eq(marks.pupilId, first));
  });
  expect(kept).toBe(1);
});

test('a move is one act of the office: the last day here is the day before the first there, once however often it is sent', async () => {
  const { first, move, of, names, other, at, ask, newClientId, toDay, wrong } = await openClass();
  const before = await names();
  expect((await move(first, TODAY, {}, HOMEROOM)).status).toBe(404);
  const clientId = newClientId();
  const send = () =>
    ask(OFFICE, movePupils, {
      params: { classId: at.classId },
      body: { clientId, pupilIds: [first], toClassId: other.classId, from: '2026-11-16', isSure: false },
    });
  const moved = await send();
  expect(moved.status).toBe(201);
  expect(moved.body.listed.map(({ code }) => code)).toEqual(['pupil-moved']);
  expect((await send()).body).toEqual(moved.body);
  expect(await of(first)).toMatchObject({ state: 'here', to: '2026-11-15' });
  expect(await of(first, other.classId)).toMatchObject({ state: 'coming', from: '2026-11-16' });
  expect(await names()).toEqual(before);
  expect(await wrong()).toBe(0);
  toDay('2026-11-16');
  expect(await names(other.classId)).toHaveLength(before.length + 1);
  expect(codeOf(await move(first, '2026-11-17'))).toBe('pupil.not-there');
});

test('a class is split or merged by moving a part of it, or all: one who is not there, and nobody moves', async () => {
  const { at, other, move, names, end, wrong } = await openClass();
  const [own, theirs] = [await names(), await names(other.classId)];
  const all = (said: object = {}) => move('', TODAY, { pupilIds: at.pupils, ...said });
  expect((await all({ pupilIds: [...at.pupils, other.pupils[0]] })).status).toBe(404);
  expect((await end(at.pupils[0] ?? '', '2026-11-09')).status).toBe(200);
  expect(codeOf(await all())).toBe('pupil.not-there');
  expect((await names()).length + (await names(other.classId)).length).toBe(own.length + theirs.length - 1);
  expect((await all({ pupilIds: at.pupils.slice(1) })).body.moved).toBe(own.length - 1);
  expect(await names()).toEqual([]);
  expect(await names(other.classId)).toHaveLength(theirs.length + own.length - 1);
  expect(await wrong()).toBe(0);
});

test('a name is corrected where it was seen as it is, and lists follow; a number in class is one child’s', async () => {
  const { first, second, correct, of, listed, store } = await openClass();
  const was = await of(first);
  const seen = { name: was?.name ?? '', numberInClass: null };
  const stale = await correct(first, { name: '阿改名', numberInClass: 7, seen: { ...seen, name: '谁' } });
  expect([stale.status, stale.problem.code]).toEqual([409, 'stale']);
  const done = await correct(first, { name: '阿改名', numberInClass: 7, seen });
  expect(done.body.listed.map(({ code, from, to }) => [code, from, to])).toEqual([
    ['pupil-renamed', seen.name, '阿改名'],
    ['pupil-in-class', '', '7'],
  ]);
  expect((await listed())[0]).toMatchObject({ pupilId: first, name: '阿改名', numberInClass: 7 });
  const kept = await store.read((q) => q.select().from(unsafeTables(q).pupilNames));
  expect(kept.map(({ pupilId, name }) => [pupilId, name])).toEqual([[first, seen.name]]);
  const next = await of(second);
  const said = { name: next?.name ?? '', numberInClass: null };
  expect(codeOf(await correct(second, { ...said, numberInClass: 7, seen: said }))).toBe('number.taken');
  expect(codeOf(await correct(second, { ...said, name: '阿改名', seen: said }))).toBe('pupil.namesake');
});

test('nobody keeps another class, or a child that never was in it', async () => {
  const { first, other, end, correct, ask, at, add } = await openClass();
  expect((await end(first, TODAY, {}, OTHER)).status).toBe(404);
  expect((await add('别的', {}, OTHER)).status).toBe(404);
  const seen = { name: '谁', numberInClass: null };
  expect((await correct(other.pupils[0] ?? '', { ...seen, seen })).status).toBe(404);
  expect((await ask(OTHER, listMembers, { params: { classId: at.classId } })).status).toBe(404);
});

test('staff who may open a child read what it was called before, families and a name put back excepted', async () => {
  const { first, second, correct, of, ask, clock } = await openClass();
  const namesFor = async (as: string, pupilId = first) => {
    const { body } = await ask(as, readProfile, { params: { pupilId }, query: {} });
    return body.audience === 'staff' ? body.formerNames : Object.keys(body).filter((key) => key === 'formerNames');
  };
  const was = (await of(first))?.name ?? '';
  const names = [was, '阿改名', '阿改二', was];
  for (const [at, name] of names.slice(1).entries()) {
    clock.now += 60_000;
    const seen = { name: names[at] ?? '', numberInClass: null };
    expect((await correct(first, { name, numberInClass: null, seen })).status).toBe(200);
  }
  expect(await namesFor(HOMEROOM)).toEqual(['阿改二', '阿改名']);
  expect(await namesFor(OFFICE)).toEqual(['阿改二', '阿改名']);
  expect(await namesFor(HOMEROOM, second)).toEqual([]);
  expect(await namesFor('guardian-d1s1c2p1')).toEqual([]);
  expect((await ask(OTHER, readProfile, { params: { pupilId: first }, query: {} })).status).toBe(404);
});
