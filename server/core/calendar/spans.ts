import { dayNumber, dayOf } from './days.ts';
import type { InCalendar } from './terms.ts';

/** Days in a row, the first and the last with them; `to` is null where they go on. */
export type Span = { readonly from: string; readonly to: string | null };

/** The days on which something is held: null is all of them. */
export type Days = readonly Span[] | null;

/** Before every day that anybody writes down. */
const EVER = '0000-01-01';

export function isWithin({ from, to }: Span, day: string): boolean {
  return from <= day && (to === null || day <= to);
}

/** Whether what was reached is reached for what happened on a day. */
export function heldOn({ days }: { readonly days: Days }, day: string): boolean {
  return days === null || days.some((span) => isWithin(span, day));
}

/** The first day of a stay that was reached: nobody is unseen for days before the reader had the class. */
export function sinceHeld(startsOn: string, days: Days): string {
  const held = (days ?? []).map(({ from }) => from).sort()[0] ?? startsOn;
  return startsOn > held ? startsOn : held;
}

/** The terms that hold any of the days, with their holidays: of the others nothing is reached. */
export function termsHeld<Term extends InCalendar>(terms: readonly Term[], days: Days): Term[] {
  return terms.filter(
    (term) => days === null || days.some((span) => commonDays(span, withHolidays(terms, term)) !== undefined),
  );
}

/** The days that two spans have in common. */
export function commonDays(one: Span, other: Span): Span | undefined {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to === null ? other.to : other.to === null || one.to < other.to ? one.to : other.to;
  return to === null || from <= to ? { from, to } : undefined;
}

/** The days that one of two spans has and the other has not. */
export function daysApart<S extends { readonly from: string; readonly to: string }>(
  one: S,
  other: S,
): { from: string; to: string }[] {
  if (!commonDays(one, other)) return [one, other];
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  const [shorter, longer] = one.to < other.to ? [one, other] : [other, one];
  return [
    { from: first.from, to: nextTo(second.from, -1) },
    { from: nextTo(shorter.to, 1), to: longer.to },
  ].filter(({ from, to }) => from <= to);
}

/** A term with the holidays that belong to it: all days of which `termOf` says that they are its. */
export function withHolidays(terms: readonly InCalendar[], term: InCalendar): Span {
  const inOrder = [...terms].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const before = inOrder.filter((one) => one.startsOn < term.startsOn).at(-1);
  const after = inOrder.find((one) => one.startsOn > term.startsOn);
  const sinceBreak = before ? nextTo(before.endsOn, 1) : EVER;
  const untilBreak = after ? nextTo(after.startsOn, -1) : null;
  return {
    from: term.holdsBreakBefore ? sinceBreak : term.startsOn,
    to: after?.holdsBreakBefore ? term.endsOn : untilBreak,
  };
}

/** A stay: who was there on a term's first or last day was so in the holidays of the term before or after it. */
export function daysOfStay(
  terms: readonly InCalendar[],
  term: InCalendar,
  { startsOn, endedOn }: { readonly startsOn: string; readonly endedOn: string | null },
): Span {
  const whole = withHolidays(terms, term);
  return {
    from: startsOn <= term.startsOn ? whole.from : startsOn,
    to: endedOn === null || endedOn >= term.endsOn ? whole.to : endedOn,
  };
}

/** A grant: one that begins on a term's first day begins with the holidays of that term before it. */
export function daysOfGrant(
  terms: readonly InCalendar[],
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string | null },
): Span {
  const first = terms.find((term) => term.startsOn === startsOn);
  return { from: first ? withHolidays(terms, first).from : startsOn, to: endsOn };
}

/**
 * The stays that a grant which holds today reaches, term by term: those that had begun by one day and still went on on another. It says for
 * a query what `daysOfStay` and `daysOfGrant` say of one stay.
 */
export function staysReached<Term extends InCalendar>(
  terms: readonly Term[],
  grant: { readonly startsOn: string; readonly endsOn: string | null },
  today: string,
): { readonly term: Term; readonly begunBy: string; readonly stillOn: string }[] {
  const { from } = daysOfGrant(terms, grant);
  return terms.flatMap((term) => {
    const whole = withHolidays(terms, term);
    if (whole.from > today || (whole.to !== null && whole.to < from)) return [];
    const begunBy = term.startsOn > today ? term.startsOn : today;
    return { term, begunBy, stillOn: term.endsOn < from ? term.endsOn : from };
  });
}

const nextTo = (day: string, by: 1 | -1) => dayOf(dayNumber(day) + by);
