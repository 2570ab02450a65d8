import { v7 as newGridId } from 'uuid';
import { expect, test } from 'vitest';
import { readProfile } from '../../server/contract/child-profile.ts';
import { amendMark, listClassPupils, withdrawActivity } from '../../server/contract/evidence.ts';
import { readGrid, saveGrid } from '../../server/contract/grid.ts';
import type { MarkValue } from '../../server/contract/words.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';

const HOMEROOM = 'homeroom-d1s1c2';
const LABOUR = 'labour-d1s1';
const FACTS = { title: '种植园劳动', happenedOn: TODAY };
const level = (code: string) => ({ kind: 'level' as const, level: code });

async function openGrid() {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const gridId = newGridId();
  const [p1 = '', p2 = '', p3 = ''] = pupils;
  type Said = { note?: string | null; indicatorId?: string };
  const cell = (pupilId: string, value: MarkValue | null, version: number | null = null, said: Said = {}) => ({
    pupilId,
    indicatorId: 'labour.g1',
    version,
    value,
    ...said,
  });
  type Cell = ReturnType<typeof cell>;
  const save = (cells: Cell[], as = HOMEROOM, activity: object = FACTS, id = gridId) =>
    world.ask(as, saveGrid, {
      params: { classId, gridId: id },
      body: { clientId: world.newClientId(), activity: activity as typeof FACTS, cells },
    });
  const read = async (as = HOMEROOM) => (await world.ask(as, readGrid, { params: { classId, gridId } })).body;
  return { ...world, classId, pupils, gridId, p1, p2, p3, cell, save, read };
}
const rowsOf = ({ store }: Pick<World, 'store'>) =>
  store.read(async (q) => ({
    activities: await q.select().from(q.tables.activities),
    marks: await q.select().from(q.tables.marks),
    versions: await q.select().from(q.tables.markVersions).orderBy(q.tables.markVersions.version),
  }));

test('a new grid is empty; its first cells make the activity, once, with the id the page chose', async () => {
  const world = await openGrid();
  const { save, cell, read, p1, p2, gridId } = world;
  const empty = await read();
  expect(empty).toMatchObject({ activity: null, marks: [] });
  expect(empty.pupils.map(({ pupilId }) => pupilId)).toHaveLength(3);
  const first = await save([
    cell(p1, level('A')),
    cell(p2, { kind: 'observation' }, null, { note: '一直蹲着观察蚯蚓' }),
  ]);
  expect(first).toMatchObject({
    status: 200,
    body: {
      activityId: gridId,
      cells: [
        { state: 'saved', version: 1 },
        { state: 'saved', version: 1 },
      ],
    },
  });
  await save([cell(p1, level('B'), 1)]);
  const { activities, marks, versions } = await rowsOf(world);
  expect(activities).toMatchObject([{ id: gridId, title: '种植园劳动', authorRole: 'homeroom' }]);
  expect(marks).toHaveLength(2);
  expect(versions).toMatchObject([{ version: 1, level: 'A', reason: 'grid' }]);
  expect(await read()).toMatchObject({
    activity: { title: '种植园劳动', isMine: true, isWithdrawn: false },
    marks: [
      { pupilId: p1, version: 2, value: level('B'), note: null, mayAmend: true },
      { pupilId: p2, version: 1, value: { kind: 'observation' }, note: '一直蹲着观察蚯蚓' },
    ],
  });
});

test('one bad cell says what is wrong with it, and the others are saved', async () => {
  const world = await openGrid();
  const { save, cell, p1, p2, p3, place } = world;
  const stranger = place(1, 1, 1).pupils[0] ?? '';
  const { status, body } = await save([
    cell(p1, level('A')),
    cell(p2, level('E')),
    cell(stranger, level('A')),
    cell(p2, level('A'), null, { indicatorId: 'no.such' }),
    cell(p1, level('B')),
    cell(p2, { kind: 'count', count: 3 }, null, { indicatorId: 'labour.g2' }),
    cell(p3, level('C')),
  ]);
  expect(status).toBe(200);
  expect(body.cells.map((one) => (one.state === 'refused' ? one.code : one.state))).toEqual([
    'saved',
    'value.misfit',
    'pupil.never',
    'indicator.none',
    'mark.twice',
    'value.misfit',
    'saved',
  ]);
  const { marks } = await rowsOf(world);
  expect(marks.map((mark) => [mark.pupilId, mark.level]).sort()).toEqual(
    [
      [p1, 'A'],
      [p3, 'C'],
    ].sort(),
  );
});

