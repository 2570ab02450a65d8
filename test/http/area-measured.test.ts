import { eq, inArray } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { AreaReport, exportAreaReport, readAreaReport } from '../../server/contract/area-report.ts';
import { pathWith } from '../../server/contract/request.ts';
import { MEASUREMENT_VERSION } from '../../server/core/measurement/measured.ts';
import { storeAreaMeasured } from '../support/area-measured.ts';
import { measured, nextDay, released } from '../support/measure.ts';
import { openWorld } from '../support/world.ts';

async function openDistrict() {
  const world = await openWorld({ pupilsInClass: 12, hasEvidence: true });
  const areaId = world.place(1, 1, 1).district.id;
  const read = async () => {
    const { status, body } = await world.ask('officer-d1', readAreaReport, { params: { areaId } });
    expect(status).toBe(200);
    return body;
  };
  const file = async (format: 'csv' | 'xlsx') =>
    await world.send(
      'officer-d1',
      'get',
      pathWith(exportAreaReport.path, { params: { areaId }, query: { format, lang: 'en' } }),
    );
  return { ...world, areaId, read, file };
}

test("before the first measuring nothing is compared; after it, two schools are refused with the reason, which is the page's too", async () => {
  const world = await openDistrict();
  const before = await world.read();
  expect(before).toMatchObject({
    measured: null,
    comparability: 'own-trend-only',
    comparabilityReason: 'raters-not-linked',
  });
  // Today's figures have left the schools already.
  await measured(world);
  expect((await world.read()).measured).toBeNull();
  await nextDay(world);
  const after = await world.read();
  expect(after).toMatchObject({ comparability: 'own-trend-only', comparabilityReason: 'too-few-schools' });
  const labour = after.measured?.dimensions.find(({ dimension }) => dimension === 'labour');
  expect(labour).toMatchObject({
    across: 0,
    blind: 0,
    comparisons: [{ stage: 'primary', status: 'refused', reason: 'too-few-schools', withLinks: 0 }],
    opportunity: { status: 'not-estimable', reason: 'too-few-schools' },
  });
  expect(after.sentences.find(({ key }) => key === 'linked')?.en).toContain('no schools are compared');
});

test('linked schools stand by name with an interval and three words; page and file say the same', async () => {
  const world = await openDistrict();
  await storeAreaMeasured(world, 0.2);
  await released(world);
  const report = await world.read();
  expect(report).toMatchObject({ comparability: 'comparable', comparabilityReason: null });
  expect(report.measured).toMatchObject({
    cutOffAt: 1_790_000_000_000,
    methodVersion: MEASUREMENT_VERSION,
    configHash: 'c0ffeec0ffee',
  });
  const [labour] = report.measured?.dimensions ?? [];
  const [comparison] = labour?.comparisons ?? [];
  if (comparison?.status !== 'compared') throw new Error('not compared');
  const { schools, between, noShare, least, isDetected, compared } = comparison;
  expect({ between, noShare, isDetected, compared }).toEqual({
    ...{ between: null, noShare: 'fewer-than-10', isDetected: true, compared: 4 },
  });
  expect(schools.map(({ schoolId }) => schoolId)).toEqual(report.schools.map(({ schoolId }) => schoolId));
  for (const { n, difference, lo, hi, words } of schools) {
    expect(words).toBe(lo > 0 ? 'clearly-above' : hi < 0 ? 'clearly-below' : 'not-distinguishable');
    expect(n % 5).toBe(0);
    expect(lo).toBeLessThan(difference);
    expect(difference).toBeLessThan(hi);
    for (const value of [difference, lo, hi]) expect(Math.abs(value * 20 - Math.round(value * 20))).toBeLessThan(1e-9);
  }
  expect(report.sentences.find(({ key }) => key === 'interval')?.en).toContain(`less than ${least?.toFixed(2)}`);
  expect(report.sentences.find(({ key }) => key === 'linked')?.en).toContain(
    'Labour (primary): ratings by teachers of other schools',
  );
  const text = await (await world.file('csv')).text();
  for (const [index, { n, difference, lo, hi, words }] of schools.entries()) {
    const name = report.schools[index]?.name.en;
    expect(text).toContain(`${name},Labour,primary,${n},${difference},${lo},${hi},${words.replaceAll('-', ' ')}`);
  }
  const { default: readSheets } = await import('read-excel-file/node');
  const sheets = await readSheets(Buffer.from(await (await world.file('xlsx')).arrayBuffer()));
  const rows = sheets.find(({ data }) => data[0]?.[0] === 'Schools and their mean, in order of names')?.data ?? [];
  expect(rows.slice(3).map((row) => row.slice(3, 7))).toEqual(
    schools.map(({ n, difference, lo, hi }) => [n, difference, lo, hi]),
  );
});

test('a school whose pupils are hidden is in no comparison that is printed', async () => {
  const world = await openDistrict();
  await storeAreaMeasured(world, 0.2);
  await world.store.write(async (tx) => {
    const { rollups } = tx.tables;
    const ids = [2, 3, 4].map((c) => world.place(1, 2, c).classId);
    await tx.delete(rollups).where(inArray(rollups.classId, ids));
    await tx
      .update(rollups)
      .set({ pupils: 6 })
      .where(eq(rollups.classId, world.place(1, 2, 1).classId));
  });
  await released(world);
  const report = await world.read();
  expect(report.schools.map(({ n }) => n)).toEqual(['locked', 'locked']);
  expect(report.measured?.dimensions[0]).toMatchObject({
    comparisons: [{ stage: 'primary', status: 'refused', reason: 'too-few-pupils' }],
  });
  expect(report.comparability).toBe('own-trend-only');
});

test('no reply about an area has a place for a rank', () => {
  const names = [...JSON.stringify(AreaReport.toJSONSchema({ unrepresentable: 'any' })).matchAll(/"(\w+)":/g)].map(
    ([, name]) => name ?? '',
  );
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => /rank|position|percentile|best|worst|score$|sort/i.test(name))).toEqual([]);
});
