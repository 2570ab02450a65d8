import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { raiseFrame } from '../../db/frame.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { DIMENSIONS } from '../../server/contract/words.ts';
import { LABOUR, NOTHING, openSmallSchool } from '../support/small-school.ts';

async function openReport() {
  const world = await openSmallSchool();
  const { schoolId } = world;
  const read = (as: string, query?: { term: string }) =>
    world.ask(as, readSchoolReport, { params: { schoolId }, ...(query ? { query } : {}) });
  return { ...world, read };
}

/** Nothing was recorded but labour. */
const results = (pupils: number, labour: object = NOTHING) =>
  DIMENSIONS.map((dimension) => ({ ...(dimension === 'labour' ? labour : NOTHING), dimension, pupils }));

test("the principal's figures are those worked out by hand", async () => {
  const { read, schoolId, classId, clock, place } = await openReport();
  const { status, body } = await read('principal-d1s1');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    school: { schoolId, name: { zh: '青禾小学', en: 'Qinghe Primary School' } },
    term: { code: '2026-2027-1', startsOn: '2026-09-01', isCurrent: true },
    asOf: clock.now,
    why: { role: 'principal', place: { zh: '青禾小学' } },
    comparability: 'own-trend-only',
    pupils: 12,
    classes: 4,
    records: 13,
  });
  expect(body.overall).toEqual(results(12, LABOUR));
  expect(body.grades).toEqual([
    { grade: 3, results: results(3) },
    { grade: 4, results: results(6, LABOUR) },
    { grade: 5, results: results(3) },
  ]);
  const [third, fourth, ...rest] = body.byClass;
  expect(fourth).toEqual({
    class: { classId, grade: 4, number: 1 },
    results: results(3, LABOUR),
  });
  expect([third, ...rest].map((one) => one?.class)).toEqual([
    { classId: place(1, 1, 1).classId, grade: 3, number: 1 },
    { classId: place(1, 1, 3).classId, grade: 4, number: 2 },
    { classId: place(1, 1, 4).classId, grade: 5, number: 1 },
  ]);
  expect(body.findings).toEqual([
    { kind: 'unseen', pupils: 9, of: 12, classes: 3 },
    { kind: 'unnoticed', class: third?.class, dimension: 'moral', pupils: 3, of: 3 },
    { kind: 'late', class: fourth?.class, freshShare: 5 / 13, records: 13 },
  ]);
});

test('the office reads the same figures; the term before had nothing; a term that never was is refused', async () => {
  const { read } = await openReport();
  const [principal, office] = [await read('principal-d1s1'), await read('office-d1s1')];
  expect({ ...office.body, why: null }).toEqual({ ...principal.body, why: null });
  expect(office.body.why.role).toBe('school-office');
  const before = await read('principal-d1s1', { term: '2025-2026-2' });
  expect(before.body).toMatchObject({ term: { isCurrent: false }, records: 0, findings: [{ kind: 'nothing-yet' }] });
  expect(before.body.byClass.map((one) => one.class.grade)).toEqual([2, 3, 3, 4]);
  const never = await read('principal-d1s1', { term: '2001-2002-1' });
  expect(never).toMatchObject({ status: 422, problem: { code: 'invalid', errors: [{ path: 'term' }] } });
});

test('weeks and who has no record at all are counted from the sums; a report read twice is the same bytes', async () => {
  const { read, store, place } = await openReport();
  const { district } = place(1, 1, 2);
  const { body } = await read('principal-d1s1');
  // Class 4(1) has three pupils, and each has a record.
  expect(body.participation).toEqual({
    pupils: 12,
    silent: 9,
    grades: [
      { grade: 3, pupils: 3, silent: 3 },
      { grade: 4, pupils: 6, silent: 3 },
      { grade: 5, pupils: 3, silent: 3 },
    ],
  });
  // 1 September 2026 is a Tuesday, so the first week is that of 31 August; today, 10 November, is in the eleventh.
  expect(body.weeks).toHaveLength(11);
  expect(
    body.weeks.slice(-3).map(({ dimensions, ...week }) => [week, dimensions.find((one) => one.records > 0)]),
  ).toEqual([
    [{ week: '2026-10-26', daysOff: 0, holiday: null, records: 0, fresh: 0 }, undefined],
    [
      { week: '2026-11-02', daysOff: 0, holiday: null, records: 10, fresh: 2 },
      { dimension: 'labour', records: 10, fresh: 2, pupils: 2 },
    ],
    [
      { week: '2026-11-09', daysOff: 0, holiday: null, records: 3, fresh: 3 },
      { dimension: 'labour', records: 3, fresh: 3, pupils: 3 },
    ],
  ]);
  // 1.96 · √2 · 5.1770 = 14.35, two teachers.
  const said = body.sentences.map(({ zh }) => zh).join('');
  expect(said).toContain(
    '12 名学生中 3 名有记录，共 13 条，从 2026年11月2日那一周到 2026年11月9日那一周，结果来自 2 位教师的评定',
  );
  expect(said).toContain('劳动 14.3 分');
  expect(await read('principal-d1s1')).toMatchObject({ body });

  // A holiday is marked; a child who left is not counted as overlooked.
  await store.write(async (tx) => {
    const { terms, enrolments } = unsafeTables(tx);
    const daysOff = [{ from: '2026-10-01', to: '2026-10-07', name: '国庆节' }];
    await tx
      .update(terms)
      .set({ daysOff })
      .where(and(eq(terms.districtId, district.id), eq(terms.code, '2026-2027-1')));
    await raiseFrame(tx, district.id);
    const [gone = ''] = place(1, 1, 1).pupils;
    await tx.update(enrolments).set({ endedOn: '2026-10-01' }).where(eq(enrolments.pupilId, gone));
  });
  const after = await read('principal-d1s1');
  expect(after.body.weeks.filter((week) => week.daysOff > 0)).toMatchObject([
    { week: '2026-09-28', daysOff: 2, holiday: '国庆节' },
    { week: '2026-10-05', daysOff: 3, holiday: '国庆节' },
  ]);
  expect(after.body.participation).toMatchObject({ silent: 8, grades: [{ silent: 2 }, { silent: 3 }, { silent: 3 }] });
});
