import { inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { exportAreaReport, readAreaReport } from '../../server/contract/area-report.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import {
  addAreaAction,
  addSchoolAction,
  changeAreaAction,
  changeSchoolAction,
  MOST_ACTIONS,
  settleAreaAction,
  settleSchoolAction,
} from '../../server/contract/improvement.ts';
import { pathWith } from '../../server/contract/request.ts';
import { exportSchoolReport, readSchoolReport } from '../../server/contract/school-report.ts';
import { activityFor } from '../support/activities.ts';
import { released } from '../support/measure.ts';
import { openSmallSchool } from '../support/small-school.ts';
import { openWorld, type World } from '../support/world.ts';

const PRINCIPAL = 'principal-d1s1';
const plan = { text: '每周五放学前当天录入', owner: '年级组长', dueOn: '2026-12-08' };
const LATE = { kind: 'fresh' as const, dimension: null };

async function openSchool() {
  const world = await openSmallSchool();
  const { ask, newClientId, schoolId } = world;
  const params = { schoolId };
  const report = async (term?: string) =>
    (await ask(PRINCIPAL, readSchoolReport, { params, ...(term ? { query: { term } } : {}) })).body;
  type New = Parameters<typeof ask<typeof addSchoolAction>>[2]['body'];
  const add = (said: Partial<New> = {}, as = PRINCIPAL) => {
    const about = { ...LATE, classId: world.classId };
    return ask(as, addSchoolAction, { params, body: { clientId: newClientId(), ...plan, about, ...said } });
  };
  const change = (actionId: string, version: number, said: Partial<typeof plan> = {}) => {
    const body = { clientId: newClientId(), version, ...plan, ...said };
    return ask(PRINCIPAL, changeSchoolAction, { params: { schoolId, actionId }, body });
  };
  type Status = { status: 'open' } | { status: 'done' | 'dropped'; outcome: string };
  const settle = (actionId: string, version: number, said: Status, as = PRINCIPAL) => {
    const body = { clientId: newClientId(), version, ...said };
    return ask(as, settleSchoolAction, { params: { schoolId, actionId }, body });
  };
  return { ...world, params, report, add, change, settle };
}

/** A record of today for some pupils of a class: in time, and in the dimension of the indicator. */
async function log(world: World, c: number, indicatorId: string, count: number, s = 1) {
  const { classId, pupils } = world.place(1, s, c);
  const body = { ...activityFor(pupils.slice(0, count), { indicatorId }) };
  expect((await world.ask(`labour-d1s${s}`, logActivity, { params: { classId }, body })).status).toBe(201);
}

test('an action keeps the figure of its moment, and the report shows beside it what the figure is now', async () => {
  const world = await openSchool();
  const { add, report, classId } = world;
  const added = await add();
  expect(added).toMatchObject({ status: 201, body: { version: 1 } });
  const was = { value: 38, n: 13, on: '2026-11-10', week: 11 }; // 5 of 13 records
  expect((await report()).actions).toEqual([
    {
      actionId: added.body.actionId,
      version: 1,
      term: '2026-2027-1',
      about: { ...LATE, class: { classId, grade: 4, number: 1 } },
      before: was,
      now: was,
      change: 'no-clear-change',
      ...plan,
      isOverdue: false,
      status: 'open',
      outcome: null,
      changedOn: '2026-11-10',
    },
  ]);
  for (const indicatorId of ['labour.g1', 'labour.g2', 'labour.g3', 'labour.g4', 'labour.g5'])
    await log(world, 2, indicatorId, 3);
  // 20 of 28 records: 33 points more, 1.5 … 57 by Newcombe.
  const [then] = (await report()).actions;
  expect(then).toMatchObject({ before: was, now: { value: 71, n: 28 }, change: 'more' });
});

test('it is amended with its version, finished with a sentence, opened again; a stale or second word is refused', async () => {
  const { add, change, settle, report } = await openSchool();
  const { actionId } = (await add()).body;
  const one = async () => (await report()).actions[0];
  expect((await change(actionId, 1, { owner: '教导处' })).body).toEqual({ actionId, version: 2 });
  expect(await one()).toMatchObject({ owner: '教导处', version: 2, before: { value: 38 } });
  expect(await change(actionId, 1)).toMatchObject({ status: 409, problem: { code: 'stale' } });
  expect(await settle(actionId, 1, { status: 'done', outcome: '做到了' })).toMatchObject({
    problem: { code: 'stale' },
  });
  expect((await settle(actionId, 2, { status: 'done', outcome: '两周都在当天录入' }, 'office-d1s1')).status).toBe(200);
  expect(await one()).toMatchObject({ status: 'done', outcome: '两周都在当天录入', version: 3 });
  expect(await change(actionId, 3)).toMatchObject({ status: 409, problem: { code: 'conflict' } });
  expect(await settle(actionId, 3, { status: 'dropped', outcome: '不做了' })).toMatchObject({ status: 409 });
  expect((await settle(actionId, 3, { status: 'open' })).status).toBe(200);
  expect(await one()).toMatchObject({ status: 'open', outcome: '两周都在当天录入', version: 4 });
  expect((await settle(actionId, 4, { status: 'dropped', outcome: '换了做法' })).status).toBe(200);
  expect(await one()).toMatchObject({ status: 'dropped', outcome: '换了做法' });
});

