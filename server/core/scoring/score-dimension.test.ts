import { describe, expect, test } from 'vitest';
import { indicator, mark, rubric, TERM } from '../../../test/rubrics/small-rubric.ts';
import type { Indicator, Rubric } from '../rubric/rubric.ts';
import type { ScoredMark } from './dimension-score.ts';
import { scoreDimension } from './score-dimension.ts';

const score = (what: Rubric | readonly Indicator[], marks: readonly ScoredMark[], grade = 3) =>
  scoreDimension('key' in what ? what : rubric(what), { grade, term: TERM, marks });
const three = (id: string) => ['t1', 't2', 't3'].map((raterId) => mark(`${id}-${raterId}`, id, 'B', { raterId }));

describe('status', () => {
  test('nothing entered is not a zero', () => {
    expect(score([indicator('a')], [])).toMatchObject({ status: 'insufficient_evidence', score: null, records: 0 });
  });
  test('fewer than three ratings or two raters: provisional', () => {
    const one = [indicator('a')];
    expect(score(one, three('a').slice(0, 2)).status).toBe('provisional');
    expect(
      score(
        one,
        three('a').map((each) => ({ ...each, raterId: 't1' })),
      ).status,
    ).toBe('provisional');
    expect(score(one, three('a')).status).toBe('ok');
  });
  test('facts without any rating give no score', () => {
    const counted = indicator('a', { aggregation: { method: 'count-to-level', params: { counts: [6, 4, 2] } } });
    expect(score([counted], [mark('m', 'a', 9)])).toMatchObject({ status: 'insufficient_evidence', weightShare: 1 });
  });
  test('a grade the rubric does not have', () => {
    expect(score([indicator('a')], three('a'), 9)).toMatchObject({ gradeBand: null, score: null, indicators: [] });
  });
});

describe('missing', () => {
  const pair = (missing: 'not-assessed' | 'neutral') => [
    indicator('a', { weight: 50 }),
    indicator('b', { weight: 50, aggregation: { method: 'mean-of-levels', params: {}, missing } }),
  ];
  test('not-assessed lowers the coverage, neutral does not', () => {
    expect(score(pair('not-assessed'), three('a'))).toMatchObject({ weightShare: 0.5, score: null });
    expect(score(pair('neutral'), three('a'))).toMatchObject({ weightShare: 1, score: 85 });
    expect(score(pair('neutral'), [...three('a'), ...three('b')]).indicators[1]).toMatchObject({ share: 0.5 });
  });
  test('coverage exactly at the least there must be is enough, a tenth of a point less is not', () => {
    const seen = (weight: number) => [indicator('a', { weight }), indicator('b', { weight: 100 - weight })];
    expect(score(seen(60), three('a'))).toMatchObject({ status: 'ok', weightShare: 0.6, score: 85 });
    expect(score(seen(59.9), three('a'))).toMatchObject({ status: 'insufficient_evidence', score: null });
    // 0.4 + 42.8 + 6.8 is 49.99999999999999 to a computer, and 50 to whoever wrote the rubric.
    const weights = { a: 0.4, b: 42.8, c: 6.8, d: 50 };
    const half = rubric(
      Object.entries(weights).map(([id, weight]) => indicator(id, { weight })),
      { scoring: { ...rubric([]).scoring, minCoverage: 0.5 } },
    );
    const found = score(half, ['a', 'b', 'c'].flatMap(three));
    expect(found.weightShare).toBeLessThan(0.5);
    expect(found.status).toBe('ok');
  });
});

describe('who rates', () => {
  const shared = indicator('a', {
    raters: [
      { kind: 'staff', share: 40 },
      { kind: 'guardian', share: 40 },
      { kind: 'self', share: 20 },
    ],
  });
  const staff = mark('s', 'a', 'A');
  const guardian = mark('g', 'a', 'C', { raterKind: 'guardian', raterId: 'g1' });
  test('the shares of the kinds that did rate', () => {
    expect(score([shared], [staff, guardian]).score).toBe(85);
    const self = mark('z', 'a', 'D', { raterKind: 'self', raterId: 'p1' });
    expect(score([shared], [staff, guardian, self]).score).toBe(78);
  });
  test('staff count together, however many they are', () => {
    const other = mark('s2', 'a', 'C', { raterId: 't2' });
    expect(score([shared], [staff, other, guardian]).score).toBe((40 * 85 + 40 * 70) / 80);
  });
  test('a kind without a share does not count', () => {
    expect(score([indicator('a')], [guardian])).toMatchObject({ records: 0, status: 'insufficient_evidence' });
  });
});

