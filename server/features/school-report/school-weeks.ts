import { DIMENSIONS } from '../../contract/words.ts';
import { addedWeeks, type DaysOff, termWeeks } from '../../core/reports/weeks.ts';
import type { RollupRow } from './store.ts';

type Term = { readonly startsOn: string; readonly endsOn: string; readonly daysOff: readonly DaysOff[] };
const NOTHING = { records: 0, fresh: 0, pupils: 0 };

/** A school's weeks: records of all dimensions, and of each with the pupils who had one. A pupil of two dimensions cannot be told apart in sums. */
export function schoolWeeks(term: Term, today: string, rollups: readonly RollupRow[]) {
  const byDimension = DIMENSIONS.flatMap((dimension) => {
    const rows = rollups.filter((row) => row.dimension === dimension);
    return rows.length === 0 ? [] : [{ dimension, weeks: addedWeeks(rows.flatMap((row) => row.weeks)) }];
  });
  const whole = addedWeeks(rollups.flatMap((row) => row.weeks));
  return termWeeks(term, today, [...whole.keys()]).map((week) => {
    const { records, fresh } = whole.get(week.week) ?? NOTHING;
    return {
      ...week,
      records,
      fresh,
      dimensions: byDimension.map(({ dimension, weeks }) => ({ dimension, ...(weeks.get(week.week) ?? NOTHING) })),
    };
  });
}
