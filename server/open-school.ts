import { invalid } from './refusal.ts';

/** Whether a school is open on a day: it takes nobody and nothing new for days after its last. */
export const isOpenOn = ({ endedOn }: { readonly endedOn: string | null }, day: string): boolean =>
  endedOn === null || endedOn >= day;

export function mustBeOpenOn(school: { readonly endedOn: string | null }, day: string, path: string): void {
  if (!isOpenOn(school, day)) throw invalid(path, `the last day of this school is ${school.endedOn}`, 'school.ended');
}

/** A day, or the last one of a school that had closed by then. */
export const lastOpenDay = ({ endedOn }: { readonly endedOn: string | null }, day: string): string =>
  endedOn !== null && endedOn < day ? endedOn : day;

/** The last day of what is given in a school: its own, where nobody says an earlier one. */
export function untilClosed(school: { readonly endedOn: string | null }, lastDay: string | null): string | null {
  return lastDay === null ? school.endedOn : lastOpenDay(school, lastDay);
}
