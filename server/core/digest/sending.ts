import { dayNumber, dayOf, mondayOf, shanghaiDay, shanghaiNoon } from '../calendar/days.ts';

const HOUR = 3_600_000;
const FRIDAY = 4;
/** So long after the hour the week's messages may still go out; later nobody is told of that week. Nobody is woken by one. */
const OPEN_FOR = 4 * HOUR;

/** When the messages of a day's week may be sent. */
function spanOf(monday: string, hour: number) {
  const from = shanghaiNoon(dayOf(dayNumber(monday) + FRIDAY)) + (hour - 12) * HOUR;
  return { from, to: from + OPEN_FOR };
}

/** The week whose messages may be sent at a moment, by its Monday; or else how long until the next ones may. */
export function sendingAt(now: number, hour: number): { readonly week: string } | { readonly wait: number } {
  const monday = mondayOf(shanghaiDay(now));
  const { from, to } = spanOf(monday, hour);
  if (now < from) return { wait: from - now };
  if (now < to) return { week: monday };
  return { wait: spanOf(dayOf(dayNumber(monday) + 7), hour).from - now };
}
