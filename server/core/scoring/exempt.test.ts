import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indicator, mark, rubric, TERM } from '../../../test/rubrics/small-rubric.ts';
import type { Rubric } from '../rubric/rubric.ts';
import type { ScoredMark } from './dimension-score.ts';
import type { DaysOff } from './exempt.ts';
import { scoreDimension } from './score-dimension.ts';

const term = { from: '2024-02-26', to: '2024-07-07' };
const year = { from: '2023-09-01', to: term.to };

function scoreOf(of: Rubric, marks: readonly ScoredMark[], off: Readonly<Record<string, readonly DaysOff[]>> = {}) {
  const exempt = { days: new Map(Object.entries(off)), term, year };
  return scoreDimension(of, { grade: 3, term: TERM, termStartsOn: term.from, marks, exempt });
}

const three = (id: string, level = 'B') => ['1', '2', '3'].map((n) => mark(id + n, id, level, { raterId: n }));

test('what is not asked of a child leaves the score as if the rubric did not have it', () => {
  const [a, b, c] = [indicator('a', { weight: 40 }), indicator('b', { weight: 35 }), indicator('c', { weight: 25 })];
  const levels = fc.array(
    fc.record({ id: fc.constantFrom('a', 'b'), level: fc.constantFrom('A', 'B', 'C', 'D'), by: fc.nat(3) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(levels, (given) => {
      const marks = given.map(({ id, level, by }, at) => mark(`${at}`, id, level, { raterId: `t${by}` }));
      const { indicators, ...exempt } = scoreOf(rubric([a, b, c]), marks, { c: [term] });
      const { indicators: without, ...absent } = scoreOf(rubric([a, b]), marks);
      expect({ ...exempt, weightShare: exempt.weightShare.toFixed(12) }).toEqual({
        ...absent,
        weightShare: absent.weightShare.toFixed(12),
      });
      expect(indicators.slice(0, 2)).toEqual(without);
      expect(indicators[2]).toMatchObject({ id: 'c', value: null, missing: 'exempt', share: 0, records: 0 });
    }),
  );
});

test('where nothing recorded would be 0, it is exempt and not 0', () => {
  const of = rubric([
    indicator('a', { weight: 50 }),
    indicator('t', {
      weight: 50,
      aggregation: { method: 'amount-to-target', params: { kind: 'count', target: 10, zeroIfAbsent: true } },
    }),
  ]);
  expect(scoreOf(of, three('a'))).toMatchObject({ score: 42.5 });
  expect(scoreOf(of, three('a'), { t: [term] })).toMatchObject({ score: 85, weightShare: 1 });
});

test('days before the term or after it exempt from nothing in it', () => {
  const of = rubric([indicator('a', { weight: 50 }), indicator('b', { weight: 50 })]);
  const before = [{ from: '2023-10-01', to: '2024-02-25' }];
  const after = [{ from: '2024-07-08', to: '2024-08-31' }];
  for (const off of [before, after]) expect(scoreOf(of, three('a'), { b: off })).toEqual(scoreOf(of, three('a')));
});

test('what was recorded on the other days counts, and a sum is asked for those days alone', () => {
  const half = { from: '2024-02-26', to: '2024-05-02' };
  const counts = rubric([indicator('n', { aggregation: { method: 'count-to-level', params: { counts: [8, 6, 2] } } })]);
  const level = (of: Rubric, marks: ScoredMark[], off: DaysOff[]) =>
    scoreOf(of, marks, { n: off }).indicators[0]?.level;
  const four = [mark('1', 'n', 4, { happenedOn: '2024-06-01' })];
  expect([level(counts, four, []), level(counts, four, [half])]).toEqual(['C', 'A']);

  const hours = rubric([
    indicator('n', {
      aggregation: { method: 'hours-to-level', params: { weeks: 18, hoursPerWeek: { p: [3, 2, 1] } } },
    }),
  ]);
  const worked = Array.from({ length: 7 }, (_, at) =>
    mark(`${at}`, 'n', 3, { kind: 'hours', happenedOn: `2024-06-${String(3 + at * 4).padStart(2, '0')}` }),
  );
  expect([level(hours, worked, []), level(hours, worked, [half])]).toEqual(['C', 'B']);
  const late = [{ from: '2024-02-26', to: '2024-06-20' }];
  expect(scoreOf(hours, worked, { n: late }).indicators[0]).toMatchObject({
    value: null,
    missing: 'exempt',
    records: 7,
  });
});

const group = { id: 'g', title: { zh: 'g', en: 'g' }, method: 'weighted-mean-of-offered' } as const;

test('a group asks for no more members than are asked of the child, and leaves the total where none is', () => {
  const of = rubric(
    ['g1', 'g2', 'a'].map((id) => indicator(id, { weight: id === 'a' ? 40 : 30 })),
    { groupRules: [{ ...group, members: ['g1', 'g2'], totalWeight: 60, minOffered: { p: 2 } }] },
  );
  const seen = [...three('a', 'A'), ...three('g1', 'C')];
  expect(scoreOf(of, seen)).toMatchObject({ score: 82, weightShare: 0.7 });
  expect(scoreOf(of, seen, { g2: [term] })).toMatchObject({ score: 82, weightShare: 1 });
  expect(scoreOf(of, three('a', 'A'), { g1: [term], g2: [term] })).toMatchObject({ score: 100, weightShare: 1 });
});

test('a school-based indicator goes with its parent', () => {
  const own = indicator('s', {
    scope: 'school',
    parent: 'a',
    aggregation: { method: 'count-to-level', params: { counts: [4, 3, 2] } },
  });
  const of = rubric([indicator('a'), own]);
  const half = { from: '2024-02-26', to: '2024-05-02' };
  const two = [mark('1', 's', 2, { happenedOn: '2024-06-01' })];
  expect(scoreOf(of, two).indicators[0]?.level).toBe('C');
  expect(scoreOf(of, two, { a: [half] }).indicators[0]?.level).toBe('A');
});

test('what a school offers to all is as if it never had been neutral, and what is not asked of a child stays so', () => {
  const of = (missing: 'neutral' | 'not-assessed') =>
    rubric([
      indicator('a', { weight: 60 }),
      indicator('v', { weight: 40, aggregation: { method: 'mean-of-levels', params: {}, missing } }),
    ]);
  const levels = fc.array(fc.record({ id: fc.constantFrom('a', 'v'), level: fc.constantFrom('A', 'C') }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(levels, (given) => {
      const marks = given.map(({ id, level }, at) => mark(`${at}`, id, level, { raterId: `t${at}` }));
      const input = { grade: 3, term: TERM, termStartsOn: term.from, marks };
      const offered = { ...input, offeredToAll: new Set(['v']) };
      expect(scoreDimension(of('neutral'), offered)).toEqual(scoreDimension(of('not-assessed'), input));
      // Where there are records it makes no difference.
      if (given.some(({ id }) => id === 'v'))
        expect(scoreDimension(of('neutral'), offered)).toEqual(scoreDimension(of('neutral'), input));
      const exempt = { days: new Map([['v', [term]]]), term, year };
      expect(scoreDimension(of('neutral'), { ...offered, exempt })).toEqual(
        scoreDimension(of('neutral'), { ...input, exempt }),
      );
    }),
  );
  const seen = { grade: 3, term: TERM, marks: three('a') };
  expect(scoreDimension(of('neutral'), seen).weightShare).toBe(1);
  expect(scoreDimension(of('neutral'), { ...seen, offeredToAll: new Set(['v']) }).weightShare).toBeCloseTo(0.6, 12);
});
