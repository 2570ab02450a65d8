import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rebuildClass, selectClassTerms } from '../../db/derive/derive.ts';
import { pinNewTerm } from '../../db/pinned-rubrics.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { listClassRubrics, logActivity } from '../../server/contract/evidence.ts';
import { readRubrics } from '../../server/contract/rubric.ts';
import {
  discardRubricDraft,
  listDistrictRubrics,
  publishRubric,
  readRubricDraft,
  readRubricVersion,
  saveRubricDraft,
  startRubricDraft,
} from '../../server/contract/rubric-draft.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';
import { activityFor } from '../support/activities.ts';
import { dump } from '../support/dump.ts';
import { openWorld, TODAY, type World } from '../support/world.ts';

const OFFICER = 'officer-d1';
const key = 'labour';
const areaOf = (world: World) => ({ areaId: world.place(1, 1, 1).district.id });

const start = (world: World, as = OFFICER) =>
  world.ask(as, startRubricDraft, { params: areaOf(world), body: { clientId: world.newClientId(), key } });
const read = (world: World) => world.ask(OFFICER, readRubricDraft, { params: areaOf(world), query: { key } });
const publish = (world: World, version: number) =>
  world.ask(OFFICER, publishRubric, { params: areaOf(world), body: { clientId: world.newClientId(), key, version } });

/** Saves the draft with a change; answers what saving it answered. */
async function save(world: World, version: number, change: (rubric: Rubric) => unknown) {
  const rubric = JSON.parse((await read(world)).body.file) as Rubric;
  const file = JSON.stringify(change(rubric));
  const body = { clientId: world.newClientId(), key, version, file };
  return await world.ask(OFFICER, saveRubricDraft, { params: areaOf(world), body });
}

const first = (rubric: Rubric, said: object): Rubric => ({
  ...rubric,
  indicators: rubric.indicators.map((one, at) => (at === 0 ? { ...one, ...said } : one)),
});
const renamed = (rubric: Rubric) => first(rubric, { title: { zh: '清洁（新）', en: 'Cleaning (new)' } });

/** The spring term, put into the calendar as H8's page and the roster do; with `enrolled`, everybody is in it already. */
async function addSpring({ store, place }: World, { isEnrolled = false } = {}) {
  const { district } = place(1, 1, 1);
  await store.write(async (tx) => {
    const t = unsafeTables(tx);
    const spring = { id: 'spring', districtId: district.id, code: '2026-2027-2', sourcedId: 'spring' };
    await tx.insert(t.terms).values({ ...spring, startsOn: '2027-02-24', endsOn: '2027-07-10' });
    await pinNewTerm(tx, spring);
    const autumn = district.terms.at(-1)?.id ?? '';
    const rows = await tx.select().from(t.enrolments).where(eq(t.enrolments.termId, autumn));
    if (!isEnrolled) return;
    for (const row of rows) {
      const id = `${row.id}-2`;
      await tx.insert(t.enrolments).values({ ...row, id, sourcedId: id, termId: 'spring', startsOn: '2027-02-24' });
    }
  });
}

test('a draft begins as a copy, is saved with its faults where they are, and two editors do not overwrite each other', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  expect((await start(world)).body).toEqual({ key, version: 1 });
  expect((await start(world)).problem.code).toBe('conflict');
  const begun = (await read(world)).body;
  expect(begun).toMatchObject({ version: 1, basedOn: 1, newest: 1, faults: [], coming: [] });
  expect(JSON.parse(begun.file)).toEqual({ ...JSON.parse(begun.base), version: 2 });

  const faulty = await save(world, 1, (rubric) => first(rubric, { title: { zh: '', en: 'Cleaning' }, weight: 7 }));
  expect([faulty.status, faulty.body.version]).toEqual([200, 2]);
  expect(faulty.body.faults).toContainEqual({ path: 'indicators[0].title.zh', reason: 'is empty' });
  expect((await read(world)).body.faults).toEqual(faulty.body.faults);

  const stale = await save(world, 1, renamed);
  expect([stale.status, stale.problem.code]).toEqual([409, 'stale']);
  const refused = await publish(world, 2);
  expect([refused.status, refused.problem.errors?.[0]]).toEqual([
    422,
    { path: 'indicators[0].title.zh', message: 'is empty' },
  ]);
  expect((await publish(world, 1)).problem.code).toBe('stale');
});

