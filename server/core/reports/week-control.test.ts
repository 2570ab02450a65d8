import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayOf } from '../calendar/days.ts';
import { type ControlTerm, weekControl } from './week-control.ts';

type Said = { readonly records: number; readonly entries: number; readonly fresh: number };
const MONDAYS = {
  '2023-2024-1': '2023-09-04',
  '2024-2025-1': '2024-09-02',
  '2025-2026-1': '2025-09-01',
  '2025-2026-2': '2026-03-02',
  '2026-2027-1': '2026-08-31',
} as const;
type Code = keyof typeof MONDAYS;

/** A term of 20 whole weeks, each said by a rule. */
const termOf = (code: Code, of: (n: number) => Said): ControlTerm => {
  const monday = dayNumber(MONDAYS[code]);
  const weeks = new Map(Array.from({ length: 20 }, (_, n) => [dayOf(monday + 7 * n), of(n)]));
  const days = { startsOn: MONDAYS[code], endsOn: dayOf(monday + 137), daysOff: [] };
  return { code, ...days, pupils: 100, records: weeks, entries: weeks };
};
/** The wave of a term: few records at first, three times as many at its height; and never quite the same. */
const wave =
  (turn: number) =>
  (n: number): Said => ({
    records: Math.round((100 + 40 * Math.min(n, 5)) * (1 + 0.05 * Math.sin(n * 5 + turn * 3))),
    entries: 40,
    fresh: 38 - ((n + turn) % 3),
  });
const earlier = [termOf('2024-2025-1', wave(1)), termOf('2025-2026-1', wave(2))];
const own = (of: (n: number) => Said) => termOf('2026-2027-1', of);
const TODAY = '2026-11-24';
const weekAt = (n: number) => dayOf(dayNumber(MONDAYS['2026-2027-1']) + 7 * n);

test('the wave that comes every term is no signal; the first week, the week of today and holidays are not judged', () => {
  const holiday = [{ from: '2026-10-05', to: '2026-10-07', name: '国庆节' }];
  const { fresh, records } = weekControl(earlier, { ...own(wave(3)), daysOff: holiday }, TODAY);
  for (const chart of [fresh, records]) {
    expect(chart).toMatchObject({ status: 'ok', terms: 2, signals: [] });
    const judged = chart.points.map(({ week }) => week);
    expect(judged).not.toContain('2026-08-31');
    expect(judged).not.toContain('2026-10-05');
    expect(judged).not.toContain('2026-11-23');
    expect(judged).toHaveLength(10);
    expect(chart.points.every(({ lo, hi }) => lo !== null && hi !== null)).toBe(true);
  }
  // Each week has a usual of its own.
  expect(records.points[0]?.usual).toBeLessThan(0.6 * (records.points.at(-1)?.usual ?? 0));
});

test('a week entered late is named, a week of many records is, and weeks of few in a row are one signal', () => {
  const late = weekControl(
    earlier,
    own((n) => ({ ...wave(3)(n), ...(n === 6 ? { fresh: 20 } : {}) })),
    TODAY,
  );
  expect(late.fresh.signals).toEqual([{ from: weekAt(6), to: weekAt(6), side: 'below' }]);
  expect(late.records.signals).toEqual([]);
  const many = weekControl(
    earlier,
    own((n) => ({ ...wave(3)(n), ...(n === 4 ? { records: 600 } : {}) })),
    TODAY,
  );
  expect(many.records.signals).toEqual([{ from: weekAt(4), to: weekAt(4), side: 'above' }]);
  const few = weekControl(
    earlier,
    own((n) => ({ ...wave(3)(n), ...(n >= 5 ? { records: 60 } : {}) })),
    TODAY,
  );
  expect(few.records.signals).toEqual([{ from: weekAt(5), to: weekAt(11), side: 'below' }]);
  const none = weekControl(
    earlier,
    own((n) => ({ ...wave(3)(n), ...(n === 7 ? { records: 0 } : {}) })),
    TODAY,
  );
  expect(none.records.signals).toEqual([{ from: weekAt(7), to: weekAt(7), side: 'below' }]);
});

