import { dayNumber } from '../calendar/days.ts';

/** A number that all days of one week, Monday to Sunday, share. */
export function weekNumber(day: string): number {
  return Math.floor((dayNumber(day) + 3) / 7);
}
