import { dayBefore } from '../../../core/calendar/days.ts';
import { gradeOf, schoolYearOf } from '../../../core/calendar/terms.ts';
import { grouped } from '../../../core/grouped.ts';
import type { Book } from '../book.ts';
import { isEmpty } from '../match-stays.ts';
import type { ClassRow, EnrolmentRow, GrantRow, TermRow } from '../store.ts';
import { isInSchool } from './class-room.ts';

export function termBefore<Term extends { readonly code: string }>(terms: readonly Term[], { code }: Term) {
  return [...terms]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .filter((one) => one.code < code)
    .at(-1);
}

/** Whether a term begins another school year than the one before it: then everybody is a grade up. */
export function isNewYear<Term extends { readonly code: string }>(terms: readonly Term[], term: Term): boolean {
  const before = termBefore(terms, term);
  return before !== undefined && schoolYearOf(before.code) !== schoolYearOf(term.code);
}

type Held = {
  readonly grant: Pick<GrantRow, 'placeId' | 'role' | 'startsOn' | 'endsOn'>;
  readonly person: { readonly name: string };
};
/** The names of a class's homeroom teachers on a day. */
export function homeroomsOn(held: readonly Held[], classId: string, day: string): string[] {
  return held.flatMap(({ grant, person }) => {
    const isThere = grant.startsOn <= day && (grant.endsOn === null || grant.endsOn >= day);
    return grant.placeId === classId && grant.role === 'homeroom' && isThere ? person.name : [];
  });
}

type Known = {
  readonly from: TermRow;
  readonly to: TermRow;
  readonly classes: readonly ClassRow[];
  readonly enrolments: Book<EnrolmentRow>;
  readonly grants: Book<GrantRow>;
  readonly newId: () => string;
};
export type ClassGoesOn = {
  readonly at: ClassRow;
  readonly toGrade: number | null;
  readonly pupils: number;
  readonly goOn: number;
  readonly placed: number;
  readonly endingGrants: number;
};

/**
 * Whoever is in a class when a term ends is in the same class when the next begins: classes keep their names, and the grade follows from the
 * entry year. What is written is a stay in the new term, once; who is placed in it already stays where that says. Of a class that leaves the school nothing of
 * the old terms is touched: its teachers have it until the day before the new term.
 */
export function planTermStart(known: Known): ClassGoesOn[] {
  const { from, to, classes, enrolments, grants, newId } = known;
  const stored = [...enrolments.rows].filter((stay) => !isEmpty(stay));
  const placed = new Set(stored.flatMap((stay) => (stay.termId === to.id ? stay.pupilId : [])));
  // A last day that was said is one, also where it is the last of the term.
  const atEnd = grouped(
    stored.filter((stay) => stay.termId === from.id && stay.endedOn === null),
    ({ classId }) => classId,
  );
  const grantsOf = grouped(grants.rows, ({ placeId }) => placeId);
  return classes.flatMap((at): ClassGoesOn[] => {
    const stays = atEnd.get(at.id) ?? [];
    if (stays.length === 0 || !isInSchool(at, from.code)) return [];
    const counts = { at, pupils: stays.length };
    const waiting = stays.filter(({ pupilId }) => !placed.has(pupilId));
    const isPlaced = stays.length - waiting.length;
    if (!isInSchool(at, to.code)) {
      const ending = endGrants(grantsOf.get(at.id) ?? [], grants, to.startsOn);
      return [{ ...counts, toGrade: null, goOn: 0, placed: isPlaced, endingGrants: ending }];
    }
    for (const { schoolId, classId, pupilId, numberInClass } of waiting) {
      const stay = { id: newId(), schoolId, classId, termId: to.id, pupilId, startsOn: to.startsOn, endedOn: null };
      enrolments.insert({ ...stay, sourcedId: newId(), numberInClass });
    }
    const toGrade = gradeOf(at, to.code);
    return [{ ...counts, toGrade, goOn: waiting.length, placed: isPlaced, endingGrants: 0 }];
  });
}

/** Those of a class that would go on beyond the day before; one that was to begin later never comes to be. */
export function endGrants(of: readonly GrantRow[], grants: Book<GrantRow>, startsOn: string): number {
  const going = of.filter(({ endsOn }) => endsOn === null || endsOn >= startsOn);
  for (const grant of going)
    grants.end(grant.id, { endsOn: dayBefore(grant.startsOn > startsOn ? grant.startsOn : startsOn) });
  return going.length;
}