test('a stale cell shows what stands there and by whom; what is wanted already is no conflict', async () => {
  const { save, cell, p1, p2, ask, read } = await openGrid();
  await save([cell(p1, level('A')), cell(p2, level('A'))]);
  const [mark] = (await read()).marks;
  const amendment = { version: 1, value: level('C'), note: '再看一遍', reason: '看错了' };
  await ask(HOMEROOM, amendMark, {
    params: { markId: mark?.markId ?? '' },
    body: { clientId: crypto.randomUUID(), ...amendment },
  });
  const { body } = await save([cell(p1, level('B'), 1), cell(p2, level('B'), 1)]);
  expect(body.cells).toMatchObject([
    { state: 'conflict', current: { value: level('C'), note: '再看一遍', version: 2, by: expect.stringMatching(/./) } },
    { state: 'saved', version: 2 },
  ]);
  const again = await save([cell(p1, level('C'), 1), cell(p2, level('B'), null)]);
  expect(again.body.cells).toMatchObject([
    { state: 'saved', version: 2 },
    { state: 'saved', version: 2 },
  ]);
});

test('a mark that was taken back counts nowhere, keeps what it said, and can be given again', async () => {
  const world = await openGrid();
  const { save, cell, p1, read, ask, classId, clock } = world;
  await save([cell(p1, level('A'), null, { note: '主动留下来收拾工具' })]);
  const markId = (await read()).marks[0]?.markId;
  clock.now += 60_000;
  expect((await save([cell(p1, null, 1)])).body.cells).toEqual([{ state: 'saved', markId, version: 2 }]);
  expect((await read()).marks).toEqual([]);
  const { body: listed } = await ask(HOMEROOM, listClassPupils, { params: { classId } });
  expect(listed.pupils.map(({ records }) => records)).toEqual([0, 0, 0]);
  // Given again: the same row, for a child has one mark for an indicator in an activity.
  expect((await save([cell(p1, level('B'), null)])).body.cells).toEqual([{ state: 'saved', markId, version: 3 }]);
  const { marks, versions } = await rowsOf(world);
  expect(marks).toMatchObject([{ id: markId, level: 'B', note: null, isWithdrawn: false, version: 3 }]);
  expect(versions).toMatchObject([{ version: 1, level: 'A', note: '主动留下来收拾工具', reason: 'grid' }]);
  // Who still sees version 1 is told, and taking back what is not there is nothing.
  expect((await save([cell(p1, null, 1)])).body.cells).toMatchObject([{ state: 'conflict' }]);
  expect(await rebuiltDifferences(world, world.classId)).toBe(0);
});

test('a colleague adds marks of his own, and leaves those of others as they are; the homeroom teacher may amend his', async () => {
  const { save, cell, p1, p2, read } = await openGrid();
  await save([cell(p1, level('A'))]);
  const { body } = await save([cell(p1, level('C'), 1), cell(p1, null, 1), cell(p2, level('B'))], LABOUR);
  expect(body.cells).toMatchObject([
    { state: 'refused', code: 'mark.not-yours' },
    { state: 'refused', code: 'mark.twice' },
    { state: 'saved' },
  ]);
  expect((await read(LABOUR)).marks.map(({ mayAmend }) => mayAmend)).toEqual([false, true]);
  expect((await save([cell(p2, level('D'), 1)])).body.cells).toMatchObject([{ state: 'saved', version: 2 }]);
});