test('what is no rubric is refused, with where; another rubric does not come in', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await start(world);
  const before = await dump(world, ['sessions']);
  const pathsOf = async (change: (rubric: Rubric) => unknown) =>
    (await save(world, 1, change)).problem.errors?.map(({ path }) => path);
  expect(await pathsOf((rubric) => ({ ...rubric, indicators: 'none' }))).toEqual(['indicators']);
  expect(await pathsOf((rubric) => first(rubric, { weigth: 3 }))).toEqual(['indicators[0].weigth']);
  expect(await pathsOf((rubric) => first(rubric, { aggregation: { method: 'magic' } }))).toContain(
    'indicators[0].aggregation.method',
  );
  expect(await pathsOf((rubric) => ({ ...rubric, key: 'moral' }))).toEqual(['key']);
  expect(await pathsOf((rubric) => ({ ...rubric, dimension: 'arts' }))).toEqual(['dimension']);
  const body = { clientId: world.newClientId(), key, version: 1, file: '{ "key": ' };
  const notJson = await world.ask(OFFICER, saveRubricDraft, { params: areaOf(world), body });
  expect([notJson.status, notJson.problem.errors?.[0]?.message]).toEqual([422, expect.stringContaining('is not JSON')]);
  expect(await dump(world, ['sessions'])).toEqual(before);
});

test('published for the terms that have not begun; the running and the past keep every figure, byte for byte', async () => {
  const world = await openWorld({ hasEvidence: true });
  await addSpring(world, { isEnrolled: true });
  const { schoolId, classId, pupils } = world.place(1, 1, 2);
  const reports = async () => {
    const asked = [];
    for (const term of ['2025-2026-2', '2026-2027-1']) {
      asked.push(await world.ask('principal-d1s1', readSchoolReport, { params: { schoolId }, query: { term } }));
      asked.push(
        await world.ask('guardian-d1s1c2p1', readProfile, { params: { pupilId: pupils[0] ?? '' }, query: { term } }),
      );
      asked.push(await world.ask('homeroom-d1s1c2', listClassRubrics, { params: { classId }, query: { term } }));
    }
    return JSON.stringify(asked.map(({ status, body }) => [status, body]));
  };
  /** The stored figures of the spring, or of all that was before it. */
  const figures = async (isSpring: boolean) =>
    await world.store.read(async (q) => {
      const t = unsafeTables(q);
      const rows = [...(await q.select().from(t.scores)), ...(await q.select().from(t.rollups))];
      const own = rows.filter(({ termId }) => (termId === 'spring') === isSpring);
      return own.map((row) => JSON.stringify(row)).sort();
    });
  /** Brings the coming term up to date from the evidence, and says how much was not. */
  const rebuildSpring = () =>
    world.store.write(async (tx) => {
      let differences = 0;
      for (const at of await selectClassTerms(tx))
        if (at.termId === 'spring') differences += await rebuildClass(tx, at, TODAY);
      return differences;
    });
  expect(await rebuildSpring()).toBeGreaterThan(0);
  const before = { reports: await reports(), old: await figures(false), spring: await figures(true) };
  await start(world);
  // Other weights and other points: every figure of the labour dimension would move.
  await save(world, 1, (rubric) => ({
    ...renamed(rubric),
    levelScale: rubric.levelScale.map((level) => (level.code === 'B' ? { ...level, score: 80 } : level)),
  }));
  const { status, body } = await publish(world, 2);
  expect([status, body]).toEqual([201, { key, version: 2, terms: ['2026-2027-2'] }]);
  expect(await reports()).toBe(before.reports);
  const list = (await world.ask(OFFICER, listDistrictRubrics, { params: areaOf(world) })).body;
  expect(list.rubrics.find((one) => one.key === key)).toMatchObject({
    versions: [
      { version: 2, terms: ['2026-2027-2'] },
      { version: 1, terms: ['2026-2027-1', '2025-2026-2'] },
    ],
    draft: null,
  });
  // What stands in the coming term for the school year to date stands there under the new version at once.
  expect(await rebuildSpring()).toBe(0);
  expect(await figures(false)).toEqual(before.old);
  expect(before.spring.length).toBeGreaterThan(0);
  expect(await figures(true)).not.toEqual(before.spring);

  world.clock.now = shanghaiNoon('2027-03-02');
  const now = await world.ask('homeroom-d1s1c2', listClassRubrics, { params: { classId }, query: {} });
  const labour = now.body.rubrics.find((one) => one.dimension === 'labour');
  expect([labour?.version, labour?.indicators[0]?.title.zh]).toEqual([2, '清洁（新）']);
  const logged = await world.ask('homeroom-d1s1c2', logActivity, {
    params: { classId },
    body: activityFor(pupils, { happenedOn: '2027-03-01' }),
  });
  expect(logged.status).toBe(201);
});

