import { expect, test } from 'vitest';
import { raiseFrame } from '../../db/frame.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import {
  readAreaAdoptions,
  readSchoolAdoptions,
  switchAreaAdoption,
  switchSchoolAdoption,
  writeAreaIndicator,
  writeSchoolIndicator,
} from '../../server/contract/adoption.ts';
import { listEvidence, readProfile } from '../../server/contract/child-profile.ts';
import { listClassRubrics, logActivity } from '../../server/contract/evidence.ts';
import { readRubrics } from '../../server/contract/rubric.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { publishRubrics } from '../../server/operator/district.ts';
import { firstEdition } from '../rubrics/packs.ts';
import { activityFor } from '../support/activities.ts';
import { openWorld, type World } from '../support/world.ts';

const OWN = 'labour.x1';
const words = (zh: string, en: string) => ({ zh, en });
const districtOf = (world: World) => ({ areaId: world.place(1, 1, 1).district.id });

function switchInDistrict(world: World, isOffered: boolean, indicatorId = OWN) {
  const body = { clientId: world.newClientId(), dimension: 'labour' as const, indicatorId, isOffered };
  return world.ask('officer-d1', switchAreaAdoption, { params: districtOf(world), body });
}
function switchInSchool(world: World, isOffered: boolean, indicatorId = OWN, school = 1) {
  const { schoolId } = world.place(1, school, 1);
  const body = { clientId: world.newClientId(), dimension: 'labour' as const, indicatorId, isOffered };
  return world.ask(`principal-d1s${school}`, switchSchoolAdoption, { params: { schoolId }, body });
}
const silk = (world: World) => ({
  clientId: world.newClientId(),
  dimension: 'labour' as const,
  parentId: 'labour.g6',
  title: words('校本：香云纱', 'School-based: gambiered silk'),
  levels: ['A', 'B', 'C', 'D'].map((level) => ({ level, descriptor: words(`做到${level}`, `does ${level}`) })),
  observationPoints: [words('晒莨的步骤', 'the steps of tanning')],
});
async function offeredIn(world: World, school: number) {
  const { classId } = world.place(1, school, 1);
  const { body } = await world.ask(`principal-d1s${school}`, listClassRubrics, { params: { classId }, query: {} });
  const labour = body.rubrics.find((one) => one.dimension === 'labour');
  const school4 = labour?.indicators.filter(({ scope }) => scope === 'school') ?? [];
  return { ids: school4.map((one) => one.indicatorId), others: labour?.notOffered.map((one) => one.indicatorId) ?? [] };
}
const log = (world: World, indicatorId: string) => {
  const { classId, pupils } = world.place(1, 1, 1);
  const body = activityFor(pupils, { indicatorId, title: `记录 ${indicatorId}` });
  return world.ask('homeroom-d1s1c1', logActivity, { params: { classId }, body });
};

test('a school-based indicator is offered where the school or an area around it adopted it, and nowhere else', async () => {
  const world = await openWorld({ pupilsInClass: 2 });
  expect((await offeredIn(world, 1)).ids).toContain(OWN);
  expect((await switchInDistrict(world, false)).body).toEqual({ indicatorId: OWN, isOffered: false });
  expect(await offeredIn(world, 1)).toMatchObject({ others: [OWN] });
  const refused = await log(world, OWN);
  expect([refused.status, refused.problem.errors?.[0]?.path]).toEqual([422, 'marks.0.indicatorId']);

  await switchInSchool(world, true);
  expect((await log(world, OWN)).status).toBe(201);
  expect([(await offeredIn(world, 1)).ids.includes(OWN), (await offeredIn(world, 2)).ids.includes(OWN)]).toEqual([
    true,
    false,
  ]);
  // Sent twice, or begun again after an end: still one.
  await switchInSchool(world, true);
  await switchInSchool(world, false);
  await switchInSchool(world, true);
  const standing = await world.ask('principal-d1s1', readSchoolAdoptions, {
    params: { schoolId: world.place(1, 1, 1).schoolId },
  });
  const found = standing.body.rubrics
    .find((one) => one.dimension === 'labour')
    ?.schoolBased.find((one) => one.indicatorId === OWN);
  expect(found).toMatchObject({ isAdoptedHere: true, adoptedAbove: [], writtenBy: null });
});

test('a town’s or a group’s choice holds in its schools', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await switchInDistrict(world, false);
  const [town, group] = await world.store.read(async (q) => {
    const { schools } = unsafeTables(q);
    const row = (await q.select().from(schools)).find(({ id }) => id === world.place(1, 1, 1).schoolId);
    return [row?.areaId ?? '', row?.groupId ?? ''];
  });
  const choose = (areaId: string, isOffered: boolean) =>
    world.ask('officer-d1', switchAreaAdoption, {
      params: { areaId },
      body: { clientId: world.newClientId(), dimension: 'labour', indicatorId: OWN, isOffered },
    });
  for (const areaId of [town, group]) {
    expect((await choose(areaId, true)).status).toBe(200);
    expect((await offeredIn(world, 1)).ids, 'begun').toContain(OWN);
    const here = (await world.ask('officer-d1', readAreaAdoptions, { params: { areaId } })).body;
    expect(here.rubrics.flatMap((one) => one.schoolBased).find((one) => one.indicatorId === OWN)).toMatchObject({
      isAdoptedHere: true,
    });
    await choose(areaId, false);
    expect((await offeredIn(world, 1)).ids, 'ended').not.toContain(OWN);
  }
});

