import type { Writer } from '../../../../db/engine.ts';
import type { ReachedClass } from '../../../../db/reach/reached.ts';
import { heldOn } from '../../../core/calendar/spans.ts';
import { currentTerm, gradeOf, stageOf } from '../../../core/calendar/terms.ts';
import { invalid, notFound } from '../../../refusal.ts';
import { applyRoster } from '../apply-roster.ts';
import { Book } from '../book.ts';
import { describeChanges, namesNeeded } from '../describe-changes.ts';
import { RosterFaults } from '../faults.ts';
import { planEnrolments } from '../plan-enrolments.ts';
import type { RosterBooks } from '../plan-roster.ts';
import type { EnrollmentRow } from '../prepare-roster.ts';
import {
  type ClassRow,
  type EnrolmentRow,
  type PupilRow,
  selectEnrolments,
  selectNames,
  selectPupilsById,
  selectSchoolParts,
  selectTaughtIn,
  type TermRow,
} from '../store.ts';

type Cx = {
  readonly tx: Writer;
  readonly target: ReachedClass;
  readonly today: string;
  readonly now: number;
  readonly newId: () => string;
  readonly actor: { readonly personId: string };
};

/** The tables that a change by hand may touch; the others stay empty. */
export function booksWith(books: Partial<RosterBooks>): RosterBooks {
  return {
    areas: new Book(),
    schools: new Book(),
    terms: new Book(),
    classes: new Book(),
    persons: new Book(),
    pupils: new Book(),
    enrolments: new Book(),
    grants: new Book(),
    ...books,
  };
}

/** A class with its school and all stays of somebody, as the planner wants them. */
export async function openRoom({ tx, target }: Pick<Cx, 'tx' | 'target'>, pupilIds: readonly string[], today: string) {
  const parts = await selectSchoolParts(tx, { id: target.schoolId, districtId: target.districtId });
  const { school, terms } = parts;
  const own = parts.classes.find(({ id }) => id === target.id);
  if (!own) throw new Error('a class outside its school');
  const termIds = terms.map(({ id }) => id);
  const stays = await selectEnrolments(tx, { pupilIds, schoolIds: [], classIds: [], termIds, today });
  const books = booksWith({
    schools: new Book([school]),
    terms: new Book(terms),
    classes: new Book(parts.classes),
    pupils: new Book(await selectPupilsById(tx, pupilIds)),
    enrolments: new Book(stays),
  });
  return { ...parts, own, stays, books };
}
export type Room = Awaited<ReturnType<typeof openRoom>>;

/** The term that a first day lies in. One that is over stays as it was; whoever has a class for days keeps its list for those days. */
export function termBeginning(
  terms: readonly TermRow[],
  from: string,
  { today, target }: Pick<Cx, 'today' | 'target'>,
) {
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= from && from <= endsOn);
  if (!term) throw invalid('from', 'this day lies in no term of the calendar', 'stay.no-term');
  if (term.endsOn < today) throw invalid('from', 'this term is over and stays as it was', 'stay.term-over');
  mustHold(target, from, 'from');
  return term;
}

export function mustHold(target: ReachedClass, day: string, path: string): void {
  if (!heldOn(target, day)) throw invalid(path, 'you do not have this class on that day', 'day.not-yours');
}

/** Whether a class is in the school in a term, by its grade. */
export function isInSchool(at: Pick<ClassRow, 'stage' | 'entryYear'>, termCode: string): boolean {
  const grade = gradeOf(at, termCode);
  return grade >= 1 && grade <= 12 && stageOf(grade) === at.stage;
}

/** Somebody who is, or was, in the class: nobody else is found. */
export function memberOf({ books, stays, own }: Room, pupilId: string): PupilRow {
  const pupil = books.pupils.get(pupilId);
  if (!pupil || !stays.some((stay) => stay.classId === own.id && stay.pupilId === pupilId)) throw notFound();
  return pupil;
}

type Placing = {
  readonly at: ClassRow;
  readonly pupil: PupilRow;
  readonly term: TermRow;
  readonly from: string;
  readonly numberInClass: number | null;
};

/**
 * Puts a pupil into a class from a day, as a roster that says so would: other stays give way from then on. Where the class, or the pupil, is
 * in a later term already, it holds for that one as well.
 */
export async function putInClass({ tx, today, newId }: Cx, { books, stays, terms }: Room, placing: Placing) {
  const { at, pupil, term, from, numberInClass } = placing;
  const taughtIn = await selectTaughtIn(tx, [at]);
  const own = stays.filter((stay) => stay.pupilId === pupil.id);
  const known = new Set([...(taughtIn.get(at.id) ?? []), ...own.map((stay) => stay.termId)]);
  const later = terms.filter(({ id, startsOn }) => startsOn > term.endsOn && known.has(id));
  const row: EnrollmentRow = {
    line: 0,
    sourcedId: newId(),
    status: 'active',
    dateLastModified: null,
    classSourcedId: at.sourcedId,
    schoolSourcedId: '',
    userSourcedId: pupil.sourcedId,
    role: 'student',
    primary: false,
    beginDate: from,
    endDate: null,
    ...(numberInClass === null ? {} : { numberInClass }),
  };
  const faults = new RosterFaults();
  planEnrolments([{ row, at, termIds: [term, ...later].map(({ id }) => id), pupil }], {
    today,
    terms: books.terms,
    enrolments: books.enrolments,
    bulk: null,
    taughtIn,
    gonePupilIds: new Set(),
    endedClassIds: new Set(),
    faults,
    newId,
  });
  faults.throwIfAny();
}

/** A number tells one child of a class: two cannot have it on the same days. */
export async function mustBeFree(
  { tx, today }: Pick<Cx, 'tx' | 'today'>,
  at: ClassRow,
  { numberInClass, pupilId, termIds }: { numberInClass: number | null; pupilId: string; termIds: readonly string[] },
): Promise<void> {
  if (numberInClass === null) return;
  const stays = await selectEnrolments(tx, { pupilIds: [], schoolIds: [], classIds: [at.id], termIds, today });
  const isGoing = ({ endedOn }: EnrolmentRow) => (endedOn ?? today) >= today;
  if (stays.some((stay) => stay.numberInClass === numberInClass && stay.pupilId !== pupilId && isGoing(stay)))
    throw invalid('numberInClass', 'another pupil of the class has this number', 'number.taken');
}

/** Writes what changed through the one writer of rosters, and says it in the words of an import. */
export async function write(cx: Cx, { books, terms }: Room, pupilId: string) {
  const { tx, target, today } = cx;
  await applyRoster(cx, books, target.districtId);
  const needed = namesNeeded(books);
  const names = await selectNames(tx, needed.pupilIds, needed.personIds);
  const termCode = currentTerm(terms, today)?.code ?? '';
  return { pupilId, ...describeChanges(books, { names, termCode }) };
}
