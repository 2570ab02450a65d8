import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPack } from '../../../test/rubrics/packs.ts';
import { indicator, mark, rubric, TERM } from '../../../test/rubrics/small-rubric.ts';
import { AWARD_LEVELS, AWARD_RANKS, AWARD_ROLES } from '../rubric/awards.ts';
import type { AwardDetail } from '../rubric/mark-value.ts';
import type { Rubric } from '../rubric/rubric.ts';
import type { ScoredMark } from './dimension-score.ts';
import { scoreDimension } from './score-dimension.ts';

const scoreOf = (of: Rubric, marks: readonly ScoredMark[], said: { termStartsOn?: string; grade?: number } = {}) =>
  scoreDimension(of, { grade: 3, term: TERM, marks, ...said });

describe('attendance', () => {
  const attended = (id: string, times: number, held: number) =>
    mark(id, 'a', times, { kind: 'attendance', detail: { held } });
  const of = rubric([
    indicator('a', { aggregation: { method: 'coverage-to-level', params: { cuts: [0.95, 0.85, 0.7] } } }),
  ]);
  const level = (...marks: ScoredMark[]) => scoreOf(of, marks).indicators[0]?.level;
  test('is the share of all that was held, whatever the records are cut into', () => {
    expect(level(attended('1', 19, 20))).toBe('A');
    expect(level(attended('1', 9, 10), attended('2', 10, 10))).toBe('A');
    expect(level(attended('1', 9, 10))).toBe('B');
    // One lesson of one missed does not weigh as much as twenty of twenty.
    expect(level(attended('1', 0, 1), attended('2', 20, 20))).toBe('A');
    expect(level(attended('1', 0, 40))).toBe('D');
  });
  test('nothing recorded is not missed; more attended than held cannot be', () => {
    expect(scoreOf(of, []).indicators[0]).toMatchObject({ value: null, missing: 'no-marks' });
    expect(scoreOf(of, [attended('1', 3, 2), mark('2', 'a', 1, { kind: 'attendance' })]).indicators[0]?.records).toBe(
      0,
    );
  });
  test('what a child was excused from leaves the denominator and moves nothing else', () => {
    const two = rubric([
      indicator('a', { weight: 50, aggregation: { method: 'coverage-to-level', params: { cuts: [0.95, 0.85, 0.7] } } }),
      indicator('b', { weight: 50 }),
    ]);
    const lessons = fc
      .record({ held: fc.integer({ min: 1, max: 40 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
      .chain(({ held, part }) =>
        fc.record({
          held: fc.constant(held),
          came: fc.constant(Math.floor(held * part)),
          excused: fc.integer({ min: 0, max: held - Math.floor(held * part) }),
        }),
      );
    fc.assert(
      fc.property(lessons, fc.constantFrom('A', 'B', 'C', 'D'), ({ held, came, excused }, other) => {
        const beside = mark('9', 'b', other);
        const scored = (detail: { held: number; excused?: number }) =>
          scoreOf(two, [mark('1', 'a', came, { kind: 'attendance', detail }), beside]);
        expect(scored({ held, excused })).toEqual(scored({ held: held - excused }));
        // The other indicator's own value is what it was, whatever is excused.
        expect(scored({ held, excused }).indicators[1]?.value).toBe(scored({ held }).indicators[1]?.value);
        // And being excused never costs anything.
        const value = (detail: { held: number; excused?: number }) => scored(detail).indicators[0]?.value ?? 100;
        expect(value({ held, excused })).toBeGreaterThanOrEqual(value({ held }));
      }),
    );
    // All of it excused: nothing was asked, so nothing is assessed.
    const none = scoreOf(of, [mark('1', 'a', 0, { kind: 'attendance', detail: { held: 4, excused: 4 } })]);
    expect(none.indicators[0]).toMatchObject({ value: null, missing: 'no-marks' });
  });
  test('attending once more never lowers the level', () => {
    const lessons = fc.array(
      fc.record({ held: fc.integer({ min: 1, max: 20 }), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { minLength: 1, maxLength: 9 },
    );
    fc.assert(
      fc.property(lessons, (all) => {
        const marks = all.map(({ held, part }, at) => attended(`${at}`, Math.floor(held * part), held));
        const better = marks.map((one, at) => {
          const { held } = all[at] ?? { held: 0 };
          return at === 0 ? { ...one, amount: Math.min(held, (one.amount ?? 0) + 1) } : one;
        });
        const value = (list: ScoredMark[]) => scoreOf(of, list).indicators[0]?.value ?? -1;
        expect(value(better)).toBeGreaterThanOrEqual(value(marks));
      }),
    );
  });
});

describe('hours a week', () => {
  const of = rubric([
    indicator('h', {
      aggregation: { method: 'hours-to-level', params: { weeks: 18, hoursPerWeek: { p: [3, 2, 1] } } },
    }),
  ]);
  const START = '2024-02-26';
  /** Monday of week 1, 2, … of the term. */
  const monday = (week: number) => new Date(Date.parse(START) + (week - 1) * 7 * 86_400_000).toISOString().slice(0, 10);
  const weekly = (weeks: number, hours: number) =>
    Array.from({ length: weeks }, (_, at) => mark(`${at}`, 'h', hours, { kind: 'hours', happenedOn: monday(at + 1) }));
  const read = (marks: ScoredMark[]) => scoreOf(of, marks, { termStartsOn: START }).indicators[0];

  test('are asked for the weeks gone by until the last record', () => {
    expect([6, 9, 17, 18].map((weeks) => read(weekly(weeks, 3))?.level)).toEqual(['A', 'A', 'A', 'A']);
    expect([6, 9, 18].map((weeks) => read(weekly(weeks, 2))?.level)).toEqual(['B', 'B', 'B']);
  });
  test('say nothing before the sixth week, and that is not a low level', () => {
    expect(read(weekly(5, 3))).toMatchObject({ value: null, level: null, missing: 'too-early', records: 5 });
    expect(read(weekly(5, 3))?.share).toBe(0);
  });
  test('ask for no more than the weeks of the rubric', () => {
    expect(read([...weekly(18, 3), mark('z', 'h', 1, { kind: 'hours', happenedOn: monday(22) })])?.level).toBe('A');
  });
  test('a gap inside counts, for another record shows that the time went by', () => {
    expect(read([...weekly(6, 3), mark('z', 'h', 3, { kind: 'hours', happenedOn: monday(12) })])?.level).toBe('C');
  });
  test('the class has nothing to do with it, nor the day of reading: the same records, the same level', () => {
    expect(scoreOf(of, weekly(9, 3)).indicators[0]?.level).toBe('C');
    expect(read([...weekly(9, 3)].reverse())).toEqual(read(weekly(9, 3)));
  });
});

describe('progress', () => {
  const of = rubric([
    indicator('g', { weight: 50 }),
    indicator('p', {
      weight: 50,
      aggregation: { method: 'progress-vs-own-baseline', params: { minHistoryTerms: 2 }, missing: 'neutral' },
    }),
  ]);
  const autumn = { term: '2023-2024-1', happenedOn: '2023-11-01' };
  const read = (...marks: ScoredMark[]) => scoreOf(of, marks).indicators[1];
  test('needs a baseline of the own: marks of a term before', () => {
    expect(read(mark('1', 'p', 'A'))).toMatchObject({ value: null, missing: 'not-enough-marks' });
    expect(read(mark('1', 'p', 'C', autumn))).toMatchObject({ value: null, missing: 'not-enough-marks' });
    expect(read(mark('1', 'p', 'C', autumn), mark('2', 'p', 'A'))).toMatchObject({
      value: 100,
      countingMarkIds: ['2'],
      records: 2,
    });
  });
  test('is the latest word of the term, whatever the baseline was', () => {
    const later = mark('3', 'p', 'B', { happenedOn: '2024-06-01' });
    for (const level of ['A', 'B', 'C', 'D']) {
      expect(read(mark('1', 'p', level, autumn), mark('2', 'p', 'A'), later)?.value).toBe(85);
    }
  });
  test('without a baseline the score is as if it did not exist', () => {
    const three = ['1', '2', '3'].map((id) => mark(id, 'g', 'B', { raterId: id }));
    expect(scoreOf(of, [...three, mark('4', 'p', 'D')])).toMatchObject({ score: 85, weightShare: 1 });
  });
});

describe('awards', () => {
  const scitech = readPack('scitech.v1.json');
  if (!scitech.awards) throw new Error('the pack says nothing about awards');
  const inPoints: Rubric = { ...scitech, awards: { ...scitech.awards, mode: 'points' } };
  const award = (id: string, detail: Partial<AwardDetail> = {}) =>
    mark(id, 'scitech.s6', 'A', {
      kind: 'award',
      level: null,
      detail: { level: 'district', rank: 'first', role: 'individual', work: id, ...detail },
    });
  const s6 = (of: Rubric, marks: readonly ScoredMark[]) =>
    scoreOf(of, marks).indicators.find(({ id }) => id === 'scitech.s6');
  const weights = (of: Rubric) => scoreOf(of, []).indicators.map(({ id, weight }) => [id.slice(8), weight]);

  test('are recorded only: facts without a value, whose weight goes where the rubric says', () => {
    expect(s6(scitech, [award('1')])).toMatchObject({ value: null, weight: 0, records: 1, missing: 'record-only' });
    expect(weights(scitech)).toEqual([
      ['s1', 20],
      ['s2', 30],
      ['s3', 25],
      ['s4', 15],
      ['s5', 10],
      ['s6', 0],
    ]);
    expect(weights(inPoints)).toEqual([
      ['s1', 20],
      ['s2', 25],
      ['s3', 20],
      ['s4', 15],
      ['s5', 10],
      ['s6', 10],
    ]);
  });
  test('move no score while they are recorded only', () => {
    const rated = ['s1', 's2', 's3', 's4'].map((id) => mark(id, `scitech.${id}`, 'B', { raterId: id }));
    const { score, weightShare, level } = scoreOf(scitech, rated);
    expect(scoreOf(scitech, [...rated, award('1'), award('2')])).toMatchObject({ score, weightShare, level });
  });
  test('in points reach a level', () => {
    expect(s6(inPoints, [])).toMatchObject({ value: null, missing: 'no-marks' });
    expect(s6(inPoints, [award('1', { rank: 'participation' })])).toMatchObject({ level: 'D' });
    expect(s6(inPoints, [award('1', { role: 'member' })])).toMatchObject({ level: 'C' });
    expect(s6(inPoints, [award('1')])).toMatchObject({ level: 'B', value: 85 });
    expect(s6(inPoints, [award('1'), award('2')])).toMatchObject({ level: 'A', value: 100, ratings: 0, se: 0 });
  });
  test('of one work only the best counts, however its name is typed', () => {
    const twice = [award('1', { work: 'Ａ队 机器人' }), award('2', { work: ' a队  机器人 ', level: 'municipal' })];
    expect(s6(inPoints, twice)).toMatchObject({ level: 'B', countingMarkIds: ['2'], records: 2 });
  });
  test('a contest that must be on the public list gives no points, for a record cannot show that it is', () => {
    expect(s6(inPoints, [award('1', { level: 'national', rank: 'special' })])).toMatchObject({ level: 'D' });
  });
  test('another award never takes points away, and no order changes them', () => {
    const some = fc.array(
      fc.record({
        level: fc.constantFrom(...AWARD_LEVELS),
        rank: fc.constantFrom(...AWARD_RANKS),
        role: fc.constantFrom(...AWARD_ROLES),
        work: fc.constantFrom('甲', '乙', 'Ｃ', 'c'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(some, (awards) => {
        const marks = awards.map((detail, at) => award(`${at}`, detail));
        const value = (list: readonly ScoredMark[]) => s6(inPoints, list)?.value ?? 0;
        expect(value(marks)).toBeGreaterThanOrEqual(value(marks.slice(1)));
        expect(s6(inPoints, [...marks].reverse())).toEqual(s6(inPoints, marks));
      }),
    );
  });
});

test('a child that counts or is attended becomes one level of its parent; one too early in the term becomes none', () => {
  const of = rubric([
    indicator('a', { aggregation: { method: 'latest-confirmed', params: {} } }),
    indicator('b', {
      scope: 'school',
      parent: 'a',
      aggregation: { method: 'coverage-to-level', params: { cuts: [0.9, 0.8, 0.7] } },
    }),
    indicator('c', {
      scope: 'school',
      parent: 'a',
      aggregation: { method: 'hours-to-level', params: { weeks: 18, hoursPerWeek: { p: [3, 2, 1] } } },
    }),
  ]);
  const came = mark('1', 'b', 8, { kind: 'attendance', detail: { held: 10 }, happenedOn: '2024-03-04' });
  const worked = mark('2', 'c', 5, { kind: 'hours', happenedOn: '2024-03-05' });
  const read = (...marks: ScoredMark[]) => scoreOf(of, marks, { termStartsOn: '2024-02-26' }).indicators[0];
  expect(read(came)).toMatchObject({ value: 85, level: 'B', ratings: 0, countingMarkIds: ['1'] });
  expect(read(came, worked)).toMatchObject({ value: 85, countingMarkIds: ['1'] });
  expect(read(worked)).toMatchObject({ value: null, missing: 'no-marks' });
});
