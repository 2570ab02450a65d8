import { expect, test } from 'vitest';
import { changeOfferToAll, insertOfferToAll } from '../../db/change-frame.ts';
import { derive, pinnedDimensions } from '../../db/derive/derive.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readAreaAdoptions, readSchoolAdoptions, switchOfferToAll } from '../../server/contract/adoption.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { readRubrics } from '../../server/contract/rubric.ts';
import { addTerm } from '../../server/contract/term.ts';
import { activityFor } from '../support/activities.ts';
import { rebuiltDifferences } from '../support/rebuilt.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';

const [BEFORE, NOW, NEXT] = ['2025-2026-2', '2026-2027-1', '2026-2027-2'] as const;
/** Programming, in the science pack: it weighs 10 and is neutral without a record. */
const ROBOTS = 'scitech.s4';

const school = ({ place }: World) => ({ schoolId: place(1, 1, 2).schoolId });

async function say(world: World, isForAll: boolean, indicatorId = ROBOTS, as = 'office-d1s1') {
  const body = { clientId: world.newClientId(), dimension: 'scitech' as const, indicatorId, isForAll };
  return await world.ask(as, switchOfferToAll, { params: school(world), body });
}

async function standing(world: World) {
  const { body } = await world.ask('office-d1s1', readSchoolAdoptions, { params: school(world) });
  const found = body.rubrics.flatMap(({ needsOffer }) => needsOffer).find(({ indicatorId }) => indicatorId === ROBOTS);
  return { nextTerm: body.nextTerm, now: found?.isForAllNow, next: found?.isForAllNext };
}

/** Every stored figure, to the bit. */
const figures = ({ store }: World) =>
  store.read(async (q) => {
    const { scores, rollups } = unsafeTables(q);
    return JSON.stringify([
      await q.select().from(scores).orderBy(scores.schoolId, scores.termId, scores.dimension, scores.pupilId),
      await q.select().from(rollups).orderBy(rollups.schoolId, rollups.termId, rollups.dimension, rollups.classId),
    ]);
  });

async function coverage({ ask, place }: World, term: string) {
  const params = { pupilId: place(1, 1, 2).pupils[0] ?? '' };
  const { body } = await ask('guardian-d1s1c2p1', readProfile, { params, query: { term } });
  return body.dimensions.find(({ dimension }) => dimension === 'scitech')?.weightShare;
}

const logScience = ({ ask, place }: World, happenedOn: string) => {
  const { classId, pupils } = place(1, 1, 2);
  const body = activityFor(pupils, { indicatorId: 'scitech.s1', level: 'B', visibility: 'family', happenedOn });
  return ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
};

test('a school says from the next term on that it offers something to all: no figure of a term that has begun moves', async () => {
  const world = await openWorld({ isSecondEdition: true, hasEvidence: true });
  await world.ask('officer-d1', addTerm, {
    params: { areaId: world.place(1, 1, 1).district.id },
    body: {
      clientId: world.newClientId(),
      ...{ code: NEXT, startsOn: '2027-02-22', endsOn: '2027-07-09', daysOff: [], holdsBreakBefore: false },
    },
  });
  const before = await figures(world);
  expect(await standing(world)).toEqual({ nextTerm: NEXT, now: false, next: false });
  for (const isForAll of [true, true, false, false, true]) {
    expect((await say(world, isForAll)).body).toEqual({ indicatorId: ROBOTS, isForAll, fromTerm: NEXT });
    expect(await standing(world)).toEqual({ nextTerm: NEXT, now: false, next: isForAll });
    expect(await figures(world)).toBe(before);
  }
  // Said, taken back and said again before it ever held: one row, which holds from the next term on.
  const rows = await world.store.read((q) => q.select().from(q.tables.offersToAll));
  expect(rows).toMatchObject([{ indicatorId: ROBOTS, fromTerm: NEXT, beforeTerm: null, endedAt: null }]);
  expect(await rebuiltDifferences(world, world.place(1, 1, 2).classId)).toBe(0);
});

test('in the terms it holds in, a missing record is held against the coverage, and in no other term or school', async () => {
  const world = await openWorld({ isSecondEdition: true });
  const { district, schoolId, pupils } = world.place(1, 1, 2);
  for (const day of [TODAY, '2026-05-12']) expect((await logScience(world, day)).status).toBe(201);
  const [was, is] = [await coverage(world, BEFORE), await coverage(world, NOW)];
  expect(is).toBeGreaterThan(0);
  const again = (change: Parameters<typeof insertOfferToAll>[2]) =>
    world.store.write(async (tx) => {
      await insertOfferToAll(tx, district.id, change);
      for (const { id: termId } of district.terms)
        await derive(tx, {
          schoolId,
          termId,
          pupilIds: pupils,
          dimensions: await pinnedDimensions(tx, termId),
          today: TODAY,
        });
    });
  const offer = { dimension: 'scitech' as const, indicatorId: ROBOTS, saidAt: 0, saidBy: null };
  await again({ ...offer, schoolId: world.place(1, 2, 1).schoolId, fromTerm: BEFORE });
  expect(await coverage(world, NOW), 'another school’s').toBe(is);
  await again({ ...offer, schoolId, fromTerm: NOW });
  const now = (await coverage(world, NOW)) ?? 0;
  expect(now).toBeLessThan(is ?? 0);
  expect(await coverage(world, BEFORE), 'the term before').toBe(was);

  const read = await world.ask('guardian-d1s1c2p1', readRubrics, { query: {} });
  const all = read.body.rubrics.flatMap(({ indicators }) => indicators);
  expect(all.find(({ indicatorId }) => indicatorId === ROBOTS)).toMatchObject({
    needsOffer: true,
    isOfferedToAll: true,
  });
  expect(all.filter((one) => one.isOfferedToAll)).toHaveLength(1);

  // Said no more from the next term on, it goes on holding in this one.
  expect((await say(world, false)).status).toBe(200);
  expect(await standing(world)).toMatchObject({ now: true, next: false });
  expect(await coverage(world, NOW)).toBe(now);
  expect((await say(world, true)).status).toBe(200);
  expect(await standing(world)).toMatchObject({ now: true, next: true });
  expect(await rebuiltDifferences(world, world.place(1, 1, 2).classId)).toBe(0);
  await world.store.write((tx) =>
    changeOfferToAll(
      tx,
      district.id,
      { schoolId, indicatorId: ROBOTS, fromTerm: NOW },
      { beforeTerm: NOW, endedAt: 1, endedBy: null },
    ),
  );
  expect(await coverage(world, NOW), 'an end at its own beginning holds in no term').toBe(is);
});

test('only what needs a venue, devices or money can be offered to all, and an area says nothing about it', async () => {
  const world = await openWorld({ isSecondEdition: true });
  // Not conditional; school-based; a participation that weighs nothing; none of that name.
  for (const id of ['scitech.s1', 'scitech.x1', 'labour.h5', 'scitech.none']) {
    const { status, problem } = await say(world, true, id);
    expect([status, problem.errors?.[0]?.path], id).toEqual([422, 'indicatorId']);
  }
  const params = { areaId: world.place(1, 1, 1).district.id };
  const { body } = await world.ask('officer-d1', readAreaAdoptions, { params });
  expect(body.rubrics.flatMap(({ needsOffer }) => needsOffer)).toEqual([]);
  expect(await world.store.read((q) => q.select().from(q.tables.offersToAll))).toEqual([]);
});
