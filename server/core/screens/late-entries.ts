import { dayNumber, dayOf } from '../calendar/days.ts';
import { binomialAbove } from '../statistics/false-discovery.ts';
import { binomialWithin, standingOut, type Tested } from './chance.ts';
import { type Entry, entriesOf } from './entries.ts';
import type { SchoolEvidence } from './evidence.ts';
import { groupsBy, sumOf } from './groups.ts';
import type { Hit, ScreenMeasured } from './screens-measured.ts';

const LEAST_ENTRIES = 10;
const WEEK = 7;

type ClassCount = { readonly classId: string; readonly entries: number; readonly count: number };

/** More than a week after it happened. */
export function lateEntries({ marks }: SchoolEvidence): ScreenMeasured {
  return classesAbove('late', entriesOf(marks), ({ late }) => late > WEEK);
}

/**
 * In the last week of the term or, while it runs, in the last one up to the day of the newest entry; what is entered after the
 * term's end is later still. The newest entry and not today, so that the same evidence says the same tomorrow.
 */
export function lastWeekEntries({ marks, term }: SchoolEvidence): ScreenMeasured {
  const entries = entriesOf(marks);
  const newest = entries.reduce((last, { day }) => (day > last ? day : last), '');
  const cutOff = newest < term.endsOn ? newest : term.endsOn;
  const since = newest === '' ? '' : dayOf(dayNumber(cutOff) - WEEK + 1);
  return classesAbove('last-week', entries, ({ day }) => day >= since);
}

/**
 * Classes in which a share of the entries lies above the school's own share: exact binomial test, one-sided. Entries (one activity on
 * one day) are counted and not marks, because all marks of an activity are entered together. Classes below ten entries are not looked at.
 */
function classesAbove(screen: 'late' | 'last-week', entries: readonly Entry[], isSuch: (entry: Entry) => boolean) {
  const counts = [...groupsBy(entries, ({ classId }) => classId)].map(
    ([classId, own]): ClassCount => ({ classId, entries: own.length, count: own.filter(isSuch).length }),
  );
  const usual = sumOf(counts.map(({ count }) => count)) / Math.max(1, entries.length);
  const tests = counts
    .filter((one) => one.entries >= LEAST_ENTRIES)
    .map(
      (unit): Tested<ClassCount> => ({
        unit,
        p: binomialAbove(unit.count, unit.entries, usual),
        isLarge: unit.count > 0,
        chanceWithin: (limit) => binomialWithin(unit.entries, usual, limit),
      }),
    );
  const { examined, expected, found } = standingOut(tests);
  const hits = found.map(({ unit, p }): Hit => {
    const { classId, count } = unit;
    return { screen, subject: classId, classId, p, entries: unit.entries, count, share: count / unit.entries, usual };
  });
  return { screen, examined, expected, hits };
}