test('a school writes its own: offered there alone, its records count in the parent and keep their name after the end', async () => {
  const world = await openWorld({ pupilsInClass: 2 });
  const { schoolId, classId, pupils } = world.place(1, 1, 1);
  const written = await world.ask('office-d1s1', writeSchoolIndicator, { params: { schoolId }, body: silk(world) });
  expect(written.status).toBe(201);
  const { indicatorId } = written.body;
  expect([
    (await offeredIn(world, 1)).ids.includes(indicatorId),
    (await offeredIn(world, 2)).ids.includes(indicatorId),
  ]).toEqual([true, false]);
  const other = await switchInSchool(world, true, indicatorId, 2);
  expect([other.status, other.problem.errors?.[0]?.path]).toEqual([422, 'indicatorId']);
  const listed = await world.ask('principal-d1s2', readSchoolAdoptions, {
    params: { schoolId: world.place(1, 2, 1).schoolId },
  });
  expect(JSON.stringify(listed.body)).not.toContain('香云纱');

  // The parent is for grades 5 and 6 as well as others: whoever teaches such a class may log it.
  const logged = await log(world, indicatorId);
  const profile = async () =>
    (await world.ask('guardian-d1s1c1p1', readProfile, { params: { pupilId: pupils[0] ?? '' }, query: {} })).body;
  if (logged.status === 201) {
    const counted = (await profile()).dimensions
      .find((one) => one.dimension === 'labour')
      ?.indicators.find((one) => one.indicatorId === 'labour.g6');
    expect(counted).toMatchObject({ records: 1 });
  } else expect.fail(JSON.stringify(logged.problem));
  const before = await profile();
  await switchInSchool(world, false, indicatorId);
  expect(await profile()).toEqual(before);
  expect((await log(world, indicatorId)).status).toBe(422);
  const evidence = await world.ask('guardian-d1s1c1p1', listEvidence, {
    params: { pupilId: pupils[0] ?? '' },
  });
  expect(JSON.stringify(evidence.body)).toContain('香云纱');
  const activities = await world.ask('homeroom-d1s1c1', listActivities, { params: { classId }, body: {} });
  expect(activities.body.activities[0]?.marks).toHaveLength(2);
  expect((await offeredIn(world, 1)).others).toContain(indicatorId);
});

test('beginning and ending moves no figure and no report, in any school or term', async () => {
  const world = await openWorld({ hasEvidence: true });
  const { schoolId, pupils } = world.place(1, 1, 2);
  const figures = async () => {
    const rows = await world.store.read(async (q) => {
      const t = unsafeTables(q);
      return [...(await q.select().from(t.scores)), ...(await q.select().from(t.rollups))];
    });
    const reports = [];
    for (const term of ['2025-2026-2', '2026-2027-1']) {
      const asked = { params: { schoolId }, query: { term } };
      reports.push((await world.ask('principal-d1s1', readSchoolReport, asked)).body);
      const child = { params: { pupilId: pupils[0] ?? '' }, query: { term } };
      reports.push((await world.ask('guardian-d1s1c2p1', readProfile, child)).body);
    }
    return JSON.stringify([rows, reports]);
  };
  const before = await figures();
  await world.ask('officer-d1', writeAreaIndicator, { params: districtOf(world), body: silk(world) });
  await switchInSchool(world, true);
  await switchInDistrict(world, false);
  await switchInSchool(world, false);
  expect(await figures()).toBe(before);
});

test('what does not fit is refused where it was sent, and nothing is kept', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  const { schoolId } = world.place(1, 1, 1);
  const write = async (said: object) => {
    const body = { ...silk(world), ...said };
    const { status, problem } = await world.ask('office-d1s1', writeSchoolIndicator, { params: { schoolId }, body });
    return [status, problem.errors?.[0]?.path];
  };
  const { levels } = silk(world);
  expect(await write({ levels: levels.slice(1) })).toEqual([422, 'levels']);
  expect(await write({ levels: levels.map((one) => ({ ...one, level: 'Z' })) })).toEqual([422, 'levels.0.level']);
  expect(await write({ parentId: OWN })).toEqual([422, 'parentId']);
  expect(await write({ parentId: 'labour.none' })).toEqual([422, 'parentId']);
  expect(await write({ title: words(' ', 'no Chinese') })).toEqual([422, 'title.zh']);
  expect(await write({ weight: 5 })).toEqual([422, '']);
  expect((await switchInSchool(world, true, 'labour.g1')).problem.errors?.[0]?.path).toBe('indicatorId');
  expect((await offeredIn(world, 1)).others).toEqual([]);
});

test('families read what their school offers', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await switchInDistrict(world, false);
  await switchInSchool(world, true, OWN, 2);
  const reads = async (who: string) => JSON.stringify((await world.ask(who, readRubrics, { query: {} })).body);
  const own = `"indicatorId":"${OWN}"`;
  expect(await reads('guardian-d1s1c1p1')).not.toContain(own);
  expect(await reads('guardian-d1s2c1p1')).toContain(own);
  expect(await reads('officer-d1')).toContain(own);
});

test('a district that never decided is offered everything when rubrics are published to it; one that did keeps its choice', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  const { areaId } = districtOf(world);
  const again = () =>
    world.store.write(async (tx) => {
      let count = 0;
      const newId = () => {
        count += 1;
        return `again-${count}`;
      };
      return await publishRubrics(tx, areaId, firstEdition(), { now: world.clock.now, newId });
    });
  await switchInDistrict(world, false);
  await again();
  expect((await offeredIn(world, 1)).others).toEqual([OWN]);
  await world.store.write(async (tx) => {
    await tx.delete(unsafeTables(tx).adoptions);
    await raiseFrame(tx, areaId);
  });
  expect((await offeredIn(world, 1)).ids).toEqual([]);
  await again();
  expect((await offeredIn(world, 1)).others).toEqual([]);
});
