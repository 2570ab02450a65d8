import { expect, test } from 'vitest';
import { indicator, mark, rubric, TERM } from '../../../test/rubrics/small-rubric.ts';
import type { Rubric } from '../rubric/rubric.ts';
import type { ScoredMark } from './dimension-score.ts';
import { wasJudged } from './enough-evidence.ts';
import { scoreDimension } from './score-dimension.ts';

const score = (of: Rubric, marks: readonly ScoredMark[]) => scoreDimension(of, { grade: 3, term: TERM, marks });

test('a view of the child’s own has its share, and takes nothing away: no value, no second person who saw it, no place among what staff judged', () => {
  const raters = [
    { kind: 'staff' as const, share: 80 },
    { kind: 'self' as const, share: 20 },
  ];
  const of = (minRecords: number) => rubric([indicator('a', { raters, minRecords })]);
  const staff = (n: number) =>
    Array.from({ length: n }, (_, at) => mark(`t${at}`, 'a', 'A', { raterId: 'one teacher', raterKind: 'staff' }));
  const self = (n: number) =>
    Array.from({ length: n }, (_, at) => mark(`z${at}`, 'a', 'D', { raterId: 'the child', raterKind: 'self' }));
  // One view is less than its fifth of six: it waits, and what six times was seen stands.
  expect(score(of(6), [...staff(6), ...self(1)]).indicators[0]).toMatchObject({ value: 100, ratings: 6 });
  expect(score(of(6), [...staff(6), ...self(2)]).indicators[0]).toMatchObject({
    value: 90,
    ratings: 8,
    staffRatings: 6,
  });
  expect(score(of(1), [...staff(3), ...self(3)])).toMatchObject({ status: 'provisional', ratings: 3, raters: 1 });
  const alone = score(of(1), self(3));
  expect(alone).toMatchObject({ status: 'provisional', ratings: 0, raters: 0 });
  expect(alone.indicators.map(wasJudged)).toEqual([false]);
  expect(score(of(1), [...staff(1), ...self(1)]).indicators.map(wasJudged)).toEqual([true]);
});
