import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { decideScreen, readAreaScreens, readSchoolScreens, type SchoolScreens } from '../../server/contract/screens.ts';
import { activityFor } from '../support/activities.ts';
import { measured } from '../support/measure.ts';
import { addReviewer } from '../support/reviewers.ts';
import { openWorld } from '../support/world.ts';

const SENTENCE = '同学今天积极参加了活动，态度认真，表现良好，希望继续努力。';
const TERM = '2026-2027-1';

/** Class 2 has one sentence copied from child to child with the name changed; class 3 of every school is entered late by the seed. */
async function openScreened() {
  const world = await openWorld({ hasEvidence: true, pupilsInClass: 8 });
  const { classId, schoolId, pupils, district } = world.place(1, 1, 2);
  const names = await world.store.read(async (q) => {
    const { pupils: all } = unsafeTables(q);
    return new Map((await q.select().from(all)).map(({ id, name }) => [id, name]));
  });
  const { marks, ...activity } = activityFor(pupils, { indicatorId: 'labour.h3' });
  const noted = marks.map((mark) => ({ ...mark, note: `${names.get(mark.pupilId)}${SENTENCE}` }));
  const logged = await world.ask('homeroom-d1s1c2', logActivity, {
    params: { classId },
    body: { ...activity, marks: noted },
  });
  expect(logged.status).toBe(201);
  await measured(world);
  const reviewer = await addReviewer(world, 'reviewer-d1s1', { kind: 'school', id: schoolId });
  const ofDistrict = await addReviewer(world, 'reviewer-d1', { kind: 'area', id: district.id });
  const read = async (as = reviewer) => await world.ask(as, readSchoolScreens, { params: { schoolId } });
  const decide = async (hit: SchoolScreens['hits'][number], version: number, said: object = {}) =>
    await world.ask(reviewer, decideScreen, {
      params: { schoolId },
      body: {
        clientId: world.newClientId(),
        term: TERM,
        screen: hit.evidence.screen,
        subject: hit.subject,
        outcome: 'confirmed',
        note: '与班主任谈过：确实是期末一次补录',
        version,
        ...said,
      },
    });
  const areaOf = async (areaId: string, as = ofDistrict) =>
    await world.ask(as, readAreaScreens, { params: { areaId } });
  return { ...world, names, schoolId, classId, district, reviewer, ofDistrict, read, decide, areaOf };
}

const hitOf = ({ hits }: SchoolScreens, screen: string) => {
  const found = hits.find(({ evidence }) => evidence.screen === screen);
  if (!found) throw new Error(`no hit of ${screen}`);
  return found;
};

test('a reviewer is told of the late class and of the copied sentence, with numbers and without a name or an id of anybody', async () => {
  const { read, names, store, classId } = await openScreened();
  const { status, body } = await read();
  expect(status).toBe(200);
  expect(body.cutOffAt).not.toBeNull();
  expect(body.screens.map(({ screen }) => screen)).toEqual(['late', 'last-week', 'burst', 'copied', 'flat', 'jump']);
  for (const { examined, expected } of body.screens) {
    expect(expected).toBeGreaterThanOrEqual(0);
    expect(expected).toBeLessThanOrEqual(examined);
  }
  const late = hitOf(body, 'late').evidence;
  expect(late).toMatchObject({ screen: 'late', class: { number: expect.any(Number) } });
  const copied = hitOf(body, 'copied');
  expect(copied.evidence).toMatchObject({ class: { classId }, count: 8, likeness: 1 });
  expect(copied.evidence).toHaveProperty('example', [`同学${SENTENCE}`, `同学${SENTENCE}`]);
  expect(copied.decision).toBeNull();
  const said = JSON.stringify(body);
  const people = await store.read(async (q) => await q.select().from(unsafeTables(q).persons));
  for (const { id, name } of people) expect([said.includes(id), said.includes(name)], name).toEqual([false, false]);
  for (const [id, name] of names) expect([said.includes(id), said.includes(name)], name).toEqual([false, false]);
});