test('what the client may not say, and what makes no sense, is refused', async () => {
  const { add, ask, change, params, classId, newClientId, place } = await openSchool();
  const { actionId } = (await add()).body;
  const refused = async (said: Parameters<typeof add>[0], path: string) =>
    expect(await add(said)).toMatchObject({ status: 422, problem: { errors: [{ path }] } });
  await refused({ dueOn: '2026-11-09' }, 'dueOn');
  await refused({ dueOn: '2028-01-01' }, 'dueOn');
  await refused({ owner: '长'.repeat(41) }, 'owner');
  await refused({ text: '  ' }, 'text');
  await refused({ term: '2001-2002-1' }, 'term');
  // Pupils of all dimensions together, and a class of another school.
  await refused({ about: { kind: 'ok', dimension: null, classId } }, 'about');
  await refused({ about: { kind: 'ok', dimension: 'labour', classId: place(1, 2, 1).classId } }, 'about');
  const body = { clientId: newClientId(), ...plan, about: { ...LATE, classId } };
  const withFigure = { ...body, before: { value: 1, n: 1, asOf: 0 } };
  expect((await ask(PRINCIPAL, addSchoolAction, { params, body: withFigure })).status).toBe(422);
  expect(await change(actionId, 1, { dueOn: '2026-11-01' })).toMatchObject({ status: 422 });
  const first = await ask(PRINCIPAL, addSchoolAction, { params, body });
  expect((await ask(PRINCIPAL, addSchoolAction, { params, body })).body).toEqual(first.body);
});

test('overdue is said from the day after; an amendment may leave the day that is over', async () => {
  const { add, change, report, clock } = await openSchool();
  const { actionId } = (await add({ dueOn: '2026-11-11' })).body;
  clock.now += 86_400_000;
  expect((await report()).actions).toMatchObject([{ isOverdue: false }]);
  clock.now += 86_400_000;
  expect((await report()).actions).toMatchObject([{ isOverdue: true }]);
  expect((await change(actionId, 1, { dueOn: '2026-11-11', owner: '教导处' })).status).toBe(200);
});

test("the next term's report shows the action of the term before and what has changed since; an old report nothing newer", async () => {
  const world = await openSchool();
  const { add, report, settle } = world;
  const about = { kind: 'noticed' as const, dimension: 'labour' as const, classId: null };
  const { actionId } = (await add({ term: '2025-2026-2', about })).body;
  await add();
  const told = async (term?: string) => (await report(term)).actions.find((one) => one.actionId === actionId);
  expect((await report('2025-2026-2')).actions).toHaveLength(1);
  // The whole term is over: its figure stands on its last day. In week 11 of the next, three of twelve are no verdict yet.
  expect(await told()).toMatchObject({
    term: '2025-2026-2',
    before: { value: 0, n: 12 },
    now: { value: 25, n: 12, on: '2026-11-10', week: 11 },
    change: 'too-early',
  });
  await settle(actionId, 1, { status: 'done', outcome: '每班每月一次' });
  for (const c of [1, 3, 4]) await log(world, c, 'labour.h3', 3);
  expect(await told()).toMatchObject({ status: 'done', now: { value: 100, n: 12 }, change: 'more' });
  expect(await told('2025-2026-2')).toMatchObject({ now: { value: 0 }, change: 'no-clear-change' });
});

test('the file carries the same actions; open ones come by their day, and there are never more than fit', async () => {
  const { add, report, send, params } = await openSchool();
  await add({ dueOn: '2026-12-20', text: '=后做' });
  await add({ dueOn: '2026-12-01', text: '先做' });
  expect((await report()).actions.map(({ text }) => text)).toEqual(['先做', '=后做']);
  const path = pathWith(exportSchoolReport.path, { params, query: { format: 'csv', lang: 'zh' } });
  const file = await (await send(PRINCIPAL, 'get', path)).text();
  expect(file).toContain(
    "四(1)班 · 全部方面：7 天内录入的记录,'=后做,年级组长,2026-12-20,进行中,38,13,2026-11-10,38,13,",
  );
  for (let n = 2; n < MOST_ACTIONS; n++) expect((await add()).status).toBe(201);
  expect(await add()).toMatchObject({ status: 422, problem: { errors: [{ code: 'actions-full' }] } });
  expect((await report()).actions).toHaveLength(MOST_ACTIONS);
});

async function openArea() {
  const world = await openWorld({ pupilsInClass: 12, hasEvidence: true });
  const { ask, newClientId } = world;
  const areaId = world.place(1, 1, 1).district.id;
  const params = { areaId };
  const add = (about: { kind: 'noticed' | 'ok' | 'fresh'; dimension: 'moral' | 'labour' }, as = 'officer-d1') =>
    ask(as, addAreaAction, { params, body: { clientId: newClientId(), ...plan, about } });
  const report = async () => (await ask('officer-d1', readAreaReport, { params })).body;
  return { ...world, params, add, report };
}

