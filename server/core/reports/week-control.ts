import { dayNumber, mondayOf } from '../calendar/days.ts';
import { ewmaFrom, shareCharts, usualOf } from '../statistics/control-charts.ts';
import { type DaysOff, HOLIDAY_WEEK, termWeeks } from './weeks.ts';

/** Weeks of teaching that say what is usual (docs/methods.md §8). */
export const LEAST_BASELINE = 20;
/** A share of fewer is nearly always all or nothing. */
const LEAST_RECORDS = 10;
const WORKDAYS = 5;

/** One term of one school: its pupils, and records by week, of which `fresh` were entered within 7 days of happening. */
export type ControlTerm = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly daysOff: readonly DaysOff[];
  readonly pupils: number;
  readonly weeks: ReadonlyMap<string, { readonly records: number; readonly fresh: number }>;
};

export type ControlPoint = {
  /** Its Monday. */
  readonly week: string;
  readonly records: number;
  /** A share (0–1), or records per 100 pupils and day of teaching; the latter is smoothed, the week's own is `raw`. */
  readonly value: number;
  readonly raw: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly side: 'below' | 'above' | null;
};
/** Weeks in a row outside their limits on one side. */
export type Signal = { readonly from: string; readonly to: string; readonly side: 'below' | 'above' };
export type ControlChart = {
  readonly status: 'ok' | 'few-weeks' | 'no-variation';
  /** Weeks of teaching there are, and which of them say what is usual. */
  readonly weeks: number;
  readonly baseline: { readonly weeks: number; readonly from: string; readonly to: string } | null;
  readonly center: number | null;
  /** Those of the term the report is about. */
  readonly points: ControlPoint[];
  readonly signals: Signal[];
};

type Week = { readonly week: string; readonly records: number; readonly fresh: number; readonly rate: number };
/** What is usual, and what is to be said of the weeks `from` there on; null where nothing varies. */
type Limits = (
  weeks: readonly Week[],
  baseline: number,
  from: number,
) => { readonly center: number; readonly judged: readonly Judged[] } | null;
type Judged = { readonly value: number; readonly raw: number | null; readonly lo: number; readonly hi: number };

/**
 * Whether weeks of a term are unlike what is usual in the school. `fresh`: the share entered in time, Laney p′ (2002);
 * `records`: records per 100 pupils and day of teaching, EWMA (Roberts 1959; λ .2, L 2.7), begun
 * anew each term. Usual is what the weeks of earlier terms
 * say, or where those are fewer than 20, the first 20 weeks there are; with fewer there are no limits. Holiday weeks, a term's first
 * and last week, and the week of `today`, which is not over, are left out; of shares also weeks of
 * fewer than 10 records. `earlier` in any order; the report's term comes last.
 */
export function weekControl(earlier: readonly ControlTerm[], term: ControlTerm, today: string) {
  const before = [...earlier]
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .flatMap((one) => taughtWeeks(one, today));
  const own = taughtWeeks(term, today);
  const enough = (weeks: readonly Week[]) => weeks.filter(({ records }) => records >= LEAST_RECORDS);
  return {
    fresh: chartOf(enough(before), enough(own), shareLimits, ({ fresh, records }) => fresh / records),
    records: chartOf(before, own, rateLimits, ({ rate }) => rate),
  };
}

/** Whole weeks of teaching, oldest first. */
function taughtWeeks(term: ControlTerm, today: string): Week[] {
  const [first, last, now] = [mondayOf(term.startsOn), mondayOf(term.endsOn), mondayOf(today)];
  return termWeeks(term, today).flatMap(({ week, daysOff }) => {
    if (daysOff >= HOLIDAY_WEEK || week === first || week >= last || week >= now || term.pupils === 0) return [];
    const { records, fresh } = term.weeks.get(week) ?? { records: 0, fresh: 0 };
    return { week, records, fresh, rate: (100 * records) / (term.pupils * (WORKDAYS - daysOff)) };
  });
}

function chartOf(
  before: readonly Week[],
  own: readonly Week[],
  limitsOf: Limits,
  shownOf: (week: Week) => number,
): ControlChart {
  const all = [...before, ...own];
  const plain = own.map((week) => ({
    ...{ week: week.week, records: week.records, value: shownOf(week), raw: null },
    ...{ lo: null, hi: null, side: null },
  }));
  const without = { weeks: all.length, baseline: null, center: null, points: plain, signals: [] };
  if (all.length < LEAST_BASELINE) return { status: 'few-weeks', ...without };
  const size = Math.max(LEAST_BASELINE, before.length);
  const limits = limitsOf(all, size, before.length);
  if (limits === null) return { status: 'no-variation', ...without };
  const points = own.map(({ week, records }, at) => {
    const { value, raw, lo, hi } = limits.judged[at] ?? NEVER;
    const side = value < lo ? ('below' as const) : value > hi ? ('above' as const) : null;
    return { week, records, value, raw, lo, hi, side };
  });
  return {
    status: 'ok',
    weeks: all.length,
    baseline: { weeks: size, from: all[0]?.week ?? '', to: all[size - 1]?.week ?? '' },
    center: limits.center,
    points,
    signals: signalsOf(points),
  };
}

const NEVER: Judged = { value: 0, raw: null, lo: 0, hi: 0 };

function shareLimits(weeks: readonly Week[], baseline: number, from: number) {
  const counted = weeks.map(({ records, fresh }) => ({ records, count: fresh }));
  const chart = shareCharts(counted, baseline);
  if (chart === null || !(chart.sigmaZ > 0)) return null;
  const { lcl, ucl } = chart.laney;
  const judged = weeks.map(({ records, fresh }, i) => ({
    ...{ value: fresh / records, raw: null },
    ...{ lo: lcl[i] ?? 0, hi: ucl[i] ?? 1 },
  }));
  return { center: chart.center, judged: judged.slice(from) };
}

/** The end of one term, with few records, says nothing of the start of the next. */
function rateLimits(weeks: readonly Week[], baseline: number, from: number) {
  const rates = weeks.map(({ rate }) => rate);
  const usual = usualOf(rates.slice(0, baseline));
  if (!(usual.sigma > 0)) return null;
  const own = rates.slice(from);
  const { ewma, lcl, ucl } = ewmaFrom(own, usual);
  const judged = ewma.map((value, i) => ({
    ...{ value, raw: own[i] ?? null },
    // Nobody writes fewer than no records.
    ...{ lo: Math.max(0, lcl[i] ?? 0), hi: ucl[i] ?? 0 },
  }));
  return { center: usual.target, judged };
}

/** Weeks of teaching that follow one another, holidays between them passed over. */
function signalsOf(points: readonly ControlPoint[]): Signal[] {
  const signals: Signal[] = [];
  points.forEach(({ week, side }, at) => {
    if (side === null) return;
    const last = points[at - 1]?.side === side ? signals.pop() : undefined;
    signals.push({ from: last?.from ?? week, to: week, side });
  });
  return signals.sort((a, b) => dayNumber(a.from) - dayNumber(b.from));
}
