import { expect, test } from 'vitest';
import { indicator, mark, rubric, TERM } from '../../../test/rubrics/small-rubric.ts';
import { scoreDimension } from '../scoring/score-dimension.ts';
import { mayHaveAdditions, withAdditions } from './additions.ts';

const own = indicator('s-1', { scope: 'school', parent: 'a' });
const small = rubric([indicator('a')]);
const idsOf = (added: Parameters<typeof withAdditions>[1]) =>
  withAdditions(small, added).indicators.map(({ id }) => id);

test('what a school wrote stands behind the rubric’s own', () => {
  expect(idsOf([own])).toEqual(['a', 's-1']);
  expect(withAdditions(small, [])).toBe(small);
});

test('what does not fit this version is left out: another parent, other levels, a weight, an id that is taken', () => {
  const levels = own.levels.slice(1);
  const wrong = [
    { ...own, parent: 'gone' },
    { ...own, levels },
    { ...own, weight: 10 },
    { ...own, id: 'a' },
  ];
  for (const one of wrong) expect(withAdditions(small, [one])).toBe(small);
  expect(idsOf([{ ...own, scope: 'core', weight: 10 }])).toEqual(['a']);
});

test('it changes no score by being there, and its marks count in the parent', () => {
  const marks = [mark('1', 'a', 'A'), mark('2', 'a', 'B')];
  const at = { grade: 3, term: TERM, marks };
  expect(scoreDimension(withAdditions(small, [own]), at)).toEqual(scoreDimension(small, at));
  const more = { ...at, marks: [...marks, mark('3', 's-1', 'D')] };
  expect(scoreDimension(withAdditions(small, [own]), more).score).toBeCloseTo((100 + 85 + 50) / 3, 9);
  expect(scoreDimension(small, more).score).toBeCloseTo((100 + 85) / 2, 9);
});

test('bonus, awards, measurements and school-based indicators have no additions', () => {
  const method = (name: string) => indicator('x', { aggregation: { method: name, params: {} } as never });
  expect(mayHaveAdditions(indicator('a'))).toBe(true);
  expect(['points-capped', 'award-points', 'standard-score'].map((name) => mayHaveAdditions(method(name)))).toEqual([
    false,
    false,
    false,
  ]);
  expect(mayHaveAdditions(own)).toBe(false);
});
