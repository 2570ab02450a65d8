import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PrintedRound, type RoundAnswers, releaseRound } from '../../server/core/suppression/round-release.ts';
import { type Count, LOCKED } from '../../server/core/suppression/shares.ts';
import { within } from '../support/patience.ts';
import { narrowInRound } from './audit-round.ts';

const LEVELS = [0, 1, 2, 3];
const SCHOOLS = ['s0', 's1', 's2', 's3'];
/** Marks of some schools and indicators, with the level that was given, and the one that was found, if any. */
const someMarks = fc.record({
  school: fc.constantFrom(...SCHOOLS),
  indicator: fc.constantFrom('i1', 'i2', 'i3'),
  row: fc.constantFrom(0, 0, 1, 1, 1, 2, 3),
  column: fc.oneof(fc.constant(undefined), fc.constantFrom(-1, 0, 0, 0, 0, 1, 1, 2)),
  count: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 })),
});
const rounds = fc.array(someMarks, { minLength: 1, maxLength: 14 }).map((all): RoundAnswers => {
  const items = all.flatMap(({ school, indicator, row, column, count }) =>
    Array.from({ length: count }, () => ({
      schoolId: school,
      indicatorId: indicator,
      level: row,
      blind: column === undefined ? [] : [Math.min(3, Math.max(0, row + column))],
    })),
  );
  const ratings = items.map(({ blind, schoolId }) => ({
    raterSchoolId: schoolId === 's0' ? 's1' : 's0',
    ...{ isAnswered: blind.length > 0, left: null, seconds: 8 },
  }));
  return { roundId: 'r', scale: LEVELS.length, items, ratings };
});

const isPrintable = (count: Count) => count === LOCKED || (count >= 10 && count % 5 === 0);
/** Every count of marks and ratings that a round prints beside its table; nought of them is nobody's. */
const countsIn = ({ rated, notEnough, knowTheChild, schools, indicators, whole }: PrintedRound) => [
  ...[rated, notEnough, knowTheChild, whole.n],
  ...schools.flatMap(({ drawn, asked }) => [drawn, asked]),
  ...indicators.map(({ agreement }) => agreement.n),
];

test(
  'no locked count of a round of blind second ratings follows from all that is printed of it',
  () => {
    let tables = 0;
    fc.assert(
      fc.property(rounds, (round) => {
        const printed = releaseRound(round, SCHOOLS, 0, undefined);
        tables += printed.table ? 1 : 0;
        expect(narrowInRound(round.items, printed)).toEqual([]);
        // What is not locked is of ten or more, and rounded: else there would be nothing to narrow.
        expect(countsIn(printed).filter((count) => !isPrintable(count) && count !== 0)).toEqual([]);
        expect((printed.table ?? []).flat().filter((count) => !isPrintable(count))).toEqual([]);
      }),
      { numRuns: 300, seed: 20_261_130 },
    );
    expect(tables).toBeGreaterThan(150);
  },
  within(120),
);

const marks = (count: number, level: number, found: number) =>
  Array.from({ length: count }, () => ({ schoolId: 's0', indicatorId: 'i1', level, blind: [found] }));
const answersTo = (items: RoundAnswers['items']): RoundAnswers => ({
  ...{ roundId: 'r', scale: 4, items },
  ratings: items.map(() => ({ raterSchoolId: 's1', isAnswered: true, left: null, seconds: 8 })),
});

test('a band of fewer than ten pairs follows from neither share', () => {
  const shares = (...items: RoundAnswers['items'][]) => {
    const { whole } = releaseRound(answersTo(items.flat()), SCHOOLS, 0, undefined);
    return whole.status === 'too-few' ? [] : [whole.exact, whole.adjacent];
  };
  expect(shares(marks(60, 0, 0), marks(20, 0, 1), marks(20, 0, 3))).toEqual([60, 80]);
  // Five further apart; five one apart; five of both together.
  expect(shares(marks(60, 0, 0), marks(35, 0, 1), marks(5, 0, 3))).toEqual([60, '≥90']);
  expect(shares(marks(60, 0, 0), marks(5, 0, 1), marks(35, 0, 3))).toEqual([60, '≥60']);
  expect(shares(marks(95, 0, 0), marks(3, 0, 1), marks(2, 0, 3))).toEqual(['≥90', '≥90']);
  expect(shares(marks(5, 0, 0), marks(45, 0, 1), marks(50, 0, 3))).toEqual(['≤10', 50]);
});

test('a round stays as it was told until ten more answers are there, or ten fewer', () => {
  const at = (count: number, before?: PrintedRound) =>
    releaseRound(answersTo(marks(count, 0, 1)), SCHOOLS, count, before);
  const first = at(33);
  expect(at(42, first)).toBe(first);
  expect(at(24, first)).toBe(first);
  expect(at(43, first)).toMatchObject({ countedAt: 43, whole: { n: 45 } });
  expect(at(23, first)).toMatchObject({ countedAt: 23, whole: { status: 'too-few' } });
});
