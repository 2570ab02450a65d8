import { expect, test } from 'vitest';
import { type GroupSums, groupResult } from './group-result.ts';

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
  errorsFrom: 'district',
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
  const mixed = groupResult([sums([70]), sums([80], { errorsFrom: 'default' })]);
  expect([groupResult([sums([70])]).errorsFrom, mixed.errorsFrom]).toEqual(['district', 'default']);
});
