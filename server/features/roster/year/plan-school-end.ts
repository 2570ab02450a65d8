import { dayBefore } from '../../../core/calendar/days.ts';
import { codeAfter } from '../../../core/calendar/plan-term.ts';
import { grouped } from '../../../core/grouped.ts';
import type { Book } from '../book.ts';
import { putStay } from '../give-way.ts';
import { isEmpty } from '../match-stays.ts';
import type { ClassRow, EnrolmentRow, GrantRow, TermRow } from '../store.ts';
import { isInSchool } from './class-room.ts';
import type { Destination } from './destinations.ts';
import { endGrants, termBefore } from './plan-term-start.ts';

/** The term that pupils who go on are in on a day, or come into next; `before` where that term has not begun by the day before. */
export function turnOn(terms: readonly TermRow[], from: string) {
  const term = terms.find(({ endsOn }) => endsOn >= from);
  if (!term) return { term, before: terms.at(-1), later: [] };
  const before = from <= term.startsOn ? termBefore(terms, term) : undefined;
  return { term, before, later: terms.filter(({ startsOn }) => startsOn >= term.startsOn) };
}
export type Turn = ReturnType<typeof turnOn>;

/** A stay that the end of its school takes days from, or one that would have gone on into the next term. */
type Going = { readonly stay: EnrolmentRow; readonly isThere: boolean };
export type Leaving = {
  readonly going: readonly Going[];
  readonly pupilIds: ReadonlySet<string>;
  readonly leavers: number;
};

type Known = {
  readonly from: string;
  readonly turn: Turn;
  readonly schoolId: string;
  readonly classes: readonly ClassRow[];
  readonly enrolments: Book<EnrolmentRow>;
};

/**
 * Who is in a school from a day on: whoever has a stay there on it or later, and between two terms also whoever was there at the end and is
 * placed nowhere yet, as when a term is begun. Of a class that is beyond its stage by then they leave.
 */
export function leavingOn({ from, turn, schoolId, classes, enrolments }: Known): Leaving {
  const { term, before, later } = turn;
  const lastDays = new Map(later.map(({ id, endsOn }) => [id, endsOn]));
  const stays = [...enrolments.rows].filter((stay) => !isEmpty(stay));
  const own = stays.filter((stay) => stay.schoolId === schoolId);
  const there = own.filter(
    (stay) => (stay.endedOn ?? lastDays.get(stay.termId) ?? '') >= from && lastDays.has(stay.termId),
  );
  const placed = new Set(stays.flatMap((stay) => (stay.termId === term?.id ? stay.pupilId : [])));
  const waiting = own.filter(
    (stay) => stay.termId === before?.id && stay.endedOn === null && !placed.has(stay.pupilId),
  );
  const code = term?.code ?? (before ? codeAfter(before.code) : '');
  const goesOn = new Set(classes.flatMap((at) => (isInSchool(at, code) ? at.id : [])));
  const goOn = waiting.filter(({ classId }) => goesOn.has(classId));
  const going = [...there.map((stay) => ({ stay, isThere: true })), ...goOn.map((stay) => ({ stay, isThere: false }))];
  const pupilIds = new Set(going.map(({ stay }) => stay.pupilId));
  return { going, pupilIds, leavers: waiting.length - goOn.length };
}

type Moved = {
  readonly from: string;
  readonly term: TermRow;
  readonly leaving: Leaving;
  readonly destinations: readonly Destination[];
  readonly intoId: string;
  readonly books: {
    readonly classes: Book<ClassRow>;
    readonly enrolments: Book<EnrolmentRow>;
    readonly grants: Book<GrantRow>;
  };
  readonly newId: () => string;
};

/** Stays end the day before and go on in the other school; a class of its own keeps its numbers in class and its homeroom teachers. */
export function moveInto(moved: Moved): void {
  const { from, term, leaving, destinations, intoId, books, newId } = moved;
  const { classes, enrolments, grants } = books;
  const stored = grouped(enrolments.rows, pupilTerm);
  const toOf = new Map<string, { readonly id: string; readonly isOwn: boolean }>();
  for (const { at, there, number } of destinations) {
    const { stage, entryYear } = at;
    const opened = { id: newId(), schoolId: intoId, stage, entryYear, number, sourcedId: newId() };
    toOf.set(at.id, { id: (there ?? classes.insert(opened)).id, isOwn: there === null });
  }
  for (const { stay, isThere } of leaving.going) {
    const to = toOf.get(stay.classId);
    if (!to) throw new Error('a class whose pupils go on has no destination');
    const days = isThere
      ? { termId: stay.termId, startsOn: later(stay.startsOn, from), endedOn: stay.endedOn }
      : { termId: term.id, startsOn: term.startsOn, endedOn: null };
    const place = { schoolId: intoId, classId: to.id, pupilId: stay.pupilId, ...days };
    const numberInClass = to.isOwn ? stay.numberInClass : null;
    const known = stored.get(pupilTerm({ ...stay, ...days })) ?? [];
    if (isThere) enrolments.end(stay.id, { endedOn: dayBefore(later(stay.startsOn, from)) });
    putStay({ id: newId(), ...place, sourcedId: newId(), numberInClass }, { enrolments, stays: known });
  }
  for (const grant of [...grants.rows].filter((one) => one.role === 'homeroom' && isGoingOn(one, from))) {
    const to = toOf.get(grant.placeId);
    if (to?.isOwn)
      grants.insert({ ...grant, id: newId(), placeId: to.id, startsOn: later(grant.startsOn, from), sourcedId: null });
  }
}

/** Whoever teaches in a school does so until it ends; principals and office read on what was. Answers whose days end. */
export function endTeaching(grants: Book<GrantRow>, placeIds: ReadonlySet<string>, from: string): Set<string> {
  const teaching = [...grants.rows].filter(
    ({ role, placeId }) => placeIds.has(placeId) && (role === 'teacher' || role === 'homeroom'),
  );
  endGrants(teaching, grants, from);
  return new Set(teaching.flatMap((grant) => (isGoingOn(grant, from) ? grant.personId : [])));
}

const pupilTerm = ({ termId, pupilId }: Pick<EnrolmentRow, 'termId' | 'pupilId'>) => `${termId} ${pupilId}`;
const later = (day: string, other: string) => (day > other ? day : other);
export const isGoingOn = ({ endsOn }: Pick<GrantRow, 'endsOn'>, from: string) => endsOn === null || endsOn >= from;
