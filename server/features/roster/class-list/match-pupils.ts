import type { ListFault, Place } from '../../../class-lists/cells.ts';
import type { ListFaultCode } from '../../../class-lists/words.ts';
import { isThereOn } from '../../../core/calendar/terms.ts';
import { grouped } from '../../../core/grouped.ts';
import { nameKey } from '../../../core/text/clean.ts';
import type { EnrolmentRow, PupilRow } from '../store.ts';
import type { SaidPupil } from './prepare-list.ts';

/** A row with the class it is of: `classKey` is what the class is, `classId` the one that is there already. */
export type PlacedPupil = SaidPupil & { readonly classKey: string; readonly classId: string | undefined };
/** Whoever is, or was last term, in the school. */
export type KnownPupil = { readonly pupil: PupilRow; readonly stays: readonly EnrolmentRow[] };
type Known = {
  readonly here: readonly KnownPupil[];
  /** Of every district, by the digest of the student number. */
  readonly numbered: ReadonlyMap<string, PupilRow>;
  readonly districtId: string;
  /** Today, or the first day of the term to come. */
  readonly now: string;
  /** The classes that the list speaks for. */
  readonly classIds: ReadonlySet<string>;
  /** Numbers and names really changed. */
  readonly allowOthers: boolean;
};
export type MatchedPupil = { readonly line: PlacedPupil; readonly pupil: PupilRow | undefined };

/** More names than these under known numbers are a list whose rows slipped. */
const RENAMED = { least: 2, share: 0.2 };

/**
 * Whose each row is: by student number; else by the name, within the class and among those that no number took; else, where the list
 * speaks for both classes and the name is one child's in each, somebody who moved. Nobody is matched by a number that moves.
 */
export function matchPupils(lines: readonly PlacedPupil[], known: Known) {
  const faults: ListFault[] = [];
  const fault = (place: Place, code: ListFaultCode, said?: string) => faults.push({ ...place, code, said });
  checkTwice(lines, fault);
  const found = new Map<PlacedPupil, PupilRow>();
  const taken = new Set<string>();
  const take = (line: PlacedPupil, pupil: PupilRow) => {
    found.set(line, pupil);
    taken.add(pupil.id);
  };

  const renamed: PlacedPupil[] = [];
  for (const line of lines) {
    const holder = line.number ? known.numbered.get(line.number.index) : undefined;
    if (!holder) continue;
    if (holder.districtId !== known.districtId) fault(line.numberPlace, 'number.taken');
    else if (!taken.has(holder.id)) {
      take(line, holder);
      if (nameKey(holder.name) !== nameKey(line.name)) renamed.push(line);
    }
  }
  if (!known.allowOthers && renamed.length > Math.max(RENAMED.least, found.size * RENAMED.share))
    for (const line of renamed) fault(line.place, 'number.whose');

  const named = grouped(known.here, ({ pupil }) => nameKey(pupil.name));
  const rest = lines.filter((line) => !found.has(line));
  for (const rows of grouped(rest, (line) => `${line.classKey} ${nameKey(line.name)}`).values()) {
    const matched = inClass(rows, { ...known, named, taken, fault });
    for (const [line, pupil] of matched) take(line, pupil);
  }
  const moved = lines.filter((line) => !found.has(line));
  for (const [name, rows] of grouped(moved, (line) => nameKey(line.name))) {
    const [line] = rows;
    // Who left is not taken for somebody of the name who comes into another class.
    const isListed = (stay: EnrolmentRow) => known.classIds.has(stay.classId) && isThereOn(stay, known.now);
    const from = (named.get(name) ?? []).filter(({ pupil, stays }) => !taken.has(pupil.id) && stays.some(isListed));
    const [only] = from;
    const isOne = rows.length === 1 && from.length === 1;
    if (line && only && isOne && isFree(line, only.pupil) && isAlike(line, only.pupil)) take(line, only.pupil);
  }
  return { pupils: lines.map((line): MatchedPupil => ({ line, pupil: found.get(line) })), faults };
}

