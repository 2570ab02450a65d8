import { dayAfter, dayNumber, dayOf, mondayOf, shanghaiNoon } from '../calendar/days.ts';

/** Monday to Sunday, in Asia/Shanghai. */
export type Week = { readonly from: string; readonly to: string };

/** This week and the three before it. */
export const WEEKS_SHOWN = 4;
const HALF_A_DAY = 12 * 3_600_000;

export function weekOf(day: string): Week {
  const from = mondayOf(day);
  return { from, to: dayOf(dayNumber(from) + 6) };
}

/** The weeks that are told of, this one first. */
export function weeksUpTo(today: string): Week[] {
  const now = dayNumber(mondayOf(today));
  return Array.from({ length: WEEKS_SHOWN }, (_, back) => weekOf(dayOf(now - 7 * back)));
}

/** Its first moment, and the first one after it. */
export function momentsOf({ from, to }: Week): { readonly since: number; readonly before: number } {
  return { since: shanghaiNoon(from) - HALF_A_DAY, before: shanghaiNoon(dayAfter(to)) - HALF_A_DAY };
}