describe('school-based evidence', () => {
  const parent = indicator('p', { aggregation: { method: 'best-n-mean', params: { n: 2 } } });
  const child = indicator('c', {
    scope: 'school',
    parent: 'p',
    aggregation: { method: 'latest-confirmed', params: {} },
  });
  const counted = indicator('k', {
    scope: 'school',
    parent: 'p',
    aggregation: { method: 'count-to-level', params: { counts: [4, 3, 2] } },
  });
  test("counts in the parent by the parent's method", () => {
    const marks = [mark('1', 'p', 'C'), mark('2', 'c', 'A'), mark('3', 'c', 'B')];
    const result = score([parent, child], marks);
    expect(result.indicators).toHaveLength(1);
    expect(result.indicators[0]).toMatchObject({ value: 92.5, countingMarkIds: ['2', '3'], records: 3, ratings: 2 });
  });
  test('what is counted becomes one level, dated at its last record, and nobody is its rater', () => {
    const times = ['01', '05', '09'].map((day) => mark(`k${day}`, 'k', 1, { happenedOn: `2024-03-${day}` }));
    const result = score([parent, counted], [mark('1', 'p', 'C'), ...times]);
    expect(result.indicators[0]).toMatchObject({
      value: 77.5,
      countingMarkIds: ['1', 'k01', 'k05', 'k09'],
      ratings: 1,
      records: 4,
      lastHappenedOn: '2024-03-09',
    });
    expect(Object.keys(result.errorTerms?.raterCoefficients ?? {})).toEqual(['t1']);
  });
});

describe('period and limits', () => {
  const autumn = { term: '2023-2024-1', happenedOn: '2023-10-01' };
  const by = (period: 'term' | 'year') =>
    indicator('a', { aggregation: { method: 'mean-of-levels', params: {}, period } });
  test('term, or the school year to date', () => {
    const marks = [mark('1', 'a', 'D', autumn), mark('2', 'a', 'A')];
    expect(score([by('term')], marks).score).toBe(100);
    expect(score([by('year')], marks).score).toBe(75);
  });
  test('records beyond the limit of a term do not count; each kind of rater has its own', () => {
    const limited = { ...by('year'), limits: { recordsPerTerm: 1 } };
    const marks = [mark('1', 'a', 'D', autumn), mark('2', 'a', 'C'), mark('3', 'a', 'A', { happenedOn: '2024-03-02' })];
    expect(score([limited], marks).indicators[0]).toMatchObject({ value: 60, countingMarkIds: ['1', '2'], records: 2 });
  });
  test('hours beyond the limit of a day, a week or the year do not count', () => {
    const hours = (limits: Indicator['limits'], thresholds: number[]) =>
      indicator('a', {
        ...(limits ? { limits } : {}),
        aggregation: { method: 'hours-to-level', params: { hours: { p: thresholds } } },
      });
    const on = (day: string, amount: number) => mark(day, 'a', amount, { kind: 'hours', happenedOn: day });
    const days = [on('2024-03-04', 5), on('2024-03-05', 5), on('2024-03-11', 5)];
    const value = (limits: Indicator['limits'], top: number) =>
      score([hours(limits, [top, 2, 1])], days).indicators[0]?.level;
    expect(value(undefined, 15)).toBe('A');
    expect([value({ hoursPerDay: 3 }, 9), value({ hoursPerDay: 3 }, 9.1)]).toEqual(['A', 'B']);
    expect([value({ hoursPerWeek: 6 }, 11), value({ hoursPerWeek: 6 }, 11.1)]).toEqual(['A', 'B']);
    expect([value({ hoursPerYear: 12 }, 12), value({ hoursPerYear: 12 }, 12.1)]).toEqual(['A', 'B']);
  });
});