type InClass = Known & {
  readonly named: ReadonlyMap<string, readonly KnownPupil[]>;
  readonly taken: ReadonlySet<string>;
  readonly fault: (place: Place, code: ListFaultCode, said?: string) => void;
};

/** Rows of one name in one class, and who of the class bears it. */
function inClass(rows: readonly PlacedPupil[], { named, taken, now, allowOthers, fault }: InClass) {
  const [{ classId, name } = { classId: undefined, name: '' }] = rows;
  const bearers = (named.get(nameKey(name)) ?? []).filter(
    ({ pupil, stays }) => !taken.has(pupil.id) && stays.some((stay) => stay.classId === classId),
  );
  const isThere = ({ stays }: KnownPupil) => stays.some((stay) => stay.classId === classId && isThereOn(stay, now));
  const present = bearers.filter(isThere);
  const all = present.length > 0 ? present : bearers;
  const matched = new Map<PlacedPupil, PupilRow>();
  if (all.length === 0) return matched;
  for (const line of rows) {
    const free = all.filter(({ pupil }) => ![...matched.values()].includes(pupil));
    const same = free.filter(({ pupil }) => isFree(line, pupil));
    const told = same.length > 1 || rows.length > 1 ? same.filter((one) => isTold(line, one, classId)) : same;
    const [only] = told;
    if (only && told.length === 1) matched.set(line, only.pupil);
    else if (same.length > 0 && !(allowOthers && line.number)) fault(line.place, 'row.same_name');
    else if (same.length === 0 && free.length > 0) {
      const [other] = free;
      if (allowOthers && other && free.length === 1 && rows.length === 1) matched.set(line, other.pupil);
      else if (rows.length === 1) fault(line.numberPlace, 'number.differs');
    }
  }
  return matched;
}

/** Not known under another number. */
const isFree = ({ number }: PlacedPupil, pupil: PupilRow) =>
  number === null || pupil.studentNumberIndex === null || pupil.studentNumberIndex === number.index;
const isAlike = ({ sex }: PlacedPupil, pupil: PupilRow) => sex === null || pupil.sex === null || pupil.sex === sex;

/** Namesakes by the number in class, which is kept, else by sex where that tells. */
function isTold(line: PlacedPupil, { pupil, stays }: KnownPupil, classId: string | undefined): boolean {
  const numbers = stays.filter((stay) => stay.classId === classId).flatMap((stay) => stay.numberInClass ?? []);
  if (line.numberInClass !== null && numbers.length > 0) return numbers.includes(line.numberInClass);
  return line.sex !== null && pupil.sex === line.sex;
}

/** The same child in two rows, the same number in a class twice, and namesakes that nothing tells apart. */
function checkTwice(lines: readonly PlacedPupil[], fault: InClass['fault']): void {
  const first = new Map<string, PlacedPupil>();
  const before = (key: string, line: PlacedPupil) => {
    const one = first.get(key);
    if (!one) first.set(key, line);
    return one;
  };
  for (const line of lines) {
    const { number, numberInClass, classKey, numberPlace, place } = line;
    const same = number && before(`number ${number.index}`, line);
    if (same) fault(numberPlace, same.classKey === classKey ? 'row.twice' : 'row.two_classes', String(same.place.line));
    const seat = numberInClass === null ? undefined : before(`seat ${classKey} ${numberInClass}`, line);
    if (seat && !same) fault(place, 'row.in_class_twice', String(seat.place.line));
  }
  for (const rows of grouped(lines, (line) => `${line.classKey} ${nameKey(line.name)}`).values()) {
    const sexes = new Set(rows.map(({ sex }) => sex ?? ''));
    if (rows.length < 2 || (sexes.size === rows.length && !sexes.has(''))) continue;
    for (const { number, numberInClass, place } of rows)
      if (number === null && numberInClass === null) fault(place, 'row.same_name');
  }
}
