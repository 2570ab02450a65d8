import { dayNumber, dayOf, mondayOf, shanghaiNoon } from '../../../server/core/calendar/days.ts';
import type { Chance } from '../chance.ts';
import type { DemoTerm } from './places.ts';
import { STORIES } from './stories.ts';

export type Clock = { readonly today: string; readonly now: number };
const HOUR = 3_600_000;

/**
 * The school day on which something planned for a week of the term took place, give or take a week; undefined where that is
 * still to come. What the late class did in its last week is mostly not even written down late.
 */
export function dayIn(
  term: DemoTerm,
  week: number,
  classKey: string,
  clock: Clock,
  chance: Chance,
): string | undefined {
  const first = dayNumber(mondayOf(term.startsOn)) + 7 * (week - 1 + chance.below(3) - 1) + chance.below(5);
  const isSkipped = chance.next() < 0.85;
  let day = Math.max(first, dayNumber(term.startsOn));
  // What a holiday prevents is done a week later: all of it on the first day back would be a mountain in every chart.
  while (isFree(day, term)) day += isWeekend(day) ? 1 : 7;
  const happenedOn = dayOf(day);
  if (happenedOn > clock.today || happenedOn > term.endsOn) return undefined;
  const isTooFresh = classKey === STORIES.lateClass && day > dayNumber(bulkDay(term, clock)) - 8;
  return isTooFresh && isSkipped ? undefined : happenedOn;
}

const isWeekend = (day: number) => (day + 3) % 7 > 4;

/** Weekends and holidays. */
function isFree(day: number, { daysOff }: DemoTerm): boolean {
  const date = dayOf(day);
  return isWeekend(day) || daysOff.some(({ from, to }) => from <= date && date <= to);
}

/** When the late class is filled in. */
function bulkDay({ endsOn }: DemoTerm, { today }: Clock): string {
  const last = dayOf(dayNumber(endsOn) - 2);
  return last < today ? last : today;
}

/** Epoch milliseconds: six in ten the same day, nearly all within a week; the late class in one evening. Never after now. */
export function enteredAtOf(
  happenedOn: string,
  term: DemoTerm,
  classKey: string,
  clock: Clock,
  chance: Chance,
): number {
  const late = lateBy(chance);
  const minutes = chance.next();
  const bulk = bulkDay(term, clock);
  const isBulk = classKey === STORIES.lateClass && bulk >= happenedOn;
  const day = isBulk ? bulk : dayOf(dayNumber(happenedOn) + late);
  if (day >= clock.today) return Math.floor(clock.now - HOUR * 4 * minutes) - 60_000;
  return Math.floor(shanghaiNoon(day) + HOUR * (isBulk ? 7 + 3 * minutes : 3 + 6 * minutes));
}

function lateBy(chance: Chance): number {
  const drawn = chance.next();
  const some = chance.next();
  if (drawn < 0.6) return 0;
  if (drawn < 0.85) return 1 + Math.floor(3 * some);
  return drawn < 0.95 ? 4 + Math.floor(4 * some) : 8 + Math.floor(12 * some);
}