test('once it is there the grid does not amend what the activity says; a day before all terms, and an id of another class, make nothing', async () => {
  const world = await openGrid();
  const { save, cell, p1, ask, place, gridId } = world;
  expect(await save([cell(p1, level('A'))], HOMEROOM, { ...FACTS, happenedOn: '2020-08-01' })).toMatchObject({
    status: 422,
    problem: { errors: [{ path: 'activity.happenedOn', code: 'day.none' }] },
  });
  await save([cell(p1, level('A'))]);
  const again = await save([cell(p1, level('B'), 1)], HOMEROOM, { ...FACTS, title: '别的' });
  expect(again).toMatchObject({ status: 200, body: { activityVersion: 1, cells: [{ state: 'saved', version: 2 }] } });
  expect((await world.read(HOMEROOM)).activity?.title).toBe(FACTS.title);
  for (const id of ['../x', crypto.randomUUID(), newGridId().toUpperCase()])
    expect((await save([cell(p1, level('A'))], HOMEROOM, FACTS, id)).status, id).toBe(404);
  // The id is used in another class, and even in another district: nobody is told whose it is.
  for (const [as, at] of [
    ['homeroom-d1s1c1', place(1, 1, 1)],
    ['homeroom-d2s1c2', place(2, 1, 2)],
  ] as const) {
    const params = { classId: at.classId, gridId };
    const body = { clientId: crypto.randomUUID(), activity: FACTS, cells: [cell(at.pupils[0] ?? '', level('A'))] };
    const taken = await ask(as, saveGrid, { params, body });
    expect(taken.problem).toEqual({ status: 409, code: 'conflict', title: 'This contradicts what is there' });
    expect((await ask(as, readGrid, { params })).body).toMatchObject({ activity: null, marks: [] });
  }
  const { activities, marks } = await rowsOf(world);
  expect([activities.length, marks.length]).toEqual([1, 1]);
});

test('the same save sent again answers the first reply; a withdrawn activity takes no more cells', async () => {
  const world = await openGrid();
  const { ask, classId, gridId, cell, p1, newClientId } = world;
  const body = { clientId: newClientId(), activity: FACTS, cells: [cell(p1, level('A'))] };
  const send = () => ask(HOMEROOM, saveGrid, { params: { classId, gridId }, body });
  const replies = await Promise.all([send(), send(), send()]);
  expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
  expect((await rowsOf(world)).marks).toHaveLength(1);
  const withdrawal = { clientId: newClientId(), reason: '记错了班' };
  await ask(HOMEROOM, withdrawActivity, { params: { activityId: gridId }, body: withdrawal });
  expect((await world.save([cell(p1, level('B'), 1)])).problem.code).toBe('conflict');
  expect(await world.read()).toMatchObject({ activity: { isWithdrawn: true }, marks: [] });
});

test('an observation is seen, and judges nothing', async () => {
  const world = await openGrid();
  const { save, cell, p1, ask, classId } = world;
  await save([cell(p1, { kind: 'observation' }, null, { note: '帮同学扶着梯子' })]);
  const { body: listed } = await ask(HOMEROOM, listClassPupils, { params: { classId } });
  expect(listed.pupils.find(({ pupilId }) => pupilId === p1)).toMatchObject({ records: 1, lastOn: TODAY });
  const { body: profile } = await ask(HOMEROOM, readProfile, { params: { pupilId: p1 } });
  const labour = profile.dimensions.find(({ dimension }) => dimension === 'labour');
  expect(labour?.indicators.find(({ indicatorId }) => indicatorId === 'labour.g1')).toMatchObject({ value: null });
  expect(profile.recent).toMatchObject([{ value: { kind: 'observation' }, note: '帮同学扶着梯子' }]);
  expect(await rebuiltDifferences(world, world.classId)).toBe(0);
});

test('fifty saves of one grid at once: every cell ends as one of them, once, and the sums are those of the marks', async () => {
  const world = await openGrid();
  const { ask, classId, gridId, pupils, cell } = world;
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => {
      const said = pupils.map((pupilId) => cell(pupilId, level(['A', 'B', 'C', 'D'][n % 4] ?? 'A')));
      const body = { clientId: crypto.randomUUID(), activity: FACTS, cells: said };
      return ask(n % 2 ? HOMEROOM : LABOUR, saveGrid, { params: { classId, gridId }, body });
    }),
  );
  const states = answers.flatMap(({ status, body }) =>
    status === 200 ? body.cells.map(({ state }) => state) : [`${status}`],
  );
  expect(new Set(states)).toEqual(new Set(['saved', 'conflict']));
  const { activities, marks, versions } = await rowsOf(world);
  expect([activities.length, marks.length, versions.length]).toEqual([1, 3, 0]);
  expect(new Set(marks.map((mark) => `${mark.level} ${mark.version}`)).size).toBe(1);
  // Who wanted the same as what came to stand was told that it is saved, everybody else what stands.
  const won = answers.filter(({ body }) => body.cells.every(({ state }) => state === 'saved')).length;
  expect(won).toBeGreaterThanOrEqual(12);
  expect(await rebuiltDifferences(world, world.classId)).toBe(0);
});
