import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dStudy, personsByRaters } from '../statistics/generalizability.ts';
import { type CellIndicator, type CountedMark, openCells } from './cells.ts';
import { RELIABILITY } from './dimension-reliability.ts';
import { measureSchool } from './school-measured.ts';

const INDICATORS: CellIndicator[] = [
  { id: 'labour.h1', dimension: 'labour', levels: ['A', 'B', 'C', 'D'] },
  { id: 'labour.h2', dimension: 'labour', levels: ['A', 'B', 'C', 'D'] },
  { id: 'arts.a1', dimension: 'arts', levels: ['A', 'B', 'C', 'D'] },
];
const LEVELS = ['D', 'C', 'B', 'A'];

const mark = (pupil: number, rater: number, step: number, indicatorId = 'labour.h1'): CountedMark => ({
  ...{ pupilId: `p${pupil}`, indicatorId, raterId: `t${rater}`, raterKind: 'staff', kind: 'level' },
  ...{ level: LEVELS[step - 1] ?? null, amount: null, isFresh: true },
});
/** `classes` classes of `each` pupils. */
const pupilsOf = (classes: number, each: number) =>
  Array.from({ length: classes * each }, (_, n) => ({
    ...{ id: `p${n}`, classId: `c${n % classes}`, grade: 4, sex: null },
  }));
const measured = (marks: readonly CountedMark[], pupils = pupilsOf(6, 6)) => {
  const cells = openCells('s1', pupils, INDICATORS);
  for (const one of marks) cells.add(one);
  return measureSchool(cells.close(), []);
};
const labourOf = (marks: readonly CountedMark[], pupils = pupilsOf(6, 6)) =>
  measured(marks, pupils).reliability.find(({ dimension }) => dimension === 'labour');

/** Every pupil by the same raters; steps by a fixed rule that differs by pupil, rater and cell. */
const stepOf = (pupil: number, rater: number) => 1 + ((pupil + (rater % 2) + ((pupil * rater) % 3 === 0 ? 1 : 0)) % 4);
const full = (pupils: number, raters: number) =>
  Array.from({ length: pupils }, (_, p) => Array.from({ length: raters }, (__, r) => stepOf(p, r)));
const marksOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, p) => row.map((step, r) => mark(p, r, step)));

test('with every pupil rated by everybody it is the balanced analysis of variance and its D-study', () => {
  const table = full(36, 5);
  const { components } = personsByRaters(table);
  const found = labourOf(marksOf(table));
  expect(found).toMatchObject({ status: 'ok', pupils: 36, doubleRated: 36, raters: 5, ratings: 180 });
  expect(found?.components?.p).toBeCloseTo(components.p, 10);
  for (const { teachers, phi, lo, hi } of found?.table ?? []) {
    expect(phi).toBeCloseTo(dStudy(components, teachers)?.phi ?? -1, 10);
    expect(lo).toBeLessThanOrEqual(phi);
    expect(hi).toBeGreaterThanOrEqual(phi);
  }
  const enough = found?.teachersForGroups ?? 0;
  expect(dStudy(components, enough)?.phi).toBeGreaterThanOrEqual(RELIABILITY.groupStatements);
  if (enough > 1) expect(dStudy(components, enough - 1)?.phi).toBeLessThan(RELIABILITY.groupStatements);
});

test('what one rater gave one pupil in several indicators is one rating, and other dimensions are none of it', () => {
  const table = full(36, 5);
  const once = labourOf(marksOf(table));
  const twice = measured([
    ...marksOf(table),
    ...table.flatMap((row, p) => row.map((step, r) => mark(p, r, step, 'labour.h2'))),
    mark(0, 0, 1, 'arts.a1'),
  ]).reliability;
  expect(twice.map(({ dimension, status }) => [dimension, status])).toEqual([
    ['labour', 'ok'],
    ['arts', 'too-few-pupils'],
  ]);
  expect(twice[0]).toEqual({ ...once, ratings: 360 });
});

test('below each gate there is a status and no figure', () => {
  const nothing = { components: null, table: [], teachersForGroups: null, teachersForOneChild: null };
  expect(labourOf(marksOf(full(29, 5)))).toMatchObject({ status: 'too-few-pupils', doubleRated: 29, ...nothing });
  expect(labourOf(marksOf(full(36, 4)))).toMatchObject({ status: 'too-few-raters', raters: 4, ...nothing });
  const alike = full(36, 5).map((row) => row.map((_, r) => 1 + (r % 4)));
  expect(labourOf(marksOf(alike))).toMatchObject({ status: 'no-differences', table: [] });
  const fewClasses = labourOf(marksOf(full(36, 5)), pupilsOf(4, 9));
  expect(fewClasses?.status).toBe('ok');
  expect(fewClasses?.table.map(({ lo, hi }) => [lo, hi])).toEqual(RELIABILITY.teachers.map(() => [null, null]));
  expect(measured([]).reliability).toEqual([]);
});

const anyMarks = fc.array(
  fc.tuple(fc.nat(35), fc.nat(6), fc.integer({ min: 1, max: 4 }), fc.constantFrom('labour.h1', 'labour.h2')),
  { minLength: 60, maxLength: 160 },
);

test('marks in any order measure the same bytes, and what was taken away leaves no trace', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, (kept, taken) => {
      const marks = kept.map((one) => mark(...one));
      const expected = JSON.stringify(measured(marks));
      expect(JSON.stringify(measured([...marks].reverse()))).toBe(expected);
      const cells = openCells('s1', pupilsOf(6, 6), INDICATORS);
      for (const one of taken) cells.add(mark(...one));
      for (const one of marks) cells.add(one);
      for (const one of taken) cells.take(mark(...one));
      expect(JSON.stringify(measureSchool(cells.close(), []))).toBe(expected);
    }),
    { numRuns: 30 },
  );
});

test('a share of trust is in 0–1, inside its interval, and more teachers never give less', () => {
  fc.assert(
    fc.property(anyMarks, (marks) => {
      let last = 0;
      for (const { phi, lo, hi } of labourOf(marks.map((one) => mark(...one)))?.table ?? []) {
        expect(phi).toBeGreaterThanOrEqual(last);
        expect(phi).toBeLessThanOrEqual(1);
        expect(lo ?? phi).toBeLessThanOrEqual(phi);
        expect(hi ?? phi).toBeGreaterThanOrEqual(phi);
        last = phi;
      }
    }),
    { numRuns: 30 },
  );
});
