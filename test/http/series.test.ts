import { expect, test } from 'vitest';
import { changeAdoption } from '../../db/change-frame.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { switchSchoolAdoption } from '../../server/contract/adoption.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { amendMark, listClassRubrics, logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { attachPupil, detachPupil } from '../../server/contract/grid.ts';
import { readClassSeries } from '../../server/contract/series.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const FAMILY = 'guardian-d1s1c2p1';
/** The made-up story of a craft: six tasks. */
const STORY = 'moral.x1';
const task = (n: number) => `${STORY}.o${n}`;

type Said = { readonly task?: string; readonly indicatorId?: string; readonly visibility?: 'staff' | 'family' };

async function log(world: World, nths: readonly number[], { task: named, ...said }: Said, happenedOn = '2026-11-02') {
  const { classId, pupils } = world.place(1, 1, 2);
  const { indicatorId = STORY, visibility = 'family' } = said;
  const marks = nths.map((nth) => ({
    ...{ pupilId: pupils[nth] ?? '', indicatorId, value: { kind: 'level' as const, level: 'B' } },
    ...(named === undefined ? {} : { task: named }),
  }));
  const body = { clientId: world.newClientId(), title: '讲故事', happenedOn, visibility, marks };
  return await world.ask(TEACHER, logActivity, { params: { classId }, body });
}

const inClass = ({ place }: World) => ({ params: { classId: place(1, 1, 2).classId } });
const ofPupil = ({ place }: World) => ({ params: { pupilId: place(1, 1, 2).pupils[0] ?? '' } });

async function doneIn(world: World, as = TEACHER) {
  const { body } = await world.ask(as, readClassSeries, inClass(world));
  const listed = body.series.find(({ indicatorId }) => indicatorId === STORY)?.pupils;
  const { pupils } = world.place(1, 1, 2);
  return listed && pupils.map((id) => listed.find(({ pupilId }) => pupilId === id)?.done);
}
async function lineOf(world: World, as = FAMILY) {
  const { series } = (await world.ask(as, readProfile, ofPupil(world))).body;
  return series.map(({ indicatorId, tasks, done, last }) => [indicatorId, tasks, done, last.zh]);
}

test('a record names the task that was done: class, child and copy say how far each is, in the order of the story', async () => {
  const world = await openWorld({ isSecondEdition: true });
  const { body } = await world.ask(TEACHER, listClassRubrics, inClass(world));
  const story = body.rubrics.flatMap(({ indicators }) => indicators).find((one) => one.indicatorId === STORY);
  expect(story?.tasks.map(({ taskId }) => taskId)).toEqual([1, 2, 3, 4, 5, 6].map(task));
  expect([await doneIn(world), await lineOf(world)]).toEqual([[[], [], []], []]);

  expect((await log(world, [0, 1], { task: task(3) }, '2026-10-12')).status).toBe(201);
  expect((await log(world, [0], { task: task(1) })).status).toBe(201);
  expect((await log(world, [0], { task: task(1) }, '2026-11-03')).status).toBe(201);
  // Logged without its task it is a record of the indicator, and of no task.
  expect((await log(world, [2], {})).status).toBe(201);
  expect(await doneIn(world)).toEqual([[task(1), task(3)], [task(3)], []]);
  expect(await doneIn(world, 'principal-d1s1')).toEqual([[task(1), task(3)], [task(3)], []]);
  const third = story?.tasks[2]?.title.zh ?? 'none';
  for (const as of [FAMILY, TEACHER]) expect(await lineOf(world, as)).toEqual([[STORY, 6, 2, third]]);

  const activities = (await world.ask(TEACHER, listActivities, inClass(world))).body.activities;
  expect(activities.map(({ marks }) => marks[0]?.task)).toEqual([task(1), null, task(1), task(3)]);
  const { items } = (await world.ask(FAMILY, listEvidence, ofPupil(world))).body;
  expect(items.map((item) => item.task?.zh)).toContain(third);
  const path = `/api/pupils/${ofPupil(world).params.pupilId}/record/file?format=csv`;
  expect(await (await world.send(FAMILY, 'get', path)).text()).toContain(third);
});

test('a task is one of its own series, and nothing else is kept', async () => {
  const world = await openWorld({ isSecondEdition: true });
  for (const said of [{ task: 'moral.x3.o1' }, { task: 'none' }, { task: 'moral.m1.o1', indicatorId: 'moral.m1' }]) {
    const { status, problem } = await log(world, [0], said);
    expect([status, problem.errors?.[0]?.path, problem.errors?.[0]?.code]).toEqual([
      422,
      'marks.0.task',
      'value.misfit',
    ]);
  }
  expect((await world.ask(TEACHER, listActivities, inClass(world))).body.activities).toEqual([]);
});

test('what is withdrawn or kept for staff is no progress of the family’s; another level keeps the task, and so does a child put back', async () => {
  const world = await openWorld({ isSecondEdition: true });
  const { activityId } = (await log(world, [0, 1], { task: task(2) })).body;
  await log(world, [0], { task: task(4), visibility: 'staff' });
  expect(await doneIn(world)).toEqual([[task(2), task(4)], [task(2)], []]);
  expect((await lineOf(world)).map(([, , done]) => done)).toEqual([1]);
  expect((await lineOf(world, TEACHER)).map(([, , done]) => done)).toEqual([2]);

  const pupilId = ofPupil(world).params.pupilId;
  const clientId = world.newClientId;
  const out = { clientId: clientId(), pupilId, reason: '记错' };
  expect((await world.ask(TEACHER, detachPupil, { params: { activityId }, body: out })).status).toBe(201);
  expect((await doneIn(world))?.[0]).toEqual([task(4)]);
  const back = { clientId: clientId(), pupilId };
  expect((await world.ask(TEACHER, attachPupil, { params: { activityId }, body: back })).status).toBe(201);
  const [mark] = await world.store.read(async (q) =>
    (await q.select().from(q.tables.marks)).filter((one) => one.activityId === activityId && one.pupilId === pupilId),
  );
  const amended = {
    clientId: clientId(),
    version: mark?.version ?? 0,
    value: { kind: 'level' as const, level: 'A' },
    note: null,
    reason: '再看',
  };
  expect((await world.ask(TEACHER, amendMark, { params: { markId: mark?.id ?? '' }, body: amended })).status).toBe(200);
  expect((await doneIn(world))?.[0]).toEqual([task(2), task(4)]);

  const withdrawn = { clientId: clientId(), reason: '没有做' };
  expect((await world.ask(TEACHER, withdrawActivity, { params: { activityId }, body: withdrawn })).status).toBe(201);
  expect([await doneIn(world), await lineOf(world)]).toEqual([[[task(4)], [], []], []]);
});

test('a series that is offered no more leaves the class’s page, and stays on the page of a child who began it', async () => {
  const world = await openWorld({ isSecondEdition: true });
  await log(world, [0], { task: task(1) });
  const { schoolId, district } = world.place(1, 1, 2);
  await world.store.write(async (tx) => {
    const { adoptions } = tx.tables;
    const rows = await tx.select().from(adoptions);
    for (const row of rows)
      if (row.indicatorId === STORY && row.districtId === district.id) await changeAdoption(tx, row, { endedAt: 1 });
  });
  expect(await doneIn(world)).toBe(undefined);
  expect((await lineOf(world)).map(([id]) => id)).toEqual([STORY]);
  const body = { clientId: world.newClientId(), dimension: 'moral' as const, indicatorId: STORY, isOffered: true };
  await world.ask('principal-d1s1', switchSchoolAdoption, { params: { schoolId }, body });
  expect((await doneIn(world))?.[0]).toEqual([task(1)]);
});
