import { daysLate, shanghaiDay, shanghaiDayNumber } from '../calendar/days.ts';
import type { TermMark } from './evidence.ts';
import { groupsBy } from './groups.ts';

/** Something that somebody sat down and entered: one activity on one day, for however many children. */
export type Entry = {
  readonly classId: string;
  readonly raterId: string;
  readonly at: number;
  readonly day: string;
  /** Days from happening to being entered. */
  readonly late: number;
};

/** The entries behind marks. A whole class in one activity is one; whoever gave most of its marks entered it. */
export function entriesOf(marks: readonly TermMark[]): Entry[] {
  // By the day's number: writing out a date for each mark took longer than all the rest.
  const groups = groupsBy(marks, (mark) => `${mark.activityId} ${shanghaiDayNumber(mark.enteredAt)}`);
  return [...groups.values()].flatMap((group): Entry[] => {
    const [first] = group;
    if (!first) return [];
    const at = group.reduce((first, { enteredAt }) => Math.min(first, enteredAt), Number.POSITIVE_INFINITY);
    const byRater = [...groupsBy(group, ({ raterId }) => raterId)];
    const [raterId] = byRater.reduce((most, one) =>
      one[1].length > most[1].length || (one[1].length === most[1].length && one[0] < most[0]) ? one : most,
    );
    const { classId, happenedOn } = first;
    return [{ classId, raterId, at, day: shanghaiDay(at), late: daysLate(happenedOn, at) }];
  });
}
