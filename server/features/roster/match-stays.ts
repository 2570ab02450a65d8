import { dayBefore } from '../../core/calendar/days.ts';
import { isThereOn } from '../../core/calendar/terms.ts';
import { firstDayOf, lastDayOf, type Wish } from './gather-wishes.ts';
import type { EnrolmentRow } from './store.ts';

/** A stay that ends before it begins: it was announced, or entered by mistake, and never came to be. */
export const isEmpty = ({ startsOn, endedOn }: EnrolmentRow): boolean => endedOn !== null && endedOn < startsOn;

/**
 * Which stored stay each wish is about: of one pupil in one term, so that the same class is what is left to ask. Each is taken once;
 * what begins on the same day first, then what the roster calls the same, then what has days in common. `now` is today, or the
 * first day of a term that is not running.
 */
export function matchStays(
  wishes: readonly Wish[],
  stays: readonly EnrolmentRow[],
  { today, now }: { readonly today: string; readonly now: string },
): ReadonlyMap<Wish, EnrolmentRow> {
  const latestFirst = [...stays].sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1));
  const inOrder = [
    ...latestFirst.filter((stay) => isThereOn(stay, now)),
    ...latestFirst.filter((stay) => !isThereOn(stay, now)),
  ];
  const sameDay = (wish: Wish, stay: EnrolmentRow) => wish.startsOn === stay.startsOn;
  const sameName = (wish: Wish, stay: EnrolmentRow) => wish.student.row.sourcedId === stay.sourcedId;
  const fits = (wish: Wish, stay: EnrolmentRow) =>
    wish.startsOn === null ? fitsUndated(wish, stay, now) : haveDaysInCommon(wish, stay);
  const ways: ((wish: Wish, stay: EnrolmentRow) => boolean)[] = [
    (wish, stay) => sameDay(wish, stay) && sameName(wish, stay),
    sameDay,
    (wish, stay) => sameName(wish, stay) && wish.startsOn !== null && isCorrected(wish, stay, today),
    (wish, stay) => sameName(wish, stay) && wish.startsOn === null && fits(wish, stay),
    // Under another name, a first day inside a stay is a stay of its own: what was before it is not taken away.
    (wish, stay) => fits(wish, stay) && (wish.startsOn === null || wish.startsOn < stay.startsOn),
  ];
  const found = new Map<Wish, EnrolmentRow>();
  const taken = new Set<EnrolmentRow>();
  for (const isAbout of ways) {
    for (const wish of wishes) {
      if (found.has(wish)) continue;
      const stay = inOrder.find((one) => one.classId === wish.student.at.id && !taken.has(one) && isAbout(wish, one));
      if (!stay) continue;
      found.set(wish, stay);
      taken.add(stay);
    }
  }
  return found;
}

function haveDaysInCommon(wish: Wish, stay: EnrolmentRow): boolean {
  return firstDayOf(wish) <= (stay.endedOn ?? wish.term.endsOn) && stay.startsOn <= lastDayOf(wish) && !isEmpty(stay);
}

/**
 * Other days for the same row correct a stay that is to come or goes on. One that is over is corrected where it grows or ends as before;
 * days after it are a return, and it stays as it was.
 */
function isCorrected(wish: Wish, stay: EnrolmentRow, today: string): boolean {
  if (stay.startsOn > today) return true;
  if (!haveDaysInCommon(wish, stay)) return false;
  const isOver = stay.endedOn !== null && stay.endedOn < today;
  return !isOver || firstDayOf(wish) < stay.startsOn || wish.endedOn === stay.endedOn;
}

/** A row without a first day is about the stay that holds now, is to come or ended only yesterday; one with a last day gone by, about that day. */
function fitsUndated({ endedOn }: Wish, stay: EnrolmentRow, now: string): boolean {
  if (endedOn !== null && endedOn < now) return stay.startsOn <= endedOn;
  const isGone = stay.endedOn !== null && stay.endedOn < dayBefore(now);
  return !isGone && (endedOn === null || stay.startsOn <= endedOn);
}
