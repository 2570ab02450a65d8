import { dayNumber, dayOf, mondayOf } from '../calendar/days.ts';

export type DaysOff = { readonly from: string; readonly to: string; readonly name: string };
type Span = { readonly startsOn: string; readonly endsOn: string; readonly daysOff: readonly DaysOff[] };

/** `daysOff`: how many of Monday to Friday are free, 0–5, and what they are called. */
export type TermWeek = { readonly week: string; readonly daysOff: number; readonly holiday: string | null };

/** From this many free days of five on, a week without records is nothing to look into. */
export const HOLIDAY_WEEK = 3;

/**
 * Every week of a term by its Monday, from its first day to its last or to `today`, whichever comes first; weeks that `also` names
 * are added. A term that has not begun has none.
 */
export function termWeeks(term: Span, today: string, also: readonly string[] = []): TermWeek[] {
  const last = today < term.endsOn ? today : term.endsOn;
  const weeks = new Set(also);
  for (let n = dayNumber(mondayOf(term.startsOn)); n <= dayNumber(last); n += 7) weeks.add(dayOf(n));
  return [...weeks].sort().map((week) => ({ week, ...freeIn(week, term.daysOff) }));
}

function freeIn(week: string, all: readonly DaysOff[]) {
  const monday = dayNumber(week);
  const workdays = [0, 1, 2, 3, 4].map((n) => dayOf(monday + n));
  const free = workdays.flatMap((day) => all.find(({ from, to }) => from <= day && day <= to) ?? []);
  return { daysOff: free.length, holiday: free[0]?.name ?? null };
}

type PupilWeeks = { readonly pupilId: string; readonly weeks: readonly Records[] };
type Records = { readonly week: string; readonly records: number; readonly fresh: number };

/** Records of one class by week; a pupil seen in two dimensions is one pupil seen. */
export function classWeeks(rows: readonly PupilWeeks[]): Map<string, Omit<Records, 'week'> & { pupils: number }> {
  const sums = new Map<string, { records: number; fresh: number; seen: Set<string> }>();
  for (const { pupilId, weeks } of rows) {
    for (const { week, records, fresh } of weeks) {
      const sum = sums.get(week) ?? { records: 0, fresh: 0, seen: new Set() };
      sums.set(week, { records: sum.records + records, fresh: sum.fresh + fresh, seen: sum.seen.add(pupilId) });
    }
  }
  return new Map([...sums].map(([week, { records, fresh, seen }]) => [week, { records, fresh, pupils: seen.size }]));
}

/** Sums of several sums, as a school's of its classes. */
export function addedWeeks(
  all: readonly (Records & { readonly pupils: number })[],
): Map<string, Omit<Records, 'week'> & { pupils: number }> {
  const sums = new Map<string, Omit<Records, 'week'> & { pupils: number }>();
  for (const { week, records, fresh, pupils } of all) {
    const sum = sums.get(week) ?? { records: 0, fresh: 0, pupils: 0 };
    sums.set(week, { records: sum.records + records, fresh: sum.fresh + fresh, pupils: sum.pupils + pupils });
  }
  return sums;
}

type Counted = TermWeek & { readonly records: number; readonly pupils: number };
const RECENT = 4;

/**
 * What a weeks chart finds: the mean share (0–1) of pupils seen in the last weeks of teaching, four at most, and how many weeks of
 * teaching passed without any record. Holiday weeks are left out, and so is the week of `today`, which is not over. Of a term that has ended
 * it is said of all its weeks: its last ones are of examinations, and nobody can do anything about them. Null: no week yet.
 */
export function weeksFinding(weeks: readonly Counted[], pupils: number, today: string, endsOn: string) {
  const now = mondayOf(today);
  const hasEnded = endsOn < today;
  const taught = weeks.filter(({ week, daysOff }) => daysOff < HOLIDAY_WEEK && (hasEnded || week < now));
  const recent = hasEnded ? taught : taught.slice(-RECENT);
  if (recent.length === 0 || pupils === 0) return null;
  return {
    hasEnded,
    weeks: recent.length,
    share: recent.reduce((sum, week) => sum + week.pupils, 0) / (recent.length * pupils),
    silent: taught.filter(({ records }) => records === 0).length,
  };
}
