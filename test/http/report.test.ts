import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { openWorld } from '../support/world.ts';

/**
 * Class 4(1) of three pupils, everything written out by hand. Weights in grades 3–4: the task groups share 60 points by their
 * own weights (here four of 8 each, so 15 points each), h2 and h3 10 each; nothing of h1, so 80 of 100 points are observed.
 *
 *   pupil 1   g1 A, g2 A, g3 B, g4 B, h3 B (homeroom), h2 A (labour):  (60 · 92.5 + 10 · 85 + 10 · 100) / 80 = 92.5, level A
 *   pupil 2   g1 B, g2 B, g3 C, g4 C, h3 C (homeroom), h2 B (labour):  (60 · 77.5 + 10 · 70 + 10 · 85) / 80 = 77.5, level B
 *   pupil 3   g1 B: 15 of 100 points observed, so there is no score
 */
const LEVELS = [
  ['labour.g1', 'A', 'B', 'B'],
  ['labour.g2', 'A', 'B'],
  ['labour.g3', 'B', 'C'],
  ['labour.g4', 'B', 'C'],
  ['labour.h3', 'B', 'C'],
] as const;
/** Entered on 10 November: what happened on the 3rd is within a week, what happened on the 2nd is not. */
const DAYS: Readonly<Record<string, string>> = { 'labour.g1': '2026-11-10', 'labour.g2': '2026-11-03' };
const LATE = '2026-11-02';

async function openSmallSchool() {
  const world = await openWorld();
  const { schoolId, classId, pupils } = world.place(1, 1, 2);
  const log = async (by: string, indicatorId: string, levels: readonly string[]) => {
    const body = {
      clientId: world.newClientId(),
      title: '劳动',
      happenedOn: DAYS[indicatorId] ?? LATE,
      marks: levels.map((level, n) => ({
        pupilId: pupils[n] ?? '',
        indicatorId,
        value: { kind: 'level' as const, level },
      })),
    };
    expect((await world.ask(by, logActivity, { params: { classId }, body })).status).toBe(201);
  };
  for (const [indicatorId, ...levels] of LEVELS) await log('homeroom-d1s1c2', indicatorId, levels);
  await log('labour-d1s1', 'labour.h2', ['A', 'B']);
  const read = (as: string, query?: { term: string }) =>
    world.ask(as, readSchoolReport, { params: { schoolId }, ...(query ? { query } : {}) });
  return { ...world, schoolId, classId, read };
}

/**
 * The interval of the mean of 92.5 and 77.5, in squared points (a level step is 50/3, its square 277.78): each group mark
 * weighs 15/80 = 0.1875, h2 and h3 0.125 each; of either pupil 0.875 is the homeroom teacher's word, 0.125 the labour teacher's.
 *   severity   0.06 · 277.78 · ((2 · 0.875)² + (2 · 0.125)²) = 52.0833
 *   pupils     0.05 · 277.78 · 2 · (0.875² + 0.125²)         = 21.7014
 *   marks      0.35 · 277.78 · 2 · (4 · 0.1875² + 2 · 0.125²) = 33.4201
 *   √107.2049 / 2 = 5.1770;  85 ± 1.96 · 5.1770 = 74.8533 … 95.1467
 */
const LABOUR = {
  dimension: 'labour',
  noticed: 3,
  scored: 2,
  ok: 2,
  mean: 85,
  sd: expect.closeTo(Math.sqrt(112.5), 9),
  lo: expect.closeTo(74.8533, 4),
  hi: expect.closeTo(95.1467, 4),
  levels: [
    { level: 'A', count: 1 },
    { level: 'B', count: 1 },
    { level: 'C', count: 0 },
    { level: 'D', count: 0 },
  ],
  records: 13,
  freshShare: 5 / 13,
};
const NOTHING = {
  noticed: 0,
  scored: 0,
  ok: 0,
  mean: null,
  sd: null,
  lo: null,
  hi: null,
  levels: LABOUR.levels.map(({ level }) => ({ level, count: 0 })),
  records: 0,
  freshShare: null,
};

test("the principal's figures are those worked out by hand", async () => {
  const { read, schoolId, classId, clock, place } = await openSmallSchool();
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
  const moral = { dimension: 'moral', ...NOTHING };
  expect(body.overall).toEqual([
    { ...moral, pupils: 12 },
    { ...LABOUR, pupils: 12 },
  ]);
  expect(body.grades.map((one) => [one.grade, one.results])).toEqual([
    [
      3,
      [
        { ...moral, pupils: 3 },
        { dimension: 'labour', ...NOTHING, pupils: 3 },
      ],
    ],
    [
      4,
      [
        { ...moral, pupils: 6 },
        { ...LABOUR, pupils: 6 },
      ],
    ],
    [
      5,
      [
        { ...moral, pupils: 3 },
        { dimension: 'labour', ...NOTHING, pupils: 3 },
      ],
    ],
  ]);
  const [third, fourth, ...rest] = body.byClass;
  expect(fourth).toEqual({
    class: { classId, grade: 4, number: 1 },
    results: [
      { ...moral, pupils: 3 },
      { ...LABOUR, pupils: 3 },
    ],
  });
  expect([third, ...rest].map((one) => one?.class)).toEqual([
    { classId: place(1, 1, 1).classId, grade: 3, number: 1 },
    { classId: place(1, 1, 3).classId, grade: 4, number: 2 },
    { classId: place(1, 1, 4).classId, grade: 5, number: 1 },
  ]);
  expect(body.findings).toEqual([
    { kind: 'unnoticed', class: third?.class, dimension: expect.any(String), pupils: 3, of: 3 },
    { kind: 'late', class: fourth?.class, freshShare: 5 / 13, records: 13 },
    { kind: 'thin', dimension: 'moral', scored: 0, pupils: 12 },
  ]);
});

test('the office reads the same figures; the term before had nothing; a term that never was is refused', async () => {
  const { read } = await openSmallSchool();
  const [principal, office] = [await read('principal-d1s1'), await read('office-d1s1')];
  expect({ ...office.body, why: null }).toEqual({ ...principal.body, why: null });
  expect(office.body.why.role).toBe('school-office');
  const before = await read('principal-d1s1', { term: '2025-2026-2' });
  expect(before.body).toMatchObject({ term: { isCurrent: false }, records: 0, findings: [{ kind: 'nothing-yet' }] });
  expect(before.body.byClass.map((one) => one.class.grade)).toEqual([2, 3, 3, 4]);
  const never = await read('principal-d1s1', { term: '2001-2002-1' });
  expect(never).toMatchObject({ status: 422, problem: { code: 'invalid', errors: [{ path: 'term' }] } });
});