test('a version published before the next term is in the calendar waits for it; a term with records keeps its own', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await start(world);
  await save(world, 1, renamed);
  expect((await publish(world, 2)).body.terms).toEqual([]);
  await addSpring(world);
  const versionIn = async (term: string) =>
    (await world.ask('principal-d1s1', readRubrics, { query: { term } })).body.rubrics.find((one) => one.key === key)
      ?.version;
  expect([await versionIn('2026-2027-1'), await versionIn('2026-2027-2')]).toEqual([1, 2]);
  // Something stands in the spring already, however it came there: its rubric stays.
  await world.store.write(async (tx) => {
    const t = unsafeTables(tx);
    const [person] = await tx.select().from(t.persons).where(eq(t.persons.username, 'homeroom-d1s1c2'));
    const { schoolId, classId } = world.place(1, 1, 2);
    await tx.insert(t.activities).values({
      ...{ schoolId, classId, id: 'early', termId: 'spring', title: '早', happenedOn: '2027-02-24', enteredAt: 1 },
      ...{ visibility: 'staff' as const, authorId: person?.id ?? '', authorRole: 'homeroom' as const },
    });
  });
  await start(world);
  await save(world, 1, (rubric) => first(rubric, { title: { zh: '第三版', en: 'Third' } }));
  expect((await publish(world, 2)).body).toEqual({ key, version: 3, terms: [] });
  expect(await versionIn('2026-2027-2')).toBe(2);
});

test('nothing changed is nothing to publish; a draft that missed a version is not published over it; one is thrown away', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  await start(world);
  expect((await publish(world, 1)).problem.errors?.[0]?.code).toBe('rubric.unchanged');
  await save(world, 1, renamed);
  await world.store.write(async (tx) => {
    const { rubrics } = unsafeTables(tx);
    const [row] = await tx.select().from(rubrics).where(eq(rubrics.key, key));
    const { district } = world.place(1, 1, 1);
    if (row) await tx.insert(rubrics).values({ ...row, id: 'v2', version: 2, districtId: district.id });
  });
  expect((await publish(world, 2)).problem.code).toBe('conflict');
  expect((await read(world)).body).toMatchObject({ basedOn: 1, newest: 2 });
  const discard = (version: number) =>
    world.ask(OFFICER, discardRubricDraft, {
      params: areaOf(world),
      body: { clientId: world.newClientId(), key, version },
    });
  expect((await discard(1)).problem.code).toBe('stale');
  expect((await discard(2)).status).toBe(201);
  expect((await read(world)).status).toBe(404);
  expect((await start(world)).body).toEqual({ key, version: 1 });
  const old = await world.ask(OFFICER, readRubricVersion, { params: areaOf(world), query: { key, version: 1 } });
  expect(JSON.parse(old.body.file)).toMatchObject({ key, version: 1 });
  expect(
    (await world.ask(OFFICER, readRubricVersion, { params: areaOf(world), query: { key, version: 9 } })).status,
  ).toBe(404);
});

test('families and staff read how everything is judged; nobody reads another district’s', async () => {
  const world = await openWorld({ pupilsInClass: 1 });
  for (const who of ['guardian-d1s1c2p1', 'labour-d1s1', 'principal-d1s1', OFFICER]) {
    const { status, body } = await world.ask(who, readRubrics, { query: {} });
    expect(status, who).toBe(200);
    expect(body.district.areaId).toBe(world.place(1, 1, 1).district.id);
    const labour = body.rubrics.find((one) => one.dimension === 'labour');
    for (const band of labour?.gradeBands ?? []) {
      const weights = labour?.indicators.flatMap((one) => one.weights.filter(({ bandId }) => bandId === band.bandId));
      expect(weights?.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 6);
    }
  }
  const twin = { areaId: world.place(2, 1, 1).district.id };
  const foreign = await world.ask('guardian-d1s1c2p1', readRubrics, { query: twin });
  expect([foreign.status, foreign.problem.errors?.[0]?.path]).toEqual([422, 'areaId']);
});
