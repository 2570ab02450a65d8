import type { ListFault, Place } from '../../../class-lists/cells.ts';
import { grouped } from '../../../core/grouped.ts';
import type { SaidClass } from '../../../sheets/class-words.ts';
import type { ClassRow } from '../store.ts';
import { type Held, isHeld, type Someone } from './match-people.ts';
import type { SaidTeacher } from './prepare-list.ts';
import { classKey, type NamedClass } from './resolve-classes.ts';

type Taught = {
  readonly place: Place;
  /** Without a sourcedId where the list itself opens it. */
  readonly class: NamedClass & { readonly sourcedId?: string };
  readonly isHomeroom: boolean;
  readonly subject: string | undefined;
  readonly begin: string | null;
  /** What the roster calls the grant that is there. */
  readonly grantId: string | undefined;
  readonly end: boolean;
};
/** A class that somebody of the list teaches, or that somebody whom it replaces taught. */
export type TaughtBy = Taught & ({ readonly someone: Someone } | { readonly sourcedId: string });

type Known = {
  readonly today: string;
  readonly classes: readonly ClassRow[];
  /** Classes of the pupils' list. */
  readonly opened: ReadonlySet<string>;
  readonly staff: readonly Held[];
  readonly resolve: (said: readonly SaidClass[]) => NamedClass | { readonly fault: ListFault['code'] };
};
type Said = { readonly teacher: SaidTeacher; readonly someone: Someone };

/**
 * A row speaks for its teacher at this school: what the roster gave the same teacher beside it ends. A class has one homeroom teacher: who is
 * named follows who was. Whoever the list does not name teaches on, and grants made by hand are the office's own.
 */
export function wishTeachers(said: readonly Said[], known: Known) {
  const { today, classes, staff } = known;
  const faults: ListFault[] = [];
  const taught: { someone: Someone; named: NamedClass; place: Place; isHomeroom: boolean; subject: string | null }[] =
    [];
  for (const { teacher, someone } of said) {
    for (const { place, said: words, isHomeroom } of teacher.classes) {
      const named = known.resolve(words);
      if ('fault' in named) faults.push({ ...place, code: named.fault });
      else if (!classes.some((row) => classKey(row) === classKey(named)) && !known.opened.has(classKey(named)))
        faults.push({ ...place, code: 'teacher.unknown_class' });
      else taught.push({ someone, named, place, isHomeroom, subject: teacher.subject });
    }
  }
  const homerooms = new Map<string, (typeof taught)[number]>();
  for (const one of taught.filter(({ isHomeroom }) => isHomeroom)) {
    const before = homerooms.get(classKey(one.named));
    if (before && before.someone !== one.someone)
      faults.push({ ...one.place, code: 'teacher.two_homerooms', said: String(before.place.line) });
    homerooms.set(classKey(one.named), before ?? one);
  }

  const held = staff.filter(({ grant }) => grant.placeKind === 'class' && isHeld(grant, today));
  const rowOf = new Map(classes.map((row) => [row.id, row]));
  const wishes: TaughtBy[] = [];
  const kept = new Set<Held>();
  const someones = [...new Set(taught.map(({ someone }) => someone))];
  const keyOf = new Map(someones.map((someone, index) => [someone, index]));
  for (const rows of grouped(taught, ({ someone, named }) => `${keyOf.get(someone)} ${classKey(named)}`).values()) {
    const [first] = rows;
    if (!first) continue;
    const { someone, named, place } = first;
    const there = classes.find((row) => classKey(row) === classKey(named));
    const isHomeroom = rows.some((row) => row.isHomeroom);
    const role = isHomeroom ? 'homeroom' : 'teacher';
    const onClass = held.filter(({ grant }) => grant.placeId === there?.id);
    const own = onClass.find(({ grant, person }) => person.id === someone.there?.id && grant.role === role);
    if (own) kept.add(own);
    const others = isHomeroom ? onClass.filter((one) => one.grant.role === 'homeroom' && one !== own) : [];
    const subjects = [...new Set(rows.flatMap(({ subject }) => subject ?? []))];
    wishes.push({
      someone,
      place,
      class: there ?? named,
      isHomeroom,
      subject: subjects.length > 0 ? subjects.join('、') : undefined,
      // Who follows another homeroom teacher does so today, and reads nothing of before.
      begin: own || others.length === 0 ? null : today,
      grantId: own?.grant.sourcedId ?? undefined,
      end: false,
    });
    for (const other of others) wishes.push(...ending(other, place, rowOf));
  }
  const named = new Set(someones.flatMap(({ there }) => there?.id ?? []));
  const others = held.filter((one) => named.has(one.person.id) && !kept.has(one));
  const [anywhere] = said;
  if (anywhere) for (const other of others) wishes.push(...ending(other, anywhere.teacher.place, rowOf));
  return { teachers: wishes, faults };
}

/** Only what a roster made; a person of the roster has a sourcedId. */
function ending({ grant, person }: Held, place: Place, rowOf: ReadonlyMap<string, ClassRow>): TaughtBy[] {
  const at = rowOf.get(grant.placeId);
  const { sourcedId } = person;
  if (!at || sourcedId === null || grant.sourcedId === null) return [];
  const isHomeroom = grant.role === 'homeroom';
  return [
    { sourcedId, place, class: at, isHomeroom, subject: undefined, begin: null, grantId: grant.sourcedId, end: true },
  ];
}
