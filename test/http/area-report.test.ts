import { and, eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { exportAreaReport, listAreas, readAreaReport } from '../../server/contract/area-report.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { pathWith } from '../../server/contract/request.ts';
import { activityFor } from '../support/activities.ts';
import { measured, nextDay, released } from '../support/measure.ts';
import { openWorld, type World } from '../support/world.ts';

const officerOf = async (world: World, username: string, area: { id: string }) => {
  await world.store.write(async (tx) => {
    const { persons, grants } = unsafeTables(tx);
    const id = `person-${username}`;
    const person = { id, districtId: null, username, name: username, sortKey: username, passwordHash: null };
    await tx.insert(persons).values({ ...person, mustChangePassword: false, isEnabled: true, sourcedId: null });
    const grant = { id: `grant-${username}`, personId: id, role: 'officer' as const, placeKind: 'area' as const };
    const dates = { startsOn: '2026-09-01', endsOn: null };
    await tx.insert(grants).values({ ...grant, ...dates, placeId: area.id, subject: null, sourcedId: null });
  });
  return username;
};

/** The areas of the first district by the seed's keys: d1, d1-town1, d1-town2, d1-group1. */
async function openAreas(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  const areas = await world.store.read(async (q) => {
    const { areas } = unsafeTables(q);
    return await q
      .select()
      .from(areas)
      .where(eq(areas.districtId, world.place(1, 1, 1).district.id));
  });
  const area = (key: string) => {
    const found = areas.find((one) => one.sourcedId === key);
    if (!found) throw new Error(key);
    return found;
  };
  const read = (as: string, key: string, query?: { term: string }) =>
    world.ask(as, readAreaReport, { params: { areaId: area(key).id }, ...(query ? { query } : {}) });
  return { ...world, area, read };
}

/** A record for pupils of a class of the first school, as many of them as are asked for, and the night after it. */
async function log(world: World, c: number, happenedOn: string, count = 12) {
  const { classId, pupils } = world.place(1, 1, c);
  const body = { ...activityFor(pupils.slice(0, count), { indicatorId: 'labour.h3' }), happenedOn };
  expect((await world.ask('labour-d1s1', logActivity, { params: { classId }, body })).status).toBe(201);
  await released(world);
}

/**
 * Twelve pupils a class, four classes a school. Two of the first school's four have a record each, one of them a second: 24 of 48
 * pupils, 36 records; of the district, 24 of 96. Nobody has a score from so little.
 */
test('figures are those worked out by hand', async () => {
  const world = await openAreas({ pupilsInClass: 12 });
  await log(world, 1, '2026-10-12');
  await log(world, 2, '2026-10-12');
  await log(world, 1, '2026-10-20');
  const { status, body } = await world.read('officer-d1', 'd1');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    area: { kind: 'district', name: { zh: '南海区（演示）' } },
    term: { code: '2026-2027-1', isCurrent: true },
    before: '2025-2026-2',
    comparability: 'own-trend-only',
    comparabilityReason: 'raters-not-linked',
    why: { role: 'officer' },
    n: 95,
    schoolCount: 2,
  });
  const labour = body.results.find((one) => one.dimension === 'labour');
  expect(labour).toMatchObject({
    noticed: 25,
    ok: '≤5',
    scored: '≤5',
    records: 35,
    recordsEach: 0.4,
    levelled: 0,
    levels: [],
  });
  expect(labour?.before).toEqual({ noticed: '≤5', ok: '≤5', recordsEach: 0, levels: [] });
  const [first, second] = body.schools;
  expect([first?.name.zh, second?.name.zh]).toEqual(['青禾小学', '云汀小学']);
  expect(first?.n).toBe(50);
  expect(first?.results.find((one) => one.dimension === 'labour')).toMatchObject({ noticed: 50, recordsEach: 0.8 });
  expect(second?.results.find((one) => one.dimension === 'labour')).toMatchObject({ noticed: '≤5', recordsEach: 0 });
  expect(body.weeks.filter((week) => week.records !== 0).map(({ week, records }) => [week, records])).toEqual([
    ['2026-10-12', 25],
    ['2026-10-19', 10],
  ]);
  expect(body.findings[0]).toMatchObject({ kind: 'schools-without', of: 2 });
  expect(body.bands.map(({ from, to, n }) => [from, to, n])).toEqual([
    [1, 2, 10],
    [3, 4, 50],
    [5, 6, 35],
  ]);
  const town = await world.read('officer-d1', 'd1-town2');
  expect(town.body).toMatchObject({ n: 50, schoolCount: 1, schools: [{ name: { zh: '云汀小学' } }] });
});

