import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf } from '../../server/core/moderation/shown-table.ts';
import { type PrintedRound, type RoundAnswers, releaseRound } from '../../server/core/suppression/round-release.ts';
import type { Bound, Count } from '../../server/core/suppression/shares.ts';
import { within } from '../support/patience.ts';
import { isWide, openProgramme } from './programme.ts';

const LEVELS = [0, 1, 2, 3];
const SCHOOLS = ['s0', 's1', 's2', 's3'];
const nameOf = (row: number, column: number) => `${row} ${column}`;
const cells = LEVELS.flatMap((row) => LEVELS.map((column) => ({ row, column, name: nameOf(row, column) })));

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

const bounds = (count: Exclude<Count, 'locked'>) => (count === 0 ? { max: 2 } : { min: count - 2, max: count + 2 });

/** The locked cells of a round's tables that all that is printed of it says too much of. */
function narrow({ items }: RoundAnswers, printed: PrintedRound): string[] {
  return [...narrowPairs(items, printed), ...narrowIndicators(items, printed), ...narrowSchools(items, printed)];
}

function narrowPairs(items: RoundAnswers['items'], { whole, table }: PrintedRound): string[] {
  if (whole.status === 'too-few' || !table) return [];
  const truth = (name: string) =>
    items.flatMap(({ level, blind }) => blind.map((place) => nameOf(level, place))).filter((one) => one === name)
      .length;
  const known = openProgramme(cells.map(({ name }) => name));
  const weigh = (most: number, inside: number, outside: number) =>
    Object.fromEntries(cells.map(({ row, column, name }) => [name, bandOf(row, column) <= most ? inside : outside]));
  known.say(weigh(2, 1, 1), bounds(whole.pairs));
  for (const [most, share] of [[0, whole.exact] as const, [1, whole.adjacent] as const]) {
    const [low, high] = endsOf(share);
    known.say(weigh(most, 1 - low, -low), { min: 0 });
    known.say(weigh(most, 1 - high, -high), { max: 0 });
  }
  for (const { row, column, name } of cells) {
    const cell = table[row]?.[column] ?? 'locked';
    if (cell !== 'locked') known.say({ [name]: 1 }, bounds(cell));
  }
  return cells.flatMap(({ row, column, name }) => {
    const range = known.rangeOf([name]);
    const isOpen = table[row]?.[column] !== 'locked' || isWide(range, truth(name));
    return isOpen ? [] : [`${name}: ${truth(name)} in ${range.from}…${range.to}`];
  });
}

/** A share's two ends, as parts of one. */
function endsOf(share: number | Bound): [number, number] {
  if (typeof share === 'string') {
    const at = Number(share.slice(1)) / 100;
    return share.startsWith('≥') ? [at, 1] : [0, at];
  }
  return [share === 1 ? 0 : (share - 0.5) / 100, share === 99 ? 1 : (share + 0.5) / 100];
}

/** Marks with a second rating by indicator: all of them together are told. */
function narrowIndicators(items: RoundAnswers['items'], { whole, indicators }: PrintedRound): string[] {
  if (whole.n === 'locked') return [];
  const truth = (id: string) => items.filter(({ indicatorId, blind }) => indicatorId === id && blind.length > 0).length;
  const counts = indicators.map(({ indicatorId, agreement }) => ({ name: indicatorId, count: agreement.n }));
  return narrowParts(counts, truth, bounds(whole.n));
}

/** Drawn marks by school: how many were drawn is told to one. Fewer than ten in all are the asker's own draw. */
function narrowSchools(items: RoundAnswers['items'], { schools }: PrintedRound): string[] {
  if (items.length < 10) return [];
  const truth = (id: string) => items.filter(({ schoolId }) => schoolId === id).length;
  const counts = schools.map(({ schoolId, drawn }) => ({ name: schoolId, count: drawn }));
  return narrowParts(counts, truth, { min: items.length, max: items.length });
}

type Part = { readonly name: string; readonly count: Count };
function narrowParts(parts: readonly Part[], truth: (name: string) => number, whole: { min?: number; max?: number }) {
  const known = openProgramme(parts.map(({ name }) => name));
  known.say(Object.fromEntries(parts.map(({ name }) => [name, 1])), whole);
  for (const { name, count } of parts)
    if (count !== 'locked') known.say({ [name]: 1 }, count === 0 ? { max: 0 } : bounds(count));
  return parts.flatMap(({ name, count }) => {
    const range = known.rangeOf([name]);
    return count !== 'locked' || isWide(range, truth(name))
      ? []
      : [`${name}: ${truth(name)} in ${range.from}…${range.to}`];
  });
}

test(
  'no locked count of a round of blind second ratings follows from all that is printed of it',
  () => {
    let tables = 0;
    fc.assert(
      fc.property(rounds, (round) => {
        const printed = releaseRound(round, SCHOOLS, 0, undefined);
        tables += printed.table ? 1 : 0;
        expect(narrow(round, printed)).toEqual([]);
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
