import { expect, test } from 'vitest';
import { listActivities } from '../../server/contract/activity-list.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { listClassPupils, logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { attachPupil, detachPupil, saveGrid } from '../../server/contract/grid.ts';
import { activityFor } from '../support/activities.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { openWorld, TODAY } from '../support/world.ts';

const HOMEROOM = 'homeroom-d1s1c2';
const LABOUR = 'labour-d1s1';

async function openLogged(by = HOMEROOM) {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const [p1 = '', p2 = ''] = pupils;
  const once = activityFor(pupils);
  const both = ['labour.g1', 'labour.g2'].flatMap((indicatorId) => activityFor(pupils, { indicatorId }).marks);
  const logged = await world.ask(by, logActivity, { params: { classId }, body: { ...once, marks: both } });
  const { activityId } = logged.body;
  const params = { activityId };
  const detach = (as: string, pupilId = p1, reason = '当天请假了') =>
    world.ask(as, detachPupil, { params, body: { clientId: world.newClientId(), pupilId, reason } });
  const attach = (as: string, pupilId = p1) =>
    world.ask(as, attachPupil, { params, body: { clientId: world.newClientId(), pupilId } });
  const listed = async () => (await world.ask(HOMEROOM, listActivities, { params: { classId } })).body.activities[0];
  const marks = () => world.store.read((q) => q.select().from(q.tables.marks));
  return { ...world, classId, pupils, p1, p2, activityId, detach, attach, listed, marks };
}

test('a child who was not there is taken out with a reason: it counts no more, and the list says who, when and why', async () => {
  const world = await openLogged(LABOUR);
  const { detach, listed, marks, ask, classId, p1, clock, store } = world;
  clock.now += 60_000;
  expect(await detach(HOMEROOM)).toMatchObject({ status: 201, body: { pupilId: p1, withdrawnMarks: 2 } });
  const list = await listed();
  expect(list?.marks).toHaveLength(4);
  expect(list?.detached).toMatchObject([{ pupilId: p1, at: clock.now, reason: '当天请假了' }]);
  expect((await marks()).filter((mark) => mark.isWithdrawn).map(({ version }) => version)).toEqual([2, 2]);
  const versions = await store.read((q) => q.select().from(q.tables.markVersions));
  expect(versions.map(({ version, level, reason }) => [version, level, reason])).toEqual([
    [1, 'B', '当天请假了'],
    [1, 'B', '当天请假了'],
  ]);
  const { body: inClass } = await ask(HOMEROOM, listClassPupils, { params: { classId } });
  expect(inClass.pupils.map(({ pupilId, records }) => (pupilId === p1 ? records === 0 : records === 2))).toEqual([
    true,
    true,
    true,
  ]);
  expect((await ask('guardian-d1s1c2p1', readProfile, { params: { pupilId: p1 } })).body.recent).toEqual([]);
  expect(await rebuiltDifferences(world, world.classId)).toBe(0);
});

test('undone, the marks stand again as they were, by the teachers who gave them', async () => {
  const world = await openLogged(LABOUR);
  const { detach, attach, marks, listed } = world;
  const before = await marks();
  await detach(HOMEROOM);
  expect(await attach(HOMEROOM)).toMatchObject({ status: 201, body: { marks: 2 } });
  const after = await marks();
  const plain = (rows: typeof before) => rows.map(({ version: _, ...rest }) => JSON.stringify(rest)).sort();
  expect(plain(after)).toEqual(plain(before));
  expect(after.map(({ version }) => version).sort()).toEqual([1, 1, 1, 1, 3, 3]);
  expect((await listed())?.detached).toEqual([]);
  expect(await attach(HOMEROOM)).toMatchObject({ status: 409, problem: { code: 'conflict' } });
  expect(await rebuiltDifferences(world, world.classId)).toBe(0);
});

test("only the author and the homeroom teacher take out, each undoes only one's own, and nobody what is not there", async () => {
  const { detach, attach, p2, pupils, place, ask, activityId, newClientId } = await openLogged();
  expect(await detach(LABOUR)).toMatchObject({ status: 403, problem: { code: 'not-allowed' } });
  expect((await detach(HOMEROOM)).status).toBe(201);
  expect(await detach(HOMEROOM)).toMatchObject({ status: 422, problem: { errors: [{ path: 'pupilId' }] } });
  const stranger = place(1, 1, 1).pupils[0] ?? '';
  expect((await detach(HOMEROOM, stranger)).status).toBe(422);
  expect((await detach('homeroom-d2s1c2')).status).toBe(404);
  expect((await attach(LABOUR)).status).toBe(403);
  expect((await attach(HOMEROOM, p2)).status).toBe(409);
  const withdrawal = { clientId: newClientId(), reason: 'undo' };
  await ask(HOMEROOM, withdrawActivity, { params: { activityId }, body: withdrawal });
  expect((await detach(HOMEROOM, pupils[2] ?? '')).status).toBe(409);
  expect((await attach(HOMEROOM)).status).toBe(409);
});

test('what was cleared in the grid before stays cleared when the detachment is undone; the child can be given marks again', async () => {
  const world = await openLogged();
  const { ask, classId, activityId, p1, detach, attach, listed } = world;
  const save = async (version: number | null, value: { kind: 'level'; level: string } | null) => {
    const activity = { title: '校园清洁日', happenedOn: TODAY };
    const cells = [{ pupilId: p1, indicatorId: 'labour.g1', version, value }];
    const body = { clientId: world.newClientId(), activity, cells };
    return (await ask(HOMEROOM, saveGrid, { params: { classId, gridId: activityId }, body })).body.cells[0];
  };
  expect(await save(1, null)).toMatchObject({ state: 'saved', version: 2 });
  expect((await listed())?.detached).toEqual([]);
  await detach(HOMEROOM);
  expect((await listed())?.detached).toMatchObject([{ pupilId: p1 }]);
  expect((await attach(HOMEROOM)).body.marks).toBe(1);
  expect((await listed())?.marks.filter(({ pupilId }) => pupilId === p1)).toMatchObject([{ indicatorId: 'labour.g2' }]);
  expect(await save(null, { kind: 'level', level: 'A' })).toMatchObject({ state: 'saved', version: 3 });
  expect(await rebuiltDifferences(world, world.classId)).toBe(0);
});

test('a forgotten child is added through the grid of the activity', async () => {
  const { ask, place, newClientId } = await openWorld();
  const { classId, pupils } = place(1, 1, 2);
  const logged = await ask(LABOUR, logActivity, { params: { classId }, body: activityFor(pupils.slice(0, 2)) });
  const cells = [
    {
      pupilId: pupils[2] ?? '',
      indicatorId: 'labour.g1',
      version: null,
      value: { kind: 'level' as const, level: 'A' },
    },
  ];
  const saved = await ask(LABOUR, saveGrid, {
    params: { classId, gridId: logged.body.activityId },
    body: { clientId: newClientId(), activity: { title: '校园清洁日', happenedOn: TODAY }, cells },
  });
  expect(saved.body.cells).toMatchObject([{ state: 'saved', version: 1 }]);
  const { body: listed } = await ask(HOMEROOM, listActivities, { params: { classId } });
  expect(listed.activities).toMatchObject([{ detached: [], marks: [{}, {}, {}] }]);
});