test('an officer opens the own area and those below it; a principal none', async () => {
  const world = await openAreas();
  const town = await officerOf(world, 'officer-town', world.area('d1-town1'));
  const group = await officerOf(world, 'officer-group', world.area('d1-group1'));
  const keys = ['d1', 'd1-town1', 'd1-town2', 'd1-group1'];
  const statuses = async (as: string) => await Promise.all(keys.map(async (key) => (await world.read(as, key)).status));
  expect(await statuses('officer-d1')).toEqual([200, 200, 200, 200]);
  expect(await statuses(town)).toEqual([404, 200, 404, 404]);
  expect(await statuses(group)).toEqual([404, 404, 404, 200]);
  expect(await statuses('officer-d2')).toEqual([404, 404, 404, 404]);
  expect(await statuses('principal-d1s1')).toEqual([404, 404, 404, 404]);
  const listed = async (as: string) =>
    (await world.ask(as, listAreas, {})).body.areas.map(({ kind, schools }) => [kind, schools]);
  expect(await listed('officer-d1')).toEqual([
    ['district', 2],
    ['town', 1],
    ['town', 1],
    ['group', 2],
  ]);
  expect(await listed(town)).toEqual([['town', 1]]);
  expect((await world.ask('principal-d1s1', listAreas, {})).status).toBe(403);
  const never = await world.read('officer-d1', 'd1', { term: '2001-2002-1' });
  expect(never).toMatchObject({ status: 422, problem: { errors: [{ path: 'term' }] } });
});

test('figures move once a day and no oftener; of a term that was never summed up the officer is told when', async () => {
  const world = await openAreas({ pupilsInClass: 12 });
  await measured(world);
  const before = (await world.read('officer-d1', 'd1')).body;
  const { classId, pupils } = world.place(1, 1, 1);
  const body = { ...activityFor(pupils.slice(0, 12), { indicatorId: 'labour.h3' }), happenedOn: '2026-11-09' };
  expect((await world.ask('labour-d1s1', logActivity, { params: { classId }, body })).status).toBe(201);
  await measured(world);
  expect((await world.read('officer-d1', 'd1')).body).toEqual(before);
  await nextDay(world);
  const after = (await world.read('officer-d1', 'd1')).body;
  expect(after.asOf).toBe(world.clock.now);
  expect(after.results).not.toEqual(before.results);
  // Before the first night of a term the one before it is shown, and the new one is told about where it is asked for.
  const own = { term: '2026-2027-1' };
  await world.store.write(async (tx) => {
    const { measurements, terms } = unsafeTables(tx);
    const now = await tx.select({ id: terms.id }).from(terms).where(eq(terms.code, own.term));
    const ids = now.map(({ id }) => id);
    await tx.delete(measurements).where(inArray(measurements.termId, ids));
  });
  expect((await world.read('officer-d1', 'd1')).body.term.code).toBe('2025-2026-2');
  expect(await world.read('officer-d1', 'd1', own)).toMatchObject({ status: 409 });
  await world.store.write((tx) => tx.delete(tx.tables.measurements).then(() => undefined));
  expect(await world.read('officer-d1', 'd1')).toMatchObject({ status: 409, problem: { code: 'not-summed-yet' } });
});

/** Leaves the second school with one class, of as many pupils as are given. */
async function shrink(world: World, pupils: number) {
  const { store, place } = world;
  await store.write(async (tx) => {
    const { rollups } = tx.tables;
    const ids = [2, 3, 4].map((c) => place(1, 2, c).classId);
    await tx.delete(rollups).where(inArray(rollups.classId, ids));
    const left = and(eq(rollups.schoolId, place(1, 2, 1).schoolId), eq(rollups.classId, place(1, 2, 1).classId));
    await tx.update(rollups).set({ pupils }).where(left);
  });
  await released(world);
}

