import { expect, test } from 'vitest';
import { rubric as small } from '../../../test/rubrics/small-rubric.ts';
import type { Rubric } from '../rubric/rubric.ts';
import { type HeadlineInput, headlineOf } from './headline.ts';

const level = (value: number) => (value >= 90 ? 'A' : value >= 75 ? 'B' : value >= 60 ? 'C' : 'D');
/** A dimension with its score and what was judged, each as its value and half its interval. */
function of(
  dimension: Rubric['dimension'],
  [score, around]: readonly [number, number],
  [judged, doubt]: readonly [number, number] = [score, around],
  said: Partial<HeadlineInput> & { status?: 'ok' | 'provisional' } = {},
): HeadlineInput {
  const { status = 'ok', ...rest } = said;
  return {
    rubric: small([], { dimension }),
    records: 5,
    score: { status, score, level: level(score), lo: score - around, hi: score + around },
    judged: { lo: judged - doubt, hi: judged + doubt },
    ...rest,
  };
}
const none = { status: 'insufficient_evidence', score: null, level: null, lo: null, hi: null } as const;

test('the best is named where its interval lies above all others, and nowhere else', () => {
  const arts = of('arts', [95, 4]);
  const [moral, labour] = [of('moral', [82, 6]), of('labour', [80, 5])];
  expect(headlineOf([moral, arts, labour])).toEqual({
    kind: 'strong',
    dimension: 'arts',
    levelLabel: { zh: 'A', en: 'A' },
    records: 5,
  });
  // One of the others reaches into it: which is best cannot be told, and both are good.
  expect(headlineOf([of('moral', [88, 6]), arts])).toEqual({
    kind: 'good',
    dimensions: ['moral', 'arts'],
    records: 10,
  });
  expect(headlineOf([arts]), 'there is nothing to be above').toMatchObject({ kind: 'good', dimensions: ['arts'] });
});

test('counts and hours make no headline: what was judged has to say it as well', () => {
  const byFacts = of('health', [96, 2], [83, 6]);
  expect(headlineOf([byFacts, of('moral', [82, 5])])).toEqual({
    kind: 'good',
    dimensions: ['health', 'moral'],
    records: 10,
  });
  // And what was judged is not enough where the picture of the scores does not show it.
  expect(headlineOf([of('arts', [84, 4], [95, 4]), of('moral', [82, 5])]).kind).toBe('good');
  const unjudged = of('health', [96, 2], undefined, { judged: null });
  expect(headlineOf([unjudged, of('moral', [70, 9])])).toMatchObject({ kind: 'most' });
});

test('good is said where the whole interval lies in the upper half, with enough evidence; else what was done most', () => {
  const doubtful = of('labour', [80, 9], undefined, { records: 12 });
  expect(headlineOf([of('moral', [70, 3]), doubtful])).toEqual({ kind: 'most', dimension: 'labour', records: 12 });
  expect(headlineOf([of('moral', [95, 3], undefined, { status: 'provisional' })])).toMatchObject({ kind: 'most' });
  // The level shown beside it is not contradicted either.
  expect(headlineOf([of('moral', [70, 3], [95, 3])])).toMatchObject({ kind: 'most' });
});

test('without a score it says how much there is', () => {
  const labour = of('labour', [80, 5], undefined, { records: 2, score: none });
  expect(headlineOf([labour])).toEqual({ kind: 'too-little', records: 2 });
  expect(headlineOf([{ ...labour, records: 0 }])).toEqual({ kind: 'nothing-yet' });
  expect(headlineOf([])).toEqual({ kind: 'nothing-yet' });
});
