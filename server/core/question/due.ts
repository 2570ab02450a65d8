import { dayAfter, dayNumber } from '../calendar/days.ts';

export type SchoolTerm = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly daysOff: readonly { readonly from: string; readonly to: string }[];
};

/** Monday to Friday in a term, and no day off. Saturdays that are worked instead are nobody's to count on. */
export function isSchoolDay(terms: readonly SchoolTerm[], day: string): boolean {
  if ((dayNumber(day) + 3) % 7 >= 5) return false;
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  return term !== undefined && !term.daysOff.some(({ from, to }) => from <= day && day <= to);
}

/**
 * The last of so many school days after the day it was sent: nobody has to answer in holidays. Null where the terms that are known have not so
 * many left; then nothing is late until the next one is there.
 */
export function dueOn(terms: readonly SchoolTerm[], sentOn: string, days: number): string | null {
  const last = terms.reduce((latest, { endsOn }) => (endsOn > latest ? endsOn : latest), '');
  const first = terms.reduce((earliest, { startsOn }) => (startsOn < earliest ? startsOn : earliest), last);
  const after = dayAfter(sentOn);
  let left = days;
  // From the first term on: what was sent long before is asked after for each line of a list, and years of days are none of school.
  for (let day = after < first ? first : after; day <= last; day = dayAfter(day)) {
    if (isSchoolDay(terms, day)) left -= 1;
    if (left === 0) return day;
  }
  return null;
}
