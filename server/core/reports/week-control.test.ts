import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayOf } from '../calendar/days.ts';
import { type ControlTerm, weekControl } from './week-control.ts';

type Said = { readonly records: number; readonly fresh: number };
const MONDAYS = { '2025-2026-1': '2025-09-01', '2025-2026-2': '2026-03-02', '2026-2027-1': '2026-08-31' } as const;
type Code = keyof typeof MONDAYS;

/** A term of so many whole weeks, each said by a rule. */
const termOf = (code: Code, weeks: number, of: (n: number) => Said): ControlTerm => {
  const monday = dayNumber(MONDAYS[code]);
  return {
    ...{ startsOn: MONDAYS[code], endsOn: dayOf(monday + 7 * weeks - 3), daysOff: [], pupils: 100 },
    weeks: new Map(Array.from({ length: weeks }, (_, n) => [dayOf(monday + 7 * n), of(n)])),
  };
};
/** 300 records a week, about nine of ten in time, never quite the same. */
const usual = (n: number): Said => ({ records: 290 + (n % 5) * 5, fresh: 262 + ((n * 7) % 11) });
const earlier = [termOf('2025-2026-1', 18, usual), termOf('2025-2026-2', 18, usual)];
const TODAY = '2026-11-24';
const weekAt = (n: number) => dayOf(dayNumber(MONDAYS['2026-2027-1']) + 7 * n);

test('a usual term has no signal; its first week, the week of today and holidays are not judged', () => {
  const own = termOf('2026-2027-1', 20, usual);
  const holiday = [{ from: '2026-10-05', to: '2026-10-07', name: '国庆节' }];
  const { fresh, records } = weekControl(earlier, { ...own, daysOff: holiday }, TODAY);
  for (const chart of [fresh, records]) {
    expect(chart).toMatchObject({ status: 'ok', signals: [], baseline: { weeks: 32, from: '2025-09-08' } });
    const judged = chart.points.map(({ week }) => week);
    expect(judged).not.toContain('2026-08-31');
    expect(judged).not.toContain('2026-10-05');
    expect(judged).not.toContain('2026-11-23');
    expect(judged).toHaveLength(10);
  }
  expect(fresh.center).toBeCloseTo(0.89, 1);
  expect(records.center).toBeCloseTo(60, 0);
});

test('a week entered late is named, and weeks of few records in a row are one signal', () => {
  const late = weekControl(
    earlier,
    termOf('2026-2027-1', 20, (n) => (n === 6 ? { records: 300, fresh: 60 } : usual(n))),
    TODAY,
  );
  expect(late.fresh.signals).toEqual([{ from: weekAt(6), to: weekAt(6), side: 'below' }]);
  expect(late.records.signals).toEqual([]);
  const few = weekControl(
    earlier,
    termOf('2026-2027-1', 20, (n) => (n >= 5 ? { records: 90, fresh: 81 } : usual(n))),
    TODAY,
  );
  expect(few.records.signals).toHaveLength(1);
  expect(few.records.signals[0]).toMatchObject({ to: weekAt(11), side: 'below' });
  expect(few.fresh.signals).toEqual([]);
});

test('under 20 weeks there are no limits and the weeks are still shown; nothing that varies, no limits either', () => {
  const [one] = earlier;
  const short = weekControl([], termOf('2026-2027-1', 20, usual), TODAY);
  expect(short.fresh).toMatchObject({ status: 'few-weeks', weeks: 11, baseline: null, signals: [] });
  expect(short.fresh.points).toHaveLength(11);
  expect(short.fresh.points.every(({ lo, hi, side }) => lo === null && hi === null && side === null)).toBe(true);
  // 16 weeks before and 11 now: the first 20 say what is usual.
  expect(weekControl(one ? [one] : [], termOf('2026-2027-1', 20, usual), TODAY).fresh).toMatchObject({
    status: 'ok',
    weeks: 27,
    baseline: { weeks: 20, to: weekAt(4) },
  });
  const same = () => ({ records: 300, fresh: 300 });
  const flat = weekControl([termOf('2025-2026-1', 30, same)], termOf('2026-2027-1', 20, same), TODAY);
  expect([flat.fresh.status, flat.records.status]).toEqual(['no-variation', 'no-variation']);
});

test('a week of hardly a record has no share of late ones, and few records in the other chart', () => {
  const { fresh, records } = weekControl(
    earlier,
    termOf('2026-2027-1', 20, (n) => (n === 4 ? { records: 9, fresh: 0 } : usual(n))),
    TODAY,
  );
  expect(fresh.points.map(({ week }) => week)).not.toContain(weekAt(4));
  expect(records.points.find(({ week }) => week === weekAt(4))?.raw).toBeCloseTo(1.8, 9);
});

test('earlier terms in any order give the same; limits hold their centre and stay in their bounds', () => {
  const anyWeek = fc
    .tuple(fc.nat(400), fc.nat(100))
    .map(([n, part]) => ({ records: n, fresh: Math.floor((n * part) / 100) }));
  fc.assert(
    fc.property(fc.array(anyWeek, { minLength: 60, maxLength: 60 }), (weeks) => {
      const at = (n: number) => weeks[n] ?? { records: 0, fresh: 0 };
      const terms = [termOf('2025-2026-1', 20, at), termOf('2025-2026-2', 20, (n) => at(20 + n))];
      const own = termOf('2026-2027-1', 20, (n) => at(40 + n));
      const found = weekControl(terms, own, TODAY);
      expect(weekControl([...terms].reverse(), own, TODAY)).toEqual(found);
      for (const { center, points, signals } of [found.fresh, found.records]) {
        for (const { lo, hi, value, side } of points) {
          if (lo === null || hi === null || center === null) continue;
          expect(lo).toBeGreaterThanOrEqual(0);
          expect(lo).toBeLessThanOrEqual(center + 1e-9);
          expect(hi).toBeGreaterThanOrEqual(center - 1e-9);
          expect(side).toBe(value < lo ? 'below' : value > hi ? 'above' : null);
        }
        expect(points.filter(({ side }) => side !== null).length).toBeGreaterThanOrEqual(signals.length);
      }
    }),
    { numRuns: 50 },
  );
});

test('a term ends with few records, and the next begins at what is usual', () => {
  const fading = (n: number) => (n >= 13 ? { records: 60, fresh: 54 } : usual(n));
  const terms = [termOf('2025-2026-1', 18, fading), termOf('2025-2026-2', 18, fading)];
  const { center, points } = weekControl(terms, termOf('2026-2027-1', 20, usual), TODAY).records;
  const [first] = points;
  expect(first?.value).toBeCloseTo(0.2 * (first?.raw ?? 0) + 0.8 * (center ?? 0), 9);
});
