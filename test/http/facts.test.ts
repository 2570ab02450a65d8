import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { derive, rebuildClass, selectClassTerms } from '../../db/derive/derive.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { amendMark, listClassRubrics, logActivity } from '../../server/contract/evidence.ts';
import type { MarkValue } from '../../server/contract/words.ts';
import { activitiesPath, refused } from '../support/refused.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const measurement = (item: string, value: number): MarkValue => ({ kind: 'measurement', item, value });

async function log(
  world: World,
  values: readonly (readonly [indicatorId: string, value: MarkValue])[],
  title = '活动',
) {
  const { classId, pupils } = world.place(1, 1, 2);
  // One mark for a pupil and an indicator in one activity: every item of a fitness test is an activity of its own.
  for (const [indicatorId, value] of values) {
    const marks = [{ pupilId: pupils[0] ?? '', indicatorId, value }];
    const body = { clientId: world.newClientId(), title, happenedOn: '2026-11-02', marks };
    expect((await world.ask(TEACHER, logActivity, { params: { classId }, body })).status).toBe(201);
  }
}

async function topOf(world: World, sex: 'female' | 'male', grade: string) {
  const { rubrics } = (
    await world.ask(TEACHER, listClassRubrics, { params: { classId: world.place(1, 1, 2).classId } })
  ).body;
  const asked = rubrics
    .find(({ dimension }) => dimension === 'health')
    ?.indicators.find(({ indicatorId }) => indicatorId === 'health.h1');
  const [row] = await world.store.read((q) =>
    q.select().from(q.tables.rubrics).where(eq(q.tables.rubrics.key, 'health')),
  );
  const tables = row?.body.fitness?.tables ?? {};
  return (asked?.items ?? []).flatMap(({ item }) => {
    const top = tables[item]?.[sex]?.[grade]?.v[0];
    return top === null || top === undefined ? [] : [['health.h1', measurement(item, top)] as const];
  });
}

const body = (height: number, weight: number) =>
  [
    ['health.b1', measurement('height', height)],
    ['health.b1', measurement('weight', weight)],
  ] as const;

async function fitnessOf(world: World, as = TEACHER) {
  const params = { pupilId: world.place(1, 1, 2).pupils[0] ?? '' };
  const { body: profile } = await world.ask(as, readProfile, { params });
  const health = profile.dimensions.find(({ dimension }) => dimension === 'health');
  return { health, h1: health?.indicators.find(({ indicatorId }) => indicatorId === 'health.h1') };
}

async function change(
  world: World,
  how: (tx: Parameters<Parameters<World['store']['write']>[0]>[0]) => Promise<unknown>,
) {
  const { schoolId, pupils, district } = world.place(1, 1, 2);
  const termId = district.terms.at(-1)?.id ?? '';
  await world.store.write(async (tx) => {
    await how(tx);
    await derive(tx, { schoolId, termId, pupilIds: [pupils[0] ?? ''], dimensions: ['health'], today: TODAY });
  });
}

test('fitness is nothing until all is measured and the sex is known; then a value with its bonus', async () => {
  const world = await openWorld();
  const { pupils } = world.place(1, 1, 2);
  await log(world, await topOf(world, 'female', '4'));
  expect((await fitnessOf(world)).h1).toMatchObject({ value: null, missing: 'needs-sex', records: 5 });
  const setSex = (sex: 'female') =>
    change(world, async (tx) => {
      const { pupils: table } = unsafeTables(tx);
      await tx
        .update(table)
        .set({ sex })
        .where(eq(table.id, pupils[0] ?? ''));
    });
  await setSex('female');
  expect((await fitnessOf(world)).h1).toMatchObject({ value: null, missing: 'items-missing', level: null });
  await log(world, body(140, 32));
  expect((await fitnessOf(world)).h1).toMatchObject({ value: 100, bonus: 0, level: 'A', missing: null, records: 7 });
  await log(world, [['health.h1', measurement('rope_1min', 400)]]);
  const { health, h1 } = await fitnessOf(world, 'guardian-d1s1c2p1');
  expect(h1).toMatchObject({ value: 100, bonus: 20, toBeChecked: false, records: 8 });
  // Fitness alone is no rating of anybody's, and too little of the weight.
  expect(health).toMatchObject({ status: 'insufficient_evidence', score: null, toBeChecked: false });
  const differences = await world.store.write(async (tx) => {
    let found = 0;
    for (const at of await selectClassTerms(tx)) found += await rebuildClass(tx, at, TODAY);
    return found;
  });
  expect(differences, 'a rebuild changes nothing').toBe(0);
});

test('a figure from rows nobody has compared with the standard says so', async () => {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  await change(world, async (tx) => {
    const t = unsafeTables(tx);
    await tx.update(t.classes).set({ stage: 'junior', entryYear: 2025 }).where(eq(t.classes.id, classId));
    await tx
      .update(t.pupils)
      .set({ sex: 'male' })
      .where(eq(t.pupils.id, pupils[0] ?? ''));
  });
  await log(world, [...(await topOf(world, 'male', '8')), ...body(165, 52)]);
  expect((await fitnessOf(world)).h1).toMatchObject({ value: 100, toBeChecked: true });
  const rated = ['health.h3', 'health.h4'].map((id) => [id, { kind: 'level', level: 'B' }] as const);
  await log(world, [...rated, ['health.h4', { kind: 'level', level: 'B' }]]);
  expect((await fitnessOf(world)).health).toMatchObject({ status: 'provisional', toBeChecked: true });
});

