import { invalid } from './refusal.ts';

/** The last day on which a school is open; null while nobody has said one. */
type School = { readonly lastDay: string | null };

/** Whether a school is open on a day: it takes nobody and nothing new for days after its last. */
export const isOpenOn = ({ lastDay }: School, day: string): boolean => lastDay === null || lastDay >= day;

export function mustBeOpenOn(school: School, day: string, path: string): void {
  if (!isOpenOn(school, day)) throw invalid(path, `the last day of this school is ${school.lastDay}`, 'school.ended');
}

/** A day, or the last one of a school that had closed by then. */
export const lastOpenDay = ({ lastDay }: School, day: string): string =>
  lastDay !== null && lastDay < day ? lastDay : day;

/** Until when something is given in a school: no longer than that is open. */
export const untilClosed = (school: School, until: string | null): string | null =>
  until === null ? school.lastDay : lastOpenDay(school, until);
