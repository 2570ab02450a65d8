import { expect, test } from 'vitest';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { listClassRubrics, logActivity } from '../../server/contract/evidence.ts';
import { readRubrics } from '../../server/contract/rubric.ts';
import type { MarkValue } from '../../server/contract/words.ts';
import { publishRubrics } from '../../server/operator/district.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const FAMILY = 'guardian-d1s1c2p1';
const level = (said: string): MarkValue => ({ kind: 'level', level: said });

async function log(world: World, indicatorId: string, value: MarkValue) {
  const { classId, pupils } = world.place(1, 1, 2);
  const marks = [{ pupilId: pupils[0] ?? '', indicatorId, value }];
  const body = { clientId: world.newClientId(), title: '活动', happenedOn: '2026-11-02', marks };
  return await world.ask(TEACHER, logActivity, { params: { classId }, body });
}

const ofPupil = (world: World) => ({ params: { pupilId: world.place(1, 1, 2).pupils[0] ?? '' } });

async function indicatorOf(world: World, as: string, id: string) {
  const { body } = await world.ask(as, readProfile, ofPupil(world));
  const [dimension] = id.split('.');
  const found = body.dimensions.find((one) => one.dimension === dimension);
  return { found, one: found?.indicators.find(({ indicatorId }) => indicatorId === id) };
}

test('mental health is participation: a level is refused, taking part is a fact and no part of the score', async () => {
  const world = await openWorld({ isSecondEdition: true });
  const refused = await log(world, 'moral.m5', level('A'));
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.problem)).toContain('takes a count, not a level');
  expect((await log(world, 'moral.m5', { kind: 'count', count: 1 })).status).toBe(201);
  for (const as of [TEACHER, FAMILY]) {
    const { found, one } = await indicatorOf(world, as, 'moral.m5');
    expect(one).toMatchObject({ weight: 0, value: null, level: null, records: 1, missing: 'record-only' });
    expect(one?.fact?.said).toEqual({
      zh: '参加了 1 次心理课和活动',
      en: expect.stringMatching(/: 1$/),
    });
    expect(found).toMatchObject({ weightShare: 0, ratings: 0, score: null });
  }
});

test('one record of what asks for two gives no value yet', async () => {
  const world = await openWorld({ isSecondEdition: true });
  await log(world, 'labour.g1', level('A'));
  expect((await indicatorOf(world, FAMILY, 'labour.g1')).one).toMatchObject({
    value: null,
    missing: 'not-enough-marks',
  });
  await log(world, 'labour.g1', level('B'));
  expect((await indicatorOf(world, FAMILY, 'labour.g1')).one).toMatchObject({ value: 92.5, missing: null });
});

test('a class reads the words of its grade; what is seen at home is not for teachers', async () => {
  const world = await openWorld({ isSecondEdition: true });
  const wordsIn = async (s: number, c: number, as: string) => {
    const { classId } = world.place(1, s, c);
    const { body } = await world.ask(as, listClassRubrics, { params: { classId } });
    const all = body.rubrics.flatMap(({ indicators }) => indicators);
    expect(all.map(({ indicatorId }) => indicatorId)).not.toContain('labour.h1');
    return all.find(({ indicatorId }) => indicatorId === 'moral.m1')?.levels[0]?.descriptor.zh;
  };
  const [four, two] = [await wordsIn(1, 2, TEACHER), await wordsIn(2, 1, 'homeroom-d1s2c1')];
  const moral = shippedRubrics().find(({ key }) => key === 'moral');
  const m1 = moral?.indicators.find(({ id }) => id === 'moral.m1');
  expect(four).toBe(m1?.levels[0]?.descriptor.zh);
  expect(two).toBe(m1?.levelsByBand?.['p12']?.[0]?.descriptor.zh);
  expect(two).not.toBe(four);
});

test('families read what is looked at, who rates, and what to do at home', async () => {
  const world = await openWorld({ isSecondEdition: true });
  const { body } = await world.ask(FAMILY, readRubrics, {});
  const all = body.rubrics.flatMap(({ indicators }) => indicators);
  const of = (id: string) => all.find(({ indicatorId }) => indicatorId === id);
  expect(of('labour.h1')).toMatchObject({
    seenAt: 'home',
    raters: [
      { kind: 'guardian', share: 70 },
      { kind: 'self', share: 30 },
    ],
    kind: 'hours',
  });
  expect(of('moral.m5')).toMatchObject({ kind: 'participation', levels: [] });
  expect(of('moral.x3')?.tasks.map(({ step }) => step)).toEqual(['read', 'tell', 'judge', 'do', 'tell', 'judge']);
  expect(
    of('arts.c2')
      ?.homeIdeas.map(({ ideas }) => ideas.length)
      .every((n) => n === 2 || n === 3),
  ).toBe(true);
  expect(of('labour.g1')?.raters).toEqual([
    { kind: 'staff', share: 60 },
    { kind: 'self', share: 20 },
  ]);
});

test('levels that version 1 gave mental health are no family’s to read once version 2 is published; staff keep them', async () => {
  const world = await openWorld();
  await log(world, 'moral.m5', level('C'));
  const { areaId } = { areaId: world.place(1, 1, 2).district.id };
  const seen = async (as: string) => {
    const { body } = await world.ask(as, listEvidence, ofPupil(world));
    const { one } = await indicatorOf(world, as, 'moral.m5');
    return [body.items[0]?.value, body.items[0]?.levelLabel === null, one?.level, one?.records];
  };
  const before = [{ kind: 'level', level: 'C' }, false, 'C', 1];
  expect(await seen(FAMILY)).toEqual(before);
  let count = 0;
  const newId = () => `second-${count++}`;
  await world.store.write(async (tx) => publishRubrics(tx, areaId, shippedRubrics(), { now: world.clock.now, newId }));
  expect(await seen(FAMILY)).toEqual([{ kind: 'observation' }, true, null, 1]);
  expect(await seen(TEACHER)).toEqual(before);
  const path = `/api/pupils/${ofPupil(world).params.pupilId}/record/file?format=csv`;
  const file = await (await world.send(FAMILY, 'get', path)).text();
  expect(file).toContain('活动');
  expect(file).not.toMatch(/合格|Satisfactory/);
});