test('an action of an area holds the printed figure and nothing finer; it is amended and finished too', async () => {
  const { add, report, ask, params, newClientId } = await openArea();
  const { actionId } = (await add({ kind: 'fresh', dimension: 'labour' })).body;
  const { actions, results, n } = await report();
  const labour = results.find((one) => one.dimension === 'labour');
  expect(typeof n).toBe('number');
  expect(actions).toMatchObject([{ before: { value: labour?.fresh, n: labour?.records } }]);
  expect(actions[0]?.about).toEqual({ kind: 'fresh', dimension: 'labour', class: null });
  const at = { params: { ...params, actionId } };
  const said = { clientId: newClientId(), version: 1, ...plan, owner: '教研室' };
  expect((await ask('officer-d1', changeAreaAction, { ...at, body: said })).body.version).toBe(2);
  const done = { clientId: newClientId(), version: 2, status: 'done' as const, outcome: '已培训' };
  expect((await ask('officer-d1', settleAreaAction, { ...at, body: done })).status).toBe(200);
  expect((await report()).actions).toMatchObject([{ owner: '教研室', status: 'done', outcome: '已培训' }]);
});

test('what is hidden stays hidden: then, now, on screen and in the file', async () => {
  const world = await openArea();
  const { add, report, store, place, params, ask, newClientId, send } = world;
  await add({ kind: 'noticed', dimension: 'labour' });
  expect(typeof (await report()).actions[0]?.before.value).not.toBe('object');
  // The district is left with one class of six.
  await store.write(async (tx) => {
    const { rollups } = tx.tables;
    const ids = [1, 2].flatMap((s) => [1, 2, 3, 4].map((c) => place(1, s, c).classId)).slice(1);
    await tx.delete(rollups).where(inArray(rollups.classId, ids));
    await tx.update(rollups).set({ pupils: 6 });
  });
  await released(world);
  const hidden = { value: 'locked', n: 'locked' };
  expect((await report()).actions).toMatchObject([{ before: hidden, now: hidden, change: 'hidden' }]);
  const body = { clientId: newClientId(), ...plan, about: { kind: 'ok' as const, dimension: 'labour' as const } };
  expect((await ask('officer-d1', addAreaAction, { params, body })).status).toBe(201);
  const kept = await store.read((q) => q.select().from(q.tables.improvementActions));
  expect(kept.map((row) => row.before.value).filter((value) => value === 'locked')).toHaveLength(1);
  const path = pathWith(exportAreaReport.path, { params, query: { format: 'csv', lang: 'zh' } });
  const file = await (await send('officer-d1', 'get', path)).text();
  expect(file.match(/,<10,<10,2026-11-10,<10,<10,2026-11-10,/g)).toHaveLength(2);
});

test("a place's actions are its own: a principal sees none of the area, an officer none of a school, nobody another's", async () => {
  const world = await openArea();
  const { ask, newClientId, place, add, report, params } = world;
  const { schoolId } = place(1, 1, 1);
  const about = { kind: 'noticed' as const, dimension: 'labour' as const };
  const atSchool = await ask(PRINCIPAL, addSchoolAction, {
    params: { schoolId },
    body: { clientId: newClientId(), ...plan, text: '学校自己的', about: { ...about, classId: null } },
  });
  const { actionId } = (await add(about)).body;
  expect((await report()).actions.map((one) => one.actionId)).toEqual([actionId]);
  const own = await ask(PRINCIPAL, readSchoolReport, { params: { schoolId } });
  expect(own.body.actions.map((one) => one.text)).toEqual(['学校自己的']);
  const other = await ask('principal-d1s2', readSchoolReport, { params: { schoolId: place(1, 2, 1).schoolId } });
  expect(other.body.actions).toEqual([]);
  const drop = { clientId: newClientId(), version: 1, status: 'dropped' as const, outcome: '越界' };
  const settle = (as: string, at: { schoolId: string; actionId: string }) =>
    ask(as, settleSchoolAction, { params: at, body: { ...drop, clientId: newClientId() } });
  const ids = { schoolId, actionId: atSchool.body.actionId };
  expect((await settle('principal-d1s2', ids)).status).toBe(404);
  expect((await settle('principal-d1s2', { ...ids, schoolId: place(1, 2, 1).schoolId })).status).toBe(404);
  expect((await settle(PRINCIPAL, { schoolId, actionId })).status).toBe(404);
  expect((await settle('officer-d1', ids)).status).toBe(404);
  const asArea = { params: { ...params, actionId: ids.actionId }, body: drop };
  expect((await ask('officer-d1', settleAreaAction, asArea)).status).toBe(404);
  expect((await add(about, PRINCIPAL)).status).toBe(404);
});
