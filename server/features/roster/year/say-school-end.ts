import type { ReplyOf } from '../../../contract/route.ts';
import type { endSchool } from '../../../contract/school-end.ts';
import { dayBefore } from '../../../core/calendar/days.ts';
import { asClassName } from '../../../reply-parts.ts';
import type { ClassRow, SchoolRow, selectHeldOn } from '../store.ts';
import type { Destination } from './destinations.ts';
import { isGoingOn, type Leaving, type Turn } from './plan-school-end.ts';

type Ended = {
  readonly from: string;
  readonly dryRun: boolean;
  readonly own: { readonly school: SchoolRow };
  readonly other: { readonly school: SchoolRow } | null;
  readonly turn: Turn;
  readonly leaving: Leaving;
  /** As it was before. */
  readonly held: Awaited<ReturnType<typeof selectHeldOn>>;
  readonly destinations: readonly Destination[];
  readonly teachers: number;
  readonly activitiesAfter: number;
};

/** What is, or would be, done when a school ends: counts, and the classes by the grades they have then. */
export function sayEnd(ended: Ended): ReplyOf<typeof endSchool> {
  const { from, own, other, turn, leaving, held, destinations, teachers, activitiesAfter } = ended;
  const { term } = turn;
  const keepers = held.filter(({ grant }) => grant.placeId === own.school.id && isGoingOn(grant, from));
  return {
    outcome: ended.dryRun ? 'checked' : 'ended',
    lastDay: dayBefore(from),
    begins: term ? (term.startsOn > from ? term.startsOn : from) : null,
    term: term?.code ?? null,
    school: named(own),
    into: other && named(other),
    classes: destinations.map((one) => classEnd(one, ended)).sort((a, b) => a.grade - b.grade || a.number - b.number),
    pupils: leaving.pupilIds.size,
    leavers: leaving.leavers,
    teachers,
    keepers: new Set(keepers.map(({ person }) => person.id)).size,
    activitiesAfter,
  };
}

function classEnd({ at, there, number, choices, freeNumber }: Destination, { turn, leaving, held, from }: Ended) {
  const nameOf = (row: ClassRow) => asClassName(row, turn.term?.code ?? '');
  const name = nameOf(at);
  const going = leaving.going.filter(({ stay }) => stay.classId === at.id);
  const homerooms = held.flatMap(({ grant, person }) =>
    grant.placeId === at.id && grant.role === 'homeroom' && isGoingOn(grant, from) ? person.name : [],
  );
  return {
    ...name,
    pupils: new Set(going.map(({ stay }) => stay.pupilId)).size,
    to: { classId: there?.id ?? null, grade: name.grade, number },
    choices: choices.map(nameOf),
    freeNumber,
    homerooms: there === null ? homerooms : [],
  };
}

export const named = ({ school: { id, name, nameEn } }: { readonly school: SchoolRow }) => ({
  schoolId: id,
  name: { zh: name, en: nameEn },
});
