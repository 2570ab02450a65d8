import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { dayNumber, mondayOf } from '../calendar/days.ts';
import { isSameSeason } from '../calendar/terms.ts';
import { grouped } from '../grouped.ts';
import { countsAlike } from '../statistics/two-shares.ts';
import { type DaysOff, HOLIDAY_WEEK, termWeeks } from './weeks.ts';

/** So many earlier terms of the same season say what is usual in a week of the term; one alone is no habit. */
export const LEAST_TERMS = 2;
/** A share of fewer is nearly always all or nothing. */
const LEAST_ENTRIES = 10;
/** From fewer weeks that two terms share nobody knows how much weeks vary. */
const LEAST_FREEDOM = 8;
const WORKDAYS = 5;
/** A week like the usual is outside on one side so often, which is three standard deviations. */
const CHANCE = 0.00135;
const DEVIATIONS = 3;

/** One term of one school: its pupils, its records by week, and its entries (one activity on one day), of which `fresh` were made within 7 days. */
export type ControlTerm = {
  readonly code: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly daysOff: readonly DaysOff[];
  readonly pupils: number;
  readonly records: ReadonlyMap<string, { readonly records: number }>;
  readonly entries: ReadonlyMap<string, { readonly entries: number; readonly fresh: number }>;
};

export type ControlPoint = {
  /** Its Monday. */
  readonly week: string;
  /** Entries, or records. */
  readonly n: number;
  /** A share (0–1), or records per 100 pupils and day of teaching. */
  readonly value: number;
  /** The same week of earlier terms, and between what a week like it lies; null where fewer than two terms say so. */
  readonly usual: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly side: 'below' | 'above' | null;
};
/** Weeks in a row outside their limits on one side. */
export type Signal = { readonly from: string; readonly to: string; readonly side: 'below' | 'above' };
export type ControlChart = {
  readonly status: 'ok' | 'few-terms';
  /** Earlier terms of the same season. */
  readonly terms: number;
  /** Those of the term the report is about. */
  readonly points: ControlPoint[];
  readonly signals: Signal[];
};

type Week = {
  readonly week: string;
  /** Weeks since the term began. */
  readonly nth: number;
  readonly records: number;
  readonly rate: number;
  readonly entries: number;
  readonly fresh: number;
};
type Usual = Pick<ControlPoint, 'usual' | 'lo' | 'hi'>;

/**
 * Whether weeks of a term are unlike what is usual in the school at that time of the year. A term has its wave (few records at its ends, many
 * before its close) and it comes back every term, so a week is held against *the same week of earlier terms of the same season*, of which
 * there have to be two. `records`: records per 100 pupils and day of teaching, as a ratio, within what the same weeks of earlier terms differ
 * by (t distribution). `fresh`: the share of entries made in time, exact (`countsAlike`).
 * Holiday weeks, a term's first and last week, and the week of `today`, which is not over, are left out; of shares also weeks of fewer than
 * 10 entries. `earlier` in any order.
 */
export function weekControl(earlier: readonly ControlTerm[], term: ControlTerm, today: string) {
  const before = earlier
    .filter((one) => isSameSeason(one.code, term.code) && one.startsOn < term.startsOn)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .map((one) => taughtWeeks(one, today));
  const own = taughtWeeks(term, today);
  const enough = own.filter(({ entries }) => entries >= LEAST_ENTRIES);
  return {
    fresh: chartOf(before, enough, shareLimits(before), ({ entries, fresh }) => ({
      n: entries,
      value: fresh / entries,
    })),
    records: chartOf(before, own, rateLimits(before), ({ records, rate }) => ({ n: records, value: rate })),
  };
}

/** Whole weeks of teaching, oldest first. */
function taughtWeeks(term: ControlTerm, today: string): Week[] {
  const [first, last, now] = [mondayOf(term.startsOn), mondayOf(term.endsOn), mondayOf(today)];
  return termWeeks(term, today).flatMap(({ week, daysOff }) => {
    if (daysOff >= HOLIDAY_WEEK || week === first || week >= last || week >= now || term.pupils === 0) return [];
    const { records } = term.records.get(week) ?? { records: 0 };
    const { entries, fresh } = term.entries.get(week) ?? { entries: 0, fresh: 0 };
    const nth = (dayNumber(week) - dayNumber(first)) / 7;
    return { week, nth, records, rate: (100 * records) / (term.pupils * (WORKDAYS - daysOff)), entries, fresh };
  });
}

