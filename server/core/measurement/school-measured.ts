import { dayNumber, dayOf, FRESH_DAYS, mondayOf } from '../calendar/days.ts';
import type { Entry } from '../screens/entries.ts';
import { groupsBy } from '../screens/groups.ts';
import type { SchoolCells } from './cells.ts';
import { type DimensionReliability, dimensionReliability } from './dimension-reliability.ts';
import { pupilRatings } from './pupil-ratings.ts';
import { type RatedCell, ratedCells } from './rated-cells.ts';

/** Entries (one activity on one day) by the Monday of the week it happened in, and how many were made within 7 days. */
export type WeekEntries = { readonly week: string; readonly entries: number; readonly fresh: number };

/**
 * A school in one term: per dimension with a rating, how far a mean of several teachers' ratings can be trusted; and its entries by week, which
 * only the marks one by one tell, as all marks of one entry were written down together.
 */
export type SchoolMeasured = {
  readonly kind: 'school';
  readonly reliability: readonly DimensionReliability[];
  readonly weeks: readonly WeekEntries[];
};

/** What needs every rater's cells and so too long for a request. Dimensions in the order in which the indicators first name them. */
export function measureSchool(cells: SchoolCells, weeks: readonly WeekEntries[]): SchoolMeasured {
  const dimensions = [...new Set(cells.indicators.map(({ dimension }) => dimension))];
  const reliability = dimensions.flatMap((dimension) => {
    const ratings = pupilRatings(ratedCells({ schools: [cells], blind: [], homeOf: new Map() }, dimension), byClass);
    return ratings.length === 0 ? [] : dimensionReliability(dimension, ratings);
  });
  return { kind: 'school', reliability, weeks };
}

/** Entries by week, in order of weeks. */
export function entriesByWeek(entries: readonly Entry[]): WeekEntries[] {
  const weeks = groupsBy(entries, ({ day, late }) => mondayOf(dayOf(dayNumber(day) - late)));
  return [...weeks]
    .map(([week, all]) => ({ week, entries: all.length, fresh: all.filter(({ late }) => late <= FRESH_DAYS).length }))
    .sort((a, b) => (a.week < b.week ? -1 : 1));
}

const byClass = ({ classId }: RatedCell) => classId;