describe('a group of which a school offers some', () => {
  const members = ['a', 'b', 'c', 'd'].map((id) => indicator(id, { weight: 15 }));
  const grouped = rubric([...members, indicator('h', { weight: 40 })], {
    groupRules: [
      {
        id: 'g',
        title: { zh: '组', en: 'group' },
        method: 'weighted-mean-of-offered',
        members: ['a', 'b', 'c', 'd'],
        totalWeight: 60,
        minOffered: { p: 2 },
      },
    ],
  });
  test('keeps its block, and is covered as far as it is offered', () => {
    const marks = [...three('h'), mark('1', 'a', 'A')];
    expect(score(grouped, marks)).toMatchObject({ score: 94, weightShare: 0.7 });
    expect(score(grouped, [...marks, mark('2', 'b', 'C')])).toMatchObject({ score: 85, weightShare: 1 });
    expect(score(grouped, [mark('1', 'a', 'A')])).toMatchObject({ score: null, weightShare: 0.3 });
  });
});

test('a contribution stops at its cap', () => {
  const capped = [indicator('a', { weight: 90 }), indicator('b', { weight: 10, contributionCap: 6 })];
  expect(score(capped, [mark('1', 'a', 'A'), mark('2', 'b', 'A')]).score).toBe(96);
});

test('marks that cannot count are passed over', () => {
  const bad = [
    mark('1', 'a', 'Z'),
    mark('2', 'a', 3),
    mark('3', 'nowhere', 'A'),
    mark('4', 'a', 'A', { level: null }),
    mark('5', 'a', 'A', { term: '2022-2023-1' }),
  ];
  expect(score([indicator('a')], [...bad, ...three('a')])).toMatchObject({ score: 85, records: 3, ratings: 3 });
});

test('a mark of another kind does not count, nor a negative amount', () => {
  const [level, hours] = [
    indicator('a', { weight: 60 }),
    indicator('b', { weight: 40, aggregation: { method: 'hours-to-level', params: { hours: { p: [6, 4, 2] } } } }),
  ];
  const counted = mark('1', 'a', 9, { level: 'A' });
  expect(score([level, hours], [counted, ...three('a')]).indicators[0]).toMatchObject({ value: 85, records: 3 });
  const onHours = [mark('2', 'b', 6), mark('3', 'b', -3, { kind: 'hours' }), mark('4', 'b', 4, { kind: 'hours' })];
  expect(score([level, hours], onHours).indicators[1]).toMatchObject({ level: 'B', countingMarkIds: ['4'] });
});

test('bonus points stop at the cap of their indicator, and all together at that of the rubric', () => {
  const bonus = (id: string) =>
    indicator(id, {
      aggregation: { method: 'points-capped', params: { capPoints: 6, levelPoints: { A: 4, B: 2, C: 1, D: 0 } } },
    });
  const of = rubric([indicator('a'), bonus('x'), bonus('y')], { scoring: { ...rubric([]).scoring, bonusMax: 8 } });
  const marks = [mark('1', 'x', 'A'), mark('2', 'x', 'A')];
  expect(score(of, marks).bonus).toBe(6);
  expect(score(of, [...marks, mark('3', 'y', 'A')]).bonus).toBe(8);
});

test('whoever else rated, no mark decides more than its part of an indicator that asks for several', () => {
  const raters = [
    { kind: 'staff' as const, share: 80 },
    { kind: 'self' as const, share: 20 },
  ];
  const of = rubric([indicator('a', { raters, minRecords: 2 })]);
  const valued = (...kinds: ('staff' | 'self')[]) => {
    const marks = kinds.map((raterKind, at) => mark(`${at}`, 'a', raterKind === 'staff' ? 'A' : 'D', { raterKind }));
    const [found] = scoreDimension(of, { grade: 3, term: TERM, marks }).indicators;
    return found?.value ?? found?.missing;
  };
  expect(valued('staff')).toBe('not-enough-marks');
  // The teacher's single mark would be four fifths of it.
  expect(valued('staff', 'self')).toBe('not-enough-marks');
  expect(valued('staff', 'self', 'self')).toBe('not-enough-marks');
  expect(valued('staff', 'staff')).toBe(100);
  expect(valued('self', 'self')).toBe(50);
  expect(valued('staff', 'staff', 'self')).toBe(90);
});