test('one autumn is no habit, and a spring says nothing of an autumn: the weeks are shown and none is judged', () => {
  const spring = termOf('2025-2026-2', wave(1));
  for (const terms of [[], earlier.slice(1), [...earlier.slice(1), spring]]) {
    const { fresh, records } = weekControl(
      terms,
      own((n) => ({ records: 900 * (n % 2), entries: 40, fresh: 3 })),
      TODAY,
    );
    for (const chart of [fresh, records]) {
      expect(chart).toMatchObject({ status: 'few-terms', terms: Math.min(1, terms.length), signals: [] });
      expect(chart.points).toHaveLength(11);
      expect(chart.points.every(({ usual, lo, hi, side }) => !(usual ?? lo ?? hi ?? side))).toBe(true);
    }
  }
});

test('where everything was always in time, some late entries are no signal and many are', () => {
  const always = (late: number) => (n: number) => ({ records: 100, entries: 20, fresh: 20 - (n === 6 ? late : 0) });
  const terms = [termOf('2024-2025-1', always(0)), termOf('2025-2026-1', always(0))];
  const signals = (late: number) => weekControl(terms, own(always(late)), TODAY).fresh.signals;
  // 2 of 20 after 40 of 40: one time in nine by chance alone. A normal limit would have no width here.
  expect(signals(2)).toEqual([]);
  expect(signals(9)).toEqual([{ from: weekAt(6), to: weekAt(6), side: 'below' }]);
});

test('schools whose weeks vary more than by chance alone have wider limits', () => {
  const steady = (turn: number) => (n: number) => ({ records: 100, entries: 40, fresh: 30 + ((n + turn) % 2) });
  const restless = (turn: number) => (n: number) => ({ ...steady(turn)(n), fresh: (n + turn) % 2 ? 20 : 40 });
  const limits = (of: (turn: number) => (n: number) => Said) =>
    weekControl([termOf('2024-2025-1', of(0)), termOf('2025-2026-1', of(1))], own(steady(0)), TODAY).fresh.points[3];
  expect(limits(restless)?.usual).toBeCloseTo(limits(steady)?.usual ?? 0, 1);
  expect(limits(restless)?.lo).toBeLessThan((limits(steady)?.lo ?? 1) - 0.2);
});

test('a week of hardly an entry has no share of late ones', () => {
  const { fresh, records } = weekControl(
    earlier,
    own((n) => (n === 4 ? { records: 9, entries: 9, fresh: 0 } : wave(3)(n))),
    TODAY,
  );
  expect(fresh.points.map(({ week }) => week)).not.toContain(weekAt(4));
  expect(records.points.find(({ week }) => week === weekAt(4))?.side).toBe('below');
});

test('earlier terms in any order give the same; limits hold what is usual and stay in their bounds', () => {
  const anyWeek = fc
    .tuple(fc.nat(400), fc.integer({ min: 1, max: 60 }), fc.nat(100))
    .map(([records, entries, part]) => ({
      ...{ records, entries },
      fresh: Math.floor((entries * part) / 100),
    }));
  fc.assert(
    fc.property(fc.array(anyWeek, { minLength: 60, maxLength: 60 }), (weeks) => {
      const at = (n: number) => weeks[n] ?? { records: 0, entries: 0, fresh: 0 };
      const terms = [termOf('2024-2025-1', at), termOf('2025-2026-1', (n) => at(20 + n))];
      const now = own((n) => at(40 + n));
      const found = weekControl(terms, now, TODAY);
      expect(weekControl([...terms].reverse(), now, TODAY)).toEqual(found);
      for (const { points, signals } of [found.fresh, found.records]) {
        for (const { lo, hi, usual, value, side } of points) {
          if (lo === null || hi === null || usual === null) continue;
          expect(lo).toBeGreaterThanOrEqual(0);
          expect(lo).toBeLessThanOrEqual(usual + 1e-9);
          expect(hi).toBeGreaterThanOrEqual(usual - 1e-9);
          expect(side).toBe(value < lo ? 'below' : value > hi ? 'above' : null);
        }
        expect(points.filter(({ side }) => side !== null).length).toBeGreaterThanOrEqual(signals.length);
      }
    }),
    { numRuns: 50 },
  );
});
