import { dayAfter, dayBefore } from '../../core/calendar/days.ts';
import { grouped } from '../../core/grouped.ts';
import type { Book } from './book.ts';
import type { RosterFaults } from './faults.ts';
import type { StudentRow } from './resolve-enrollments.ts';
import type { TermRow } from './store.ts';

/** A stay as the package says it; null where it does not say the first day, and where the stay goes on. */
export type Wish = {
  readonly student: StudentRow;
  readonly term: TermRow;
  readonly startsOn: string | null;
  readonly endedOn: string | null;
};

/** The stays that a package says, by term and pupil, in order of their days: a pupil is in one class on a day. */
export function gatherWishes(
  students: readonly StudentRow[],
  { terms, faults, today }: { readonly terms: Book<TermRow>; readonly faults: RosterFaults; readonly today: string },
): Wish[][] {
  const said = students.flatMap((student) =>
    student.row.status === 'active'
      ? student.termIds.flatMap((termId) => {
          const term = terms.get(termId);
          const wish = term && withinTerm(student, term);
          return wish ?? [];
        })
      : [],
  );
  const refuse = ({ student }: Wish) => faults.add('enrollments', student.row, 'classSourcedId', 'row.two_classes');
  const wishes: Wish[][] = [];
  for (const ofPupil of grouped(said, ({ term, student }) => `${term.id} ${student.pupil.id}`).values()) {
    const inOrder: Wish[] = [];
    for (const ofClass of grouped(ofPupil, ({ student }) => student.at.id).values()) inOrder.push(...joined(ofClass));
    inOrder.sort(byLastDay);
    for (const [index, wish] of inOrder.entries()) {
      const before = inOrder[index - 1];
      if (before) inOrder.splice(index - 1, 2, ...apart(before, wish, today, () => refuse(wish)));
    }
    wishes.push(inOrder);
  }
  return wishes;
}

/** What of a row lies in a term; the last day of the term, and any after it, say that the pupil stays to its end. */
function withinTerm(student: StudentRow, term: TermRow): Wish | undefined {
  const { beginDate: begin, endDate: end } = student.row;
  if ((end !== null && end < term.startsOn) || (begin !== null && begin > term.endsOn)) return undefined;
  const startsOn = begin === null || begin > term.startsOn ? begin : term.startsOn;
  return { student, term, startsOn, endedOn: end !== null && end < term.endsOn ? end : null };
}

export const firstDayOf = ({ startsOn, term }: Wish) => startsOn ?? term.startsOn;
export const lastDayOf = ({ endedOn, term }: Wish) => endedOn ?? term.endsOn;

function byLastDay(a: Wish, b: Wish): number {
  const [endA, endB] = [lastDayOf(a), lastDayOf(b)];
  return endA < endB ? -1 : endA > endB ? 1 : firstDayOf(a) < firstDayOf(b) ? -1 : 1;
}

/** Two stays, the one that ends later second, in different classes: refused where they have more than a day of change in common. */
function apart(one: Wish, next: Wish, today: string, refuse: () => void): readonly [Wish, Wish] {
  const { endedOn } = one;
  const from = firstDayOf(next);
  if (endedOn !== null && from > endedOn) return [one, next];
  const now = today < next.term.startsOn ? next.term.startsOn : today;
  // Who left the one class came into the other, whose row does not say when, the day after; not so where the one is yet to come.
  if (endedOn !== null && next.startsOn === null && firstDayOf(one) <= now)
    return [one, { ...next, startsOn: dayAfter(endedOn) }];
  // The same day said as the last here and the first there: the pupil is there.
  if (from === endedOn && firstDayOf(one) < from) return [{ ...one, endedOn: dayBefore(from) }, next];
  refuse();
  return [one, next];
}

/** Rows about the same class that have a day in common are one stay; those that have none are two, with what lies between. */
function joined(ofClass: readonly Wish[]): Wish[] {
  const stays: Wish[] = [];
  for (const wish of [...ofClass].sort((a, b) => (firstDayOf(a) < firstDayOf(b) ? -1 : 1))) {
    const last = stays.at(-1);
    if (!last || firstDayOf(wish) > lastDayOf(last)) {
      stays.push(wish);
      continue;
    }
    const startsOn = wish.startsOn === null ? null : last.startsOn;
    stays[stays.length - 1] = { ...last, startsOn, endedOn: byLastDay(last, wish) < 0 ? wish.endedOn : last.endedOn };
  }
  return stays;
}
