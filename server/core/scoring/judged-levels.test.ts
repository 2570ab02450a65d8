import { expect, test } from 'vitest';
import { indicator, mark, rubric, TERM } from '../../../test/rubrics/small-rubric.ts';
import { averageLevelStep } from '../rubric/rubric.ts';
import { DEFAULT_COMPONENTS, type ScoredMark, Z95 } from './dimension-score.ts';
import { judgedCells, judgedChange, judgedOf } from './judged-levels.ts';

const AUTUMN = '2023-2024-1';
const half = { weight: 50 };
const of = rubric([
  indicator('mean', half),
  indicator('best', { ...half, aggregation: { method: 'best-n-mean', params: { n: 1 }, period: 'year' } }),
  indicator('counted', { ...half, aggregation: { method: 'count-to-level', params: { counts: [3, 2, 1] } } }),
]);
const cells = (marks: readonly ScoredMark[], term = TERM) => judgedCells(of, { bandId: 'p', term, marks });
let ids = 0;
const given = (levels: string, said: Partial<ScoredMark> = {}, indicatorId = 'mean') =>
  [...levels].map((level) => {
    ids += 1;
    return mark(`m${ids}`, indicatorId, level, said);
  });

test('only levels of the term: what is counted, picked or gathered over the year takes no part', () => {
  const facts = [1, 2, 3].map((at) => mark(`f${at}`, 'counted', 5));
  const earlier = given('AAAA', { term: AUTUMN }, 'best');
  const judged = judgedOf(of, cells([...given('BB'), ...given('AC', {}, 'best'), ...facts, ...earlier]));
  expect(judged).toMatchObject({ value: 85, indicators: 2, ratings: 4, raters: 1 });
  expect(judgedOf(of, cells(given('AA'))), 'fewer than three').toBeNull();
});

test('more records of the same quality are no change, and what nobody rated in the other term is left out', () => {
  const before = cells(given('BBB', { term: AUTUMN }, 'best'), AUTUMN);
  const now = cells([...given('ABCBABCB', {}, 'best'), ...given('DDDD')]);
  expect(judgedChange(of, before, now)).toMatchObject({ before: 85, now: 85, indicators: 1, verdict: 'within-error' });
  expect(judgedChange(of, before, cells(given('DDDD')))).toBeNull();
});

test('the severity of who rated in both terms cancels; of who did not it stays in both', () => {
  const step = averageLevelStep(of);
  const { rater, personRater, residual } = DEFAULT_COMPONENTS;
  const levels = (raterId: string, term: string) => cells(given('BBBB', { raterId, term }), term);
  const smallest = (first: string, second: string) =>
    judgedChange(of, levels(first, AUTUMN), levels(second, TERM))?.smallest ?? Number.NaN;
  expect(smallest('a', 'a')).toBeCloseTo(Z95 * step * Math.sqrt(2 * (personRater + residual / 4)), 10);
  expect(smallest('a', 'b')).toBeCloseTo(Z95 * step * Math.sqrt(2 * (rater + personRater + residual / 4)), 10);
});

test('a change is told from the smallest difference on that can be', () => {
  const change = (before: string, now: string) =>
    judgedChange(of, cells(given(before, { term: AUTUMN }), AUTUMN), cells(given(now)));
  expect(change('CCCCCCCC', 'AAAAAAAA')?.verdict).toBe('up');
  expect(change('AAAAAAAA', 'CCCCCCCC')?.verdict).toBe('down');
  const little = change('BBBBBBBB', 'BBBBBAAA');
  expect(little?.verdict).toBe('within-error');
  expect((little?.now ?? 0) - (little?.before ?? 0)).toBeLessThan(little?.smallest ?? 0);
});