function chartOf(
  before: readonly (readonly Week[])[],
  own: readonly Week[],
  usualOf: ((week: Week) => Usual | undefined) | null,
  shownOf: (week: Week) => { readonly n: number; readonly value: number },
): ControlChart {
  const points = own.map((week): ControlPoint => {
    const { n, value } = shownOf(week);
    const { usual, lo, hi } = usualOf?.(week) ?? NOT_KNOWN;
    const side = lo !== null && value < lo ? 'below' : hi !== null && value > hi ? 'above' : null;
    return { week: week.week, n, value, usual, lo, hi, side };
  });
  return { status: usualOf ? 'ok' : 'few-terms', terms: before.length, points, signals: signalsOf(points) };
}

const NOT_KNOWN: Usual = { usual: null, lo: null, hi: null };

/** The same week of the terms that have it, where enough of them do. */
function sameWeeks(before: readonly (readonly Week[])[], is: (week: Week) => boolean): Map<string, Week[]> {
  const weeks = grouped(before.flat().filter(is), ({ nth }) => String(nth));
  return new Map([...weeks].filter(([, all]) => all.length >= LEAST_TERMS));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const freedomOf = (weeks: Map<string, Week[]>) => sum([...weeks.values()].map((all) => all.length - 1));

function shareLimits(before: readonly (readonly Week[])[]) {
  const weeks = sameWeeks(before, ({ entries }) => entries > 0);
  const freedom = freedomOf(weeks);
  if (freedom < LEAST_FREEDOM) return null;
  const baseOf = (all: readonly Week[]) => ({
    count: sum(all.map(({ fresh }) => fresh)),
    of: sum(all.map(({ entries }) => entries)),
  });
  const squares = [...weeks.values()].flatMap((all) => {
    const { count, of } = baseOf(all);
    const share = count / of;
    if (share <= 0 || share >= 1) return [];
    return all.map(({ entries, fresh }) => (fresh - entries * share) ** 2 / (entries * share * (1 - share)));
  });
  const dispersion = Math.max(1, sum(squares) / freedom);
  return ({ nth, entries }: Week): Usual | undefined => {
    const all = weeks.get(String(nth));
    if (!all) return undefined;
    const base = baseOf(all);
    const { lo, hi } = countsAlike(entries, base, { chance: CHANCE, deviations: DEVIATIONS, dispersion });
    return { usual: base.count / base.of, lo: lo / entries, hi: hi / entries };
  };
}

function rateLimits(before: readonly (readonly Week[])[]) {
  const weeks = sameWeeks(before, ({ records }) => records > 0);
  const freedom = freedomOf(weeks);
  if (freedom < LEAST_FREEDOM) return null;
  const logs = new Map([...weeks].map(([nth, all]) => [nth, all.map(({ rate }) => Math.log(rate))]));
  const meanOf = (values: readonly number[]) => sum(values) / values.length;
  const squares = [...logs.values()].flatMap((values) => values.map((value) => (value - meanOf(values)) ** 2));
  const reach = tQuantile(1 - CHANCE, freedom) * Math.sqrt(sum(squares) / freedom);
  return ({ nth }: Week): Usual | undefined => {
    const values = logs.get(String(nth));
    if (!values) return undefined;
    const [usual, apart] = [meanOf(values), reach * Math.sqrt(1 + 1 / values.length)];
    return { usual: Math.exp(usual), lo: Math.exp(usual - apart), hi: Math.exp(usual + apart) };
  };
}

/** Weeks of teaching that follow one another, holidays between them passed over. */
function signalsOf(points: readonly ControlPoint[]): Signal[] {
  const signals: Signal[] = [];
  points.forEach(({ week, side }, at) => {
    if (side === null) return;
    const last = points[at - 1]?.side === side ? signals.pop() : undefined;
    signals.push({ from: last?.from ?? week, to: week, side });
  });
  return signals;
}
