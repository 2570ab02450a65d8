import { expect, test } from 'vitest';
import { indicator, mark, rubric, TERM } from '../../../test/rubrics/small-rubric.ts';
import type { ScoredMark } from './dimension-score.ts';
import { pickReportWords } from './report-words.ts';
import { scoreDimension } from './score-dimension.ts';

const ids = ['a', 'b', 'c', 'd'];
const of = rubric(ids.map((id) => indicator(id, { weight: 25 })));
const words = (marks: readonly ScoredMark[]) =>
  pickReportWords([{ rubric: of, score: scoreDimension(of, { grade: 3, term: TERM, marks }) }]);
const twice = (id: string, level: string, happenedOn = '2024-03-01') =>
  [1, 2].map((at) => mark(`${id}${at}`, id, level, { happenedOn }));

test('nothing seen: no strength, and the next step is to look', () => {
  expect(words([])).toEqual({
    strengths: [],
    nextStep: {
      rubricKey: 'small',
      indicatorId: 'a',
      reason: 'not-seen-yet',
      level: null,
      nextLevel: 'C',
      descriptor: { zh: 'a at C', en: 'a at C' },
    },
  });
});

test('what was seen twice comes before what was seen once, then the higher value, then the more recent', () => {
  const picked = (marks: readonly ScoredMark[]) => words(marks).strengths.map((each) => each.indicatorId);
  expect(picked([mark('1', 'a', 'A'), ...twice('b', 'B'), ...twice('c', 'A')])).toEqual(['c', 'b']);
  expect(picked([...twice('a', 'A'), ...twice('b', 'A', '2024-05-01'), ...twice('c', 'A')])).toEqual(['b', 'a']);
});

test('a level in the lower half is a strength only where there is no better one, and the lowest never', () => {
  const { strengths } = words([...twice('a', 'C'), mark('1', 'b', 'B'), ...twice('c', 'D')]);
  expect(strengths).toEqual([
    { rubricKey: 'small', indicatorId: 'b', level: 'B', records: 1, reason: 'seen-once' },
    { rubricKey: 'small', indicatorId: 'a', level: 'C', records: 2, reason: 'seen-often' },
  ]);
});

test('the lowest level is no strength even where there is nothing else', () => {
  expect(words(twice('a', 'D'))).toMatchObject({ strengths: [], nextStep: { indicatorId: 'a', nextLevel: 'C' } });
});

test('the next step is the lowest that is no strength, with the words of the next level up', () => {
  const { nextStep } = words([...twice('a', 'A'), ...twice('b', 'B'), ...twice('c', 'D'), ...twice('d', 'C')]);
  const descriptor = { zh: 'c at C', en: 'c at C' };
  expect(nextStep).toMatchObject({ indicatorId: 'c', reason: 'lowest-so-far', level: 'D', nextLevel: 'C', descriptor });
});

test('then what nobody has seen yet; then a strength that can grow; at the top of everything, nothing', () => {
  expect(words([...twice('a', 'A'), ...twice('b', 'B')]).nextStep).toMatchObject({ indicatorId: 'c', level: null });
  const small = rubric([indicator('a')]);
  const only = (level: string) =>
    pickReportWords([
      { rubric: small, score: scoreDimension(small, { grade: 3, term: TERM, marks: twice('a', level) }) },
    ]).nextStep;
  expect(only('B')).toMatchObject({ indicatorId: 'a', level: 'B', nextLevel: 'A' });
  expect(only('A')).toBeNull();
});

test('a mean between two levels points to the level above the one it is called', () => {
  const { nextStep } = words([mark('1', 'a', 'A'), mark('2', 'a', 'C'), ...twice('b', 'A'), ...twice('c', 'A')]);
  expect(nextStep).toMatchObject({ indicatorId: 'a', level: 'B', nextLevel: 'A' });
});

test('counting is no strength and no next step, by itself or through the indicator it counts for; not recorded is not said of the child', () => {
  const counts = { method: 'count-to-level', params: { counts: [3, 2, 1] } } as const;
  const mixed = rubric([
    indicator('judged', { weight: 50 }),
    indicator('counted', { weight: 25, aggregation: counts }),
    indicator('parent', { weight: 25 }),
    indicator('child', { scope: 'school', parent: 'parent', aggregation: counts }),
  ]);
  const said = (marks: readonly ScoredMark[]) =>
    pickReportWords([{ rubric: mixed, score: scoreDimension(mixed, { grade: 3, term: TERM, marks }) }]);
  const facts = (at: number) => ['counted', 'child'].map((id) => mark(`${id}${at}`, id, at));
  expect(said([...facts(4), ...twice('judged', 'B')]).strengths.map((one) => one.indicatorId)).toEqual(['judged']);
  // One time is the level next to the lowest: nothing that anybody saw of the child.
  const { strengths, nextStep } = said([...facts(1), ...twice('judged', 'A')]);
  expect(strengths.map((one) => one.indicatorId)).toEqual(['judged']);
  expect(nextStep).toBeNull();
  expect(said(twice('judged', 'A')).nextStep).toMatchObject({ indicatorId: 'parent', reason: 'not-seen-yet' });
});