test('a school of six is hidden in every reply and file, and so is what it would follow from', async () => {
  const world = await openAreas({ pupilsInClass: 12, hasEvidence: true });
  await shrink(world, 6);
  const [district, town1, town2, group] = await Promise.all(
    ['d1', 'd1-town1', 'd1-town2', 'd1-group1'].map(async (key) => (await world.read('officer-d1', key)).body),
  );
  // 54 in all: with 48 printed, six would follow.
  expect([district?.n, group?.n, town1?.n, town2?.n]).toEqual([55, 55, 'locked', 'locked']);
  expect(district?.schools.map(({ n }) => n)).toEqual(['locked', 'locked']);
  for (const report of [district, town1, town2, group]) {
    for (const school of report?.schools ?? [])
      for (const one of school.results)
        expect(one).toMatchObject({ noticed: 'locked', ok: 'locked', recordsEach: 'locked', fresh: 'locked' });
    expect([...countsIn(report)].filter(([, count]) => count > 0 && count < 10)).toEqual([]);
  }
  expect(town2?.results.every((one) => one.levels === 'locked')).toBe(true);
  const file = await world.send(
    'officer-d1',
    'get',
    pathWith(exportAreaReport.path, { params: { areaId: world.area('d1').id }, query: { format: 'csv' } }),
  );
  expect(file.headers.get('content-type')).toContain('text/csv');
  const text = await file.text();
  expect(text.split('\r\n').filter((line) => line.startsWith('云汀小学,劳动'))).toEqual([
    expect.stringMatching(/^云汀小学,劳动,<10,<10,<10,<10,<10,/),
  ]);
});

test('every number of pupils and records is to the nearest five', async () => {
  const world = await openAreas({ pupilsInClass: 12, hasEvidence: true });
  const numbers = countsIn((await world.read('officer-d1', 'd1')).body);
  expect(numbers.size).toBeGreaterThan(20);
  expect([...numbers.values()].every((count) => count % 5 === 0)).toBe(true);
});

/** Every number of pupils and of records, by where it stands. */
function countsIn(part: unknown, at = ''): Map<string, number> {
  if (typeof part !== 'object' || part === null) {
    const isCount = typeof part === 'number' && /\/(n|count|levelled|records)$/.test(at);
    return new Map(isCount ? [[at, part]] : []);
  }
  return new Map(Object.entries(part).flatMap(([name, one]) => [...countsIn(one, `${at}/${name}`)]));
}

test('the workbook has a sheet for each table and the same figures', async () => {
  const world = await openAreas({ pupilsInClass: 12, hasEvidence: true });
  const params = { areaId: world.area('d1').id };
  const file = await world.send(
    'officer-d1',
    'get',
    pathWith(exportAreaReport.path, { params, query: { format: 'xlsx', lang: 'en' } }),
  );
  expect(file.status).toBe(200);
  const { default: readSheets } = await import('read-excel-file/node');
  const sheets = await readSheets(Buffer.from(await file.arrayBuffer()));
  expect(sheets.map((sheet) => sheet.sheet)).toEqual(
    expect.arrayContaining(['Overview', 'Whole area', 'By grades', 'By week']),
  );
  const { body } = await world.read('officer-d1', 'd1');
  const rows = sheets.find((sheet) => sheet.sheet === 'Whole area')?.data ?? [];
  const moral = rows.find(([name]) => name === 'Moral');
  const told = body.results.find((one) => one.dimension === 'moral');
  const shown = (value: unknown) =>
    value === '≥95' || value === '≤5' ? `${value}%` : value === 'locked' ? '<10' : value;
  expect(moral?.slice(1, 7)).toEqual(
    [body.n, told?.noticed, told?.scored, told?.ok, told?.recordsEach, told?.fresh].map(shown),
  );
});
