import { expect, test } from 'vitest';
import type { Indicator, Rubric } from '../rubric/rubric.ts';
import { indicatorCoverage } from './indicator-coverage.ts';

const indicator = (id: string, said: Partial<Indicator> = {}) =>
  ({
    id,
    title: { zh: id, en: id },
    scope: 'core',
    weight: 50,
    gradeBands: ['p'],
    aggregation: { method: 'mean-of-levels', params: {}, period: 'term', missing: 'not-assessed' },
    ...said,
  }) as Indicator;

const rubric = {
  gradeBands: [{ id: 'p', title: { zh: '低段', en: 'lower' }, grades: [1, 2] }],
  indicators: [
    indicator('a'),
    indicator('b'),
    indicator('of another grade', { gradeBands: ['j'] }),
    indicator('school-based', { scope: 'school', parent: 'a' }),
    indicator('weightless', { weight: 0 }),
    indicator('bonus', {
      weight: 0,
      aggregation: {
        method: 'points-capped',
        params: { capPoints: 10, levelPoints: { A: 10 } },
        period: 'year',
        missing: 'not-assessed',
      },
    }),
  ],
} as unknown as Rubric;

test('what a class has evidence of, in the rubric’s order: those without any stay in the list', () => {
  const seen = [
    ['a', 1, '2026-11-02'],
    ['a', 2, '2026-10-01'],
  ] as const;
  const found = indicatorCoverage(rubric, 2, seen);
  expect(
    found.map(({ indicatorId, weight, pupils, records, lastOn }) => [indicatorId, weight, pupils, records, lastOn]),
  ).toEqual([
    ['a', 50, 2, 3, '2026-11-02'],
    ['b', 50, 0, 0, null],
    ['bonus', 0, 0, 0, null],
  ]);
  expect(indicatorCoverage(rubric, 7, seen)).toEqual([]);
});
