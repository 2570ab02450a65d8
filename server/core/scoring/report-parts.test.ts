import { expect, test } from 'vitest';
import { type GroupSums, groupResult } from './group-result.ts';
import { type ClassStanding, schoolFindings } from './school-findings.ts';

const sums = (scores: readonly number[], said: Partial<GroupSums> = {}): GroupSums => ({
  pupils: scores.length,
  noticed: scores.length,
  scored: scores.length,
  ok: scores.length,
  records: scores.length,
  fresh: scores.length,
  scoreSum: scores.reduce((sum, score) => sum + score, 0),
  squareSum: scores.reduce((sum, score) => sum + score ** 2, 0),
  levels: [
    { level: 'A', count: scores.filter((score) => score >= 90).length },
    { level: 'B', count: scores.filter((score) => score < 90).length },
  ],
  errorTerms: { raterCoefficients: { t: scores.length * 2 }, sumSquaredPersonRater: 0, sumSquaredResidual: 0 },
  ...said,
});

test('two classes add up to what their pupils say together', () => {
  const result = groupResult([sums([70, 80]), sums([90, 100], { fresh: 0 })]);
  expect(result).toMatchObject({ pupils: 4, scored: 4, mean: 85, records: 4, freshShare: 0.5 });
  expect(result.sd).toBeCloseTo(Math.sqrt(500 / 3), 12); // R: sd(c(70, 80, 90, 100))
  expect(result.levels).toEqual([
    { level: 'A', count: 2 },
    { level: 'B', count: 2 },
  ]);
});

test('one teacher shifts all his pupils alike: the error of their mean is his, not less', () => {
  const { lo, hi } = groupResult([sums([80, 80]), sums([80, 80])]);
  expect(hi).toBeCloseTo(80 + 1.959963984540054 * 2, 12);
  expect(lo).toBeCloseTo(80 - 1.959963984540054 * 2, 12);
});

test('of nobody, of one, and of equal scores nothing is claimed that is not so', () => {
  expect(groupResult([sums([])])).toMatchObject({ mean: null, sd: null, lo: null, hi: null, freshShare: null });
  expect(groupResult([sums([70])])).toMatchObject({ mean: 70, sd: null });
  expect(groupResult([sums([70.1, 70.1, 70.1])]).sd).toBeCloseTo(0, 5);
  expect(groupResult([sums([70]), sums([80], { errorTerms: null })])).toMatchObject({ mean: 75, lo: null, hi: null });
});

const standing = (of: string, said: Partial<ClassStanding<string, string>> = {}): ClassStanding<string, string> => ({
  of,
  dimension: 'moral',
  pupils: 40,
  noticed: 40,
  scored: 40,
  ok: 30,
  records: 100,
  fresh: 90,
  ...said,
});
const order = (of: string) => Number(of);

test('a school is told who has not been noticed, who writes late and where evidence is thin, at most three', () => {
  const found = schoolFindings(
    [
      standing('1', { noticed: 35 }),
      standing('2', { fresh: 10 }),
      standing('1', { dimension: 'labour', scored: 5 }),
      standing('2', { dimension: 'labour', scored: 5, noticed: 20 }),
    ],
    order,
  );
  expect(found).toEqual([
    { kind: 'unnoticed', class: '2', dimension: 'labour', pupils: 20, of: 40 },
    { kind: 'thin', dimension: 'labour', scored: 10, pupils: 80 },
    { kind: 'covered', dimension: 'labour', ok: 60, pupils: 80 },
  ]);
});

test('a class is late when most of at least ten records came after a week', () => {
  const late = { kind: 'late', class: '2', freshShare: 0.1, records: 100 };
  expect(schoolFindings([standing('1'), standing('2', { fresh: 10 })], order)).toContainEqual(late);
  expect(schoolFindings([standing('2', { records: 9, fresh: 0 })], order).map(({ kind }) => kind)).toEqual(['covered']);
});

test('with no record anywhere there is nothing else to say', () => {
  expect(schoolFindings([standing('1', { records: 0, noticed: 0, scored: 0 })], order)).toEqual([
    { kind: 'nothing-yet' },
  ]);
});
