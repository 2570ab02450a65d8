import { expect, test } from 'vitest';
import { readPack } from '../../../test/rubrics/packs.ts';
import { indicator, mark, rubric, TERM } from '../../../test/rubrics/small-rubric.ts';
import { printedScore } from '../rubric/rubric.ts';
import { scoreDimension } from './score-dimension.ts';

test('labour, grades 3–4, five of eight task groups offered: the group keeps its block, 88.4', () => {
  const labour = readPack('labour.v1.json');
  const levels = { g1: 'A', g2: 'B', g3: 'B', g5: 'C', g6: 'A', h2: 'B', h3: 'A' };
  const marks = Object.entries(levels).map(([id, level]) => mark(id, `labour.${id}`, level, { raterId: `t-${id}` }));
  const hours = weekdays(18, 3).map((happenedOn, at) =>
    mark(`h${at}`, 'labour.h1', 14 / 18, { kind: 'hours', raterKind: 'guardian', happenedOn }),
  );
  const result = scoreDimension(labour, { grade: 3, term: TERM, marks: [...marks, ...hours] });
  const scoreOf = (id: string) => result.indicators.find((each) => each.id === `labour.${id}`);
  expect(scoreOf('h1')).toMatchObject({ value: 85, level: 'B', records: 54, ratings: 0 });
  const groups = result.indicators.filter((each) => each.id.startsWith('labour.g') && each.value !== null);
  const groupMean = groups.reduce((sum, each) => sum + (each.share / 0.6) * (each.value ?? 0), 0);
  expect(groupMean).toBeCloseTo(88.16, 2);
  expect(printedScore(labour, result.score ?? 0)).toBe(88.4);
  expect(result).toMatchObject({
    status: 'ok',
    level: 'B',
    weightShare: 1,
    ratings: 7,
    raters: 7,
    seStatus: 'estimated',
  });
});

/** `perWeek` school days in each of some weeks from 2024-02-26 on. */
function weekdays(weeks: number, perWeek: number): string[] {
  const monday = Date.parse('2024-02-26');
  return Array.from({ length: weeks * perWeek }, (_, at) =>
    new Date(monday + (7 * Math.floor(at / perWeek) + (at % perWeek)) * 86_400_000).toISOString().slice(0, 10),
  );
}

const arts = rubric(
  [
    indicator('b1', { weight: 25 }),
    indicator('b2', { weight: 15 }),
    indicator('c1', { weight: 25 }),
    indicator('c2', { weight: 25 }),
    indicator('d1', { weight: 10 }),
    indicator('e1', {
      aggregation: {
        method: 'points-capped',
        params: { capPoints: 10, levelPoints: { A: 10, B: 7, C: 4, D: 0 } },
        period: 'year',
      },
    }),
  ],
  { scoring: { ...rubric([]).scoring, bonusMax: 10 } },
);
const artsOf = (levels: Record<string, string>) =>
  scoreDimension(arts, {
    grade: 4,
    term: TERM,
    marks: Object.entries(levels).map(([id, level]) => mark(id, id, level, { raterId: id })),
  });

test('arts: 91.0 and a bonus of 7 beside it, together an A', () => {
  const result = artsOf({ b1: 'A', b2: 'B', c1: 'B', c2: 'A', d1: 'C', e1: 'B' });
  expect(result).toMatchObject({ score: 91, bonus: 7, level: 'A', weightShare: 1, ratings: 5 });
});

test('arts: the band is that of score + bonus', () => {
  const result = artsOf({ b1: 'B', b2: 'B', c1: 'B', c2: 'B', d1: 'B', e1: 'B' });
  expect(result).toMatchObject({ score: 85, bonus: 7, level: 'A' });
});

test('arts: with one indicator not assessed its weight passes on, 93.3', () => {
  const result = artsOf({ b1: 'A', b2: 'B', c1: 'B', c2: 'A' });
  expect(printedScore(arts, result.score ?? 0)).toBe(93.3);
  expect(result).toMatchObject({ weightShare: 0.9, status: 'ok' });
});

test('arts: two indicators of five are not enough', () => {
  const result = artsOf({ b1: 'A', b2: 'B', e1: 'A' });
  expect(result).toMatchObject({
    status: 'insufficient_evidence',
    weightShare: 0.4,
    score: null,
    se: null,
    level: null,
  });
  expect(result).toMatchObject({ lo: null, hi: null, errorTerms: null, seStatus: 'no-score', bonus: 10 });
});
