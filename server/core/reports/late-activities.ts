import { daysLate, isFresh } from '../calendar/days.ts';
import { grouped } from '../grouped.ts';

/** So many records of an activity were written down at one moment (epoch milliseconds). */
type Entry = {
  readonly activityId: string;
  readonly title: string;
  readonly happenedOn: string;
  readonly enteredAt: number;
  readonly records: number;
};

/** The activities with a record that came after a week, in the order given: how many of its records did, and after how many days the last. */
export function lateActivities(entries: readonly Entry[]) {
  return [...grouped(entries, ({ activityId }) => activityId).values()].flatMap((rows) => {
    const late = rows.filter(({ happenedOn, enteredAt }) => !isFresh(happenedOn, enteredAt));
    const [first] = late;
    if (!first) return [];
    const { activityId, title, happenedOn } = first;
    const days = Math.max(...late.map(({ enteredAt }) => daysLate(happenedOn, enteredAt)));
    return { activityId, title, happenedOn, records: recordsOf(rows), late: recordsOf(late), days };
  });
}

const recordsOf = (rows: readonly Entry[]) => rows.reduce((sum, { records }) => sum + records, 0);