test('raw height and weight are on no page of the family; what the child can do is', async () => {
  const world = await openWorld();
  await log(world, [...body(141.5, 33.5), ['health.h1', measurement('run_50m', 9.4)]], '体质测试');
  const params = { pupilId: world.place(1, 1, 2).pupils[0] ?? '' };
  for (const route of [readProfile, listEvidence]) {
    const family = JSON.stringify((await world.ask('guardian-d1s1c2p1', route, { params })).body);
    expect([family.includes('141.5'), family.includes('33.5'), family.includes('9.4')], route.id).toEqual([
      false,
      false,
      true,
    ]);
  }
  const { items } = (await world.ask(TEACHER, listEvidence, { params })).body;
  expect(items.map(({ value, measured }) => [value.kind, measured?.title.zh, measured?.unit.zh])).toEqual([
    ['measurement', '50米跑', '秒'],
    ['measurement', '体重', '千克'],
    ['measurement', '身高', '厘米'],
  ]);
});

test('attendance is worth points and said as the fact it is; an award is a fact that moves nothing, and keeps what it said when it is amended', async () => {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const award = { kind: 'award', level: 'district', rank: 'second', role: 'member', work: '醒狮机器人' } as const;
  await log(world, [
    ['health.h2', { kind: 'attendance', attended: 17, held: 20 }],
    ['scitech.s6', award],
  ]);
  const { body: profile } = await world.ask(TEACHER, readProfile, { params: { pupilId: pupils[0] ?? '' } });
  const found = (id: string) =>
    profile.dimensions.flatMap((one) => one.indicators).find((one) => one.indicatorId === id);
  const fact = { kind: 'attendance', amount: 17, held: 20 };
  expect(found('health.h2')).toMatchObject({ level: null, value: 85, records: 1, fact });
  expect(found('scitech.s6')).toMatchObject({
    level: null,
    value: null,
    weight: 0,
    missing: 'record-only',
    records: 1,
  });
  expect(found('scitech.s2')).toMatchObject({ weight: 30 });

  const { activities } = (await world.ask(TEACHER, listActivities, { params: { classId } })).body;
  const mark = activities.flatMap(({ marks }) => marks).find(({ indicatorId }) => indicatorId === 'scitech.s6');
  expect(mark?.value).toEqual(award);
  const amended = { ...award, rank: 'first' } as const;
  const params = { markId: mark?.markId ?? '' };
  const said = { clientId: world.newClientId(), version: 1, value: amended, note: null, reason: '证书上是一等奖' };
  expect((await world.ask(TEACHER, amendMark, { params, body: said })).status).toBe(200);
  const [before] = await world.store.read((q) => q.select().from(q.tables.markVersions));
  const { kind: _, ...kept } = award;
  expect(before).toMatchObject({ kind: 'award', amount: null, detail: kept });
});

const WRONG: readonly (readonly [string, string, unknown, string])[] = [
  ['more attended than held', 'health.h2', { kind: 'attendance', attended: 5, held: 4 }, 'value.attended'],
  ['nothing held', 'health.h2', { kind: 'attendance', attended: 0, held: 0 }, 'value.held'],
  ['half a lesson', 'health.h2', { kind: 'attendance', attended: 0.5, held: 4 }, 'value.attended'],
  ['an item that is none', 'health.h1', measurement('juggling', 3), 'value'],
  ['height where only staff may read it', 'health.h1', measurement('height', 140), 'value'],
  ['a time nobody runs', 'health.h1', measurement('run_50m', 83), 'value'],
  ['a time too fine', 'health.h1', measurement('run_50m', 8.35), 'value'],
  [
    'a measurement that is no number',
    'health.h1',
    { kind: 'measurement', item: 'run_50m', value: '8.3' },
    'value.value',
  ],
  [
    'a rank that is none',
    'scitech.s6',
    { kind: 'award', level: 'school', rank: '1st', role: 'core', work: 'x' },
    'value.rank',
  ],
  [
    'an award for nothing',
    'scitech.s6',
    { kind: 'award', level: 'school', rank: 'first', role: 'core', work: ' ' },
    'value.work',
  ],
  ['a level where an award is wanted', 'scitech.s6', { kind: 'level', level: 'A' }, 'value'],
  [
    'an award where a level is wanted',
    'scitech.s1',
    { kind: 'award', level: 'school', rank: 'first', role: 'core', work: 'x' },
    'value',
  ],
];

test('facts that cannot be are refused, with where, and nothing is kept', async () => {
  const world = await openWorld();
  const { pupils } = world.place(1, 1, 2);
  for (const [what, indicatorId, value, where] of WRONG) {
    const marks = [{ pupilId: pupils[0], indicatorId, value }];
    const sent = { clientId: world.newClientId(), title: '活动', happenedOn: '2026-11-02', marks };
    const answer = await refused(world, { body: JSON.stringify(sent), path: activitiesPath(world) });
    expect(answer, what).toEqual({ status: 422, code: 'invalid', paths: [`marks.0.${where}`] });
  }
  expect(await world.store.read((q) => q.select().from(q.tables.marks))).toEqual([]);
});