test('a decision is kept under its version, counts towards the precision, and stays when the school is measured again', async () => {
  const world = await openScreened();
  const { read, decide, store } = world;
  const hit = hitOf((await read()).body, 'copied');
  expect(await decide(hit, 0)).toMatchObject({ status: 201, body: { version: 1 } });
  // Somebody else who saw no decision, and one who saw an older one, look again.
  expect(await decide(hit, 0, { outcome: 'explained' })).toMatchObject({ status: 409, problem: { code: 'stale' } });
  expect(await decide(hit, 1, { outcome: 'explained', note: '统一写的评语' })).toMatchObject({ body: { version: 2 } });
  expect(await decide(hit, 1)).toMatchObject({ status: 409, problem: { code: 'stale' } });
  expect(await decide({ ...hit, subject: 'gone' }, 0)).toMatchObject({ status: 409, problem: { code: 'stale' } });
  expect(await decide(hit, 2, { note: '  ' })).toMatchObject({ status: 422 });
  await measured(world);
  const { body } = await read();
  expect(hitOf(body, 'copied').decision).toMatchObject({ outcome: 'explained', note: '统一写的评语', version: 2 });
  const tally = body.screens.find(({ screen }) => screen === 'copied');
  expect(tally).toMatchObject({ open: 0, decided: 1, confirmed: 0, precision: 0, isToRetire: false });
  const rows = await store.read(async (q) => await q.select().from(q.tables.audits));
  expect(rows.filter(({ routeId }) => routeId === 'decide-screen').map(({ detail }) => detail)).toEqual([
    { screen: 'copied', outcome: 'confirmed', version: 1 },
    { screen: 'copied', outcome: 'explained', version: 2 },
  ]);
});

test('a note that was withdrawn or amended since is not shown from memory; every reading leaves an access row', async () => {
  const { read, store, schoolId } = await openScreened();
  await store.write(async (tx) => {
    const { marks } = tx.tables;
    await tx.update(marks).set({ isWithdrawn: true }).where(eq(marks.schoolId, schoolId));
  });
  expect(hitOf((await read()).body, 'copied').evidence).toHaveProperty('example', []);
  const rows = await store.read(async (q) => await q.select().from(q.tables.accesses));
  expect(rows.filter(({ routeId }) => routeId === 'read-school-screens').map(({ object }) => object)).toEqual([
    schoolId,
  ]);
});

test('a reviewer of an area is told how many hints each of its schools has, and reaches those schools and no others', async () => {
  const world = await openScreened();
  const { read, decide, areaOf, district, ofDistrict, ask } = world;
  const own = (await read()).body;
  await decide(hitOf(own, 'copied'), 0);
  const { status, body } = await areaOf(district.id);
  expect(status).toBe(200);
  expect(body.schools).toHaveLength(district.schools.length);
  const mine = body.schools.find(({ schoolId }) => schoolId === world.schoolId);
  const openOf = (list: readonly { screen: string; open: number }[]) => list.map(({ screen, open }) => [screen, open]);
  expect(openOf(mine?.screens ?? [])).toEqual(openOf((await read()).body.screens));
  expect(body.screens.find(({ screen }) => screen === 'copied')).toMatchObject({
    decided: 1,
    confirmed: 1,
    precision: 1,
  });
  const open = (list: readonly { open: number }[]) => list.reduce((sum, one) => sum + one.open, 0);
  expect(open(body.screens)).toBe(body.schools.reduce((sum, school) => sum + open(school.screens), 0));

  expect((await read(ofDistrict)).body.hits).toEqual((await read()).body.hits);
  const other = world.place(1, 2, 1).schoolId;
  const twin = world.place(2, 1, 1).schoolId;
  const see = async (as: string, schoolId: string) =>
    (await ask(as, readSchoolScreens, { params: { schoolId } })).status;
  expect([await see(ofDistrict, other), await see(ofDistrict, twin)]).toEqual([200, 404]);
  const towns = await world.store.read(async (q) => await q.select().from(unsafeTables(q).schools));
  const town = towns.find(({ id }) => id === other)?.areaId ?? '';
  const ofTown = await addReviewer(world, 'reviewer-town', { kind: 'area', id: town });
  for (const school of towns) expect(await see(ofTown, school.id)).toBe(school.areaId === town ? 200 : 404);
  expect(await see('officer-d1', other)).toBe(404);
});

test('before anything was measured the page says so and finds nothing', async () => {
  const world = await openWorld();
  const { schoolId, district } = world.place(1, 1, 1);
  const reviewer = await addReviewer(world, 'reviewer-d1', { kind: 'area', id: district.id });
  const { body } = await world.ask(reviewer, readSchoolScreens, { params: { schoolId } });
  expect(body).toMatchObject({ cutOffAt: null, methodVersion: null, hits: [] });
  expect(body.screens.map(({ examined }) => examined)).toEqual([0, 0, 0, 0, 0, 0]);
  const area = await world.ask(reviewer, readAreaScreens, { params: { areaId: district.id } });
  expect(area.body.schools.map(({ cutOffAt }) => cutOffAt)).toEqual(district.schools.map(() => null));
});
