import { expect, test } from 'vitest';
import { keep, selectReleasedAt } from '../../db/measure/keep.ts';
import { releaseTerm } from '../../db/measure/release-term.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { exportAreaReport, readAreaReport } from '../../server/contract/area-report.ts';
import { logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { pathWith } from '../../server/contract/request.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { activityFor } from '../support/activities.ts';
import { measured, nextDay } from '../support/measure.ts';
import { openWorld } from '../support/world.ts';

const DAY = 86_400_000;

/** A district of two schools of 48 with records, and all that leaves them: the reports of district, towns and group, and the file. */
async function openDistrict(hasEvidence = true) {
  const world = await openWorld({ pupilsInClass: 12, hasEvidence });
  const { district, schoolId, classId, pupils } = world.place(1, 1, 2);
  const areas = await world.store.read(async (q) => {
    const { areas } = unsafeTables(q);
    const own = (await q.select().from(areas)).filter((area) => area.districtId === district.id);
    // The district first.
    return [district.id, ...own.map(({ id }) => id).filter((id) => id !== district.id)];
  });
  const left = async () => {
    const reports = [];
    for (const areaId of areas) {
      const { body } = await world.ask('officer-d1', readAreaReport, { params: { areaId } });
      // What the day itself makes: when it was, and what the part of the term that has passed lets one say.
      const { asOf: _, findings: __, measured, ...figures } = body;
      reports.push({ ...figures, measured: measured?.dimensions ?? null });
    }
    return reports;
  };
  const file = async () => {
    const at = { params: { areaId: district.id }, query: { format: 'csv' as const } };
    const said = await world.send('officer-d1', 'get', pathWith(exportAreaReport.path, at));
    // Without the lines that say of which moment and method it is.
    return (await said.text()).split('\r\n').filter((line) => line.startsWith('劳动') || line.includes('小学'));
  };
  const log = async (count: number, happenedOn = '2026-11-09') => {
    const body = { ...activityFor(pupils.slice(0, count), { indicatorId: 'labour.h3' }), happenedOn };
    const said = await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
    expect(said.status, JSON.stringify(said.problem)).toBe(201);
    return said.body;
  };
  const school = async () => {
    const { body } = await world.ask('principal-d1s1', readSchoolReport, { params: { schoolId } });
    return body.records;
  };
  const releasedAt = async () => {
    const { body } = await world.ask('officer-d1', readAreaReport, { params: { areaId: district.id } });
    return body.asOf;
  };
  return { ...world, world, district, left, file, log, school, releasedAt };
}

test('one record moves its school’s report at once, the area’s on no day; with ten children more the next day shows them', async () => {
  const { world, left, file, log, school, releasedAt } = await openDistrict();
  await nextDay(world);
  const [before, text, records] = [await left(), await file(), await school()];
  expect(text.length).toBeGreaterThan(2);
  await log(1, '2026-11-03');
  expect(await school()).toBe(records + 1);
  await measured(world);
  expect([await left(), await file()]).toEqual([before, text]);
  for (const _ of ['tomorrow', 'the day after']) {
    await nextDay(world);
    expect(await releasedAt()).toBe(world.clock.now);
    expect([await left(), await file()]).toEqual([before, text]);
  }
  // All of the class: with the one who waited that is twelve children.
  await log(12);
  await measured(world);
  expect([await left(), await file()]).toEqual([before, text]);
  await nextDay(world);
  expect(await left()).not.toEqual(before);
  expect(await file()).not.toEqual(text);
});

test('what is withdrawn counts until the next day, and what it leaves then waits as well', async () => {
  const { world, left, log, school } = await openDistrict();
  await nextDay(world);
  const before = await left();
  const records = await school();
  const { activityId } = await log(12);
  await nextDay(world);
  const with12 = await left();
  expect(with12).not.toEqual(before);
  const body = { clientId: world.newClientId(), reason: '记错了' };
  expect((await world.ask('homeroom-d1s1c2', withdrawActivity, { params: { activityId }, body })).status).toBe(201);
  expect(await school()).toBe(records);
  expect(await left()).toEqual(with12);
  await nextDay(world);
  expect(await left()).not.toEqual(with12);
});

test('the day’s first release stands: a second process, a second asking and a clock set back change nothing of it', async () => {
  const { world, store, district, left, log, releasedAt } = await openDistrict();
  await nextDay(world);
  const termId = district.terms.at(-1)?.id ?? '';
  const first = await releasedAt();
  const before = await left();
  await log(12);
  world.clock.now += 60_000;
  // Another process read before the first had written, and writes after it.
  const late = { districtId: district.id, termId, now: world.clock.now, read: store.read };
  const asked = await store.read((q) => selectReleasedAt(q, district.id, termId));
  expect(asked).toBe(first);
  const rows: Parameters<typeof keep>[1][] = [];
  world.clock.now += DAY;
  await releaseTerm({ ...late, now: world.clock.now, keep: async (kept) => rows.push(kept) });
  const [made] = rows;
  if (!made || !('release' in made)) throw new Error('nothing was made');
  const ofToday = { release: made.release.map((row) => ({ ...row, cutOffAt: first + 120_000 })) };
  await store.write((tx) => keep(tx, ofToday));
  expect([await releasedAt(), await left()]).toEqual([first, before]);
  await store.write((tx) => keep(tx, made));
  expect(await releasedAt()).toBe(world.clock.now);
  expect(await left()).not.toEqual(before);
  // The clock was a day ahead: what it dated does not stand until that day has come, and no child can be told from the two.
  const ahead = await left();
  world.clock.now -= DAY;
  await measured(world);
  expect([await releasedAt(), await left()]).toEqual([world.clock.now, ahead]);
});

test('on the first day of a term with records few children are hidden, and are not said to be nobody', async () => {
  const { world, left, log } = await openDistrict(false);
  await nextDay(world);
  const labour = async () =>
    (await left()).map(({ results }) => results.find(({ dimension }) => dimension === 'labour'));
  expect((await labour())[0]).toMatchObject({ noticed: '≤5', records: 0, levels: [] });
  await log(3);
  await nextDay(world);
  expect((await labour())[0]).toMatchObject({ noticed: 'locked', records: 'locked', levels: 'locked' });
  await log(12);
  await nextDay(world);
  expect((await labour())[0]).toMatchObject({ noticed: 13 });
});
