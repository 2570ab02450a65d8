import type { GoesTo } from '../../../contract/school-end.ts';
import { invalid } from '../../../refusal.ts';
import type { ClassRow } from '../store.ts';

/** Where the pupils of a class go on: `there` is a class of the other school, or null for one that is opened with that number. */
export type Destination = {
  readonly at: ClassRow;
  readonly there: ClassRow | null;
  readonly number: number;
  readonly choices: readonly ClassRow[];
  readonly freeNumber: number;
};

const HIGHEST = 99;
const gradeKey = ({ stage, entryYear }: Pick<ClassRow, 'stage' | 'entryYear'>) => `${stage} ${entryYear}`;

type Known = {
  /** The classes that have pupils who go on, and all that the school ever had. */
  readonly going: readonly ClassRow[];
  readonly own: readonly ClassRow[];
  readonly others: readonly ClassRow[];
  readonly said: readonly GoesTo[];
  /** A look proposes what was not said; whoever writes has seen all of it. */
  readonly proposes: boolean;
};

/** A class goes on in one of the same grade, or as its own: with the number it has where that is free, else with the next one. */
export function destinationsOf({ going, own, others, said, proposes }: Known): Destination[] {
  const saidOf = new Map<string, { readonly to: GoesTo; readonly path: string }>();
  for (const [index, to] of said.entries()) {
    const path = `into.classes.${index}`;
    if (!own.some(({ id }) => id === to.classId))
      throw invalid(`${path}.classId`, 'there is no such class in the school that ends', 'end.class-none');
    if (saidOf.has(to.classId)) throw invalid(`${path}.classId`, 'this class is named twice', 'end.class-twice');
    saidOf.set(to.classId, { to, path });
  }
  const taken = new Map<string, Set<number>>();
  for (const row of others) takenIn(taken, row).add(row.number);

  for (const at of going) {
    const found = saidOf.get(at.id);
    if (!found && !proposes)
      throw invalid('into.classes', 'a class with pupils is not named; look again', 'end.class-unsaid');
    if (found?.to.as !== 'own') continue;
    const { number } = found.to;
    if (takenIn(taken, at).has(number))
      throw invalid(`${found.path}.number`, 'there is a class of this grade and number', 'class.there');
    takenIn(taken, at).add(number);
  }

  const isPart = ({ id }: ClassRow) => saidOf.get(id)?.to.as === 'part';
  const free = new Map<string, number>();
  // A number that can be kept is, and numbers that are used are given before those that are only offered.
  const rankOf = (at: ClassRow) => (isPart(at) ? 2 : takenIn(taken, at).has(at.number) ? 1 : 0);
  for (const at of [0, 1, 2].flatMap((rank) => going.filter((one) => rankOf(one) === rank))) {
    const to = saidOf.get(at.id)?.to;
    const number = to?.as === 'own' ? to.number : freeIn(takenIn(taken, at), at.number);
    takenIn(taken, at).add(number);
    free.set(at.id, number);
  }

  return going.map((at) => {
    const choices = others
      .filter((row) => gradeKey(row) === gradeKey(at))
      .sort((one, other) => one.number - other.number);
    const freeNumber = free.get(at.id) ?? at.number;
    const found = saidOf.get(at.id);
    if (found?.to.as !== 'part') return { at, there: null, number: freeNumber, choices, freeNumber };
    const { toClassId } = found.to;
    const there = choices.find(({ id }) => id === toClassId);
    if (!there)
      throw invalid(`${found.path}.toClassId`, 'there is no such class of this grade there', 'end.other-grade');
    return { at, there, number: there.number, choices, freeNumber };
  });
}

function takenIn(taken: Map<string, Set<number>>, at: ClassRow): Set<number> {
  const numbers = taken.get(gradeKey(at)) ?? new Set();
  taken.set(gradeKey(at), numbers);
  return numbers;
}

function freeIn(taken: ReadonlySet<number>, number: number): number {
  if (!taken.has(number)) return number;
  const next = Math.max(...taken) + 1;
  if (next <= HIGHEST) return next;
  const gap = Array.from({ length: HIGHEST }, (_, at) => at + 1).find((one) => !taken.has(one));
  if (gap === undefined) throw invalid('into.classes', 'this grade has no number left there', 'end.no-number');
  return gap;
}
