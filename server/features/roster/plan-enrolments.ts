import { dayNumber, dayOf } from '../../core/calendar/days.ts';
import { type Book, grouped } from './book.ts';
import type { RosterFaults } from './faults.ts';
import type { StudentRow } from './resolve-enrollments.ts';
import type { EnrolmentRow, TermRow } from './store.ts';

/** Where a bulk file speaks for everybody: what is open there and absent from it has ended. */
export type BulkScope = { readonly schoolIds: ReadonlySet<string>; readonly termIds: ReadonlySet<string> };

export type EnrolmentsKnown = {
  readonly today: string;
  readonly terms: Book<TermRow>;
  readonly enrolments: Book<EnrolmentRow>;
  /** Null for a delta file, which speaks only of what it lists. */
  readonly bulk: BulkScope | null;
  /** The terms in which a class has had pupils. */
  readonly taughtIn: ReadonlyMap<string, readonly string[]>;
  readonly gonePupilIds: ReadonlySet<string>;
  readonly endedClassIds: ReadonlySet<string>;
  readonly faults: RosterFaults;
  readonly newId: () => string;
};
/** How much of a bulk file's schools its silence would end. */
export type Shrink = { readonly ended: number; readonly open: number };

type Wish = {
  readonly student: StudentRow;
  readonly term: TermRow;
  readonly startsOn: string | null;
  readonly endedOn: string | null;
};

const dayBefore = (day: string) => dayOf(dayNumber(day) - 1);
const keyOf = (row: Pick<EnrolmentRow, 'classId' | 'termId' | 'pupilId'>) =>
  `${row.classId} ${row.termId} ${row.pupilId}`;
const pupilTerm = (row: Pick<EnrolmentRow, 'termId' | 'pupilId'>) => `${row.termId} ${row.pupilId}`;

/** Pupils in classes, one row for each term. A pupil is in one class at a time: entering another ends the one before. */
export function planEnrolments(students: readonly StudentRow[], known: EnrolmentsKnown): Shrink {
  const { enrolments, bulk, today } = known;
  const wishes = gatherWishes(students, known);
  const stored = new Map([...enrolments.rows].map((row) => [keyOf(row), row]));
  const openBefore = [...enrolments.rows].filter((row) => row.endedOn === null);
  const openOf = grouped(openBefore, pupilTerm);
  const isOver = overTest(known);
  const lastDay = new Map<string, string>();

  for (const [key, { student, term, startsOn, endedOn }] of wishes) {
    const { pupil, at, row } = student;
    const { sourcedId } = row;
    const there = stored.get(key);
    if (isOver(student, term, startsOn)) {
      if (there) enrolments.set(there.id);
      continue;
    }
    const others = (openOf.get(pupilTerm({ termId: term.id, pupilId: pupil.id })) ?? []).filter(
      (one) => !wishes.has(keyOf(one)),
    );
    const isMove = endedOn === null && others.length > 0;
    // Somebody who changes class without a date does so today, or from the start of a term that is not running.
    const changeDay = term.startsOn <= today && today <= term.endsOn ? today : term.startsOn;
    const from = startsOn ?? (isMove ? changeDay : term.startsOn);
    if (!there) {
      const place = { schoolId: at.schoolId, classId: at.id, termId: term.id, pupilId: pupil.id };
      enrolments.insert({ id: known.newId(), ...place, startsOn: from, endedOn, sourcedId });
    } else {
      const change = { sourcedId, endedOn, startsOn: startsOn ?? there.startsOn };
      if (endedOn !== null && there.endedOn === null) enrolments.end(there.id, change);
      else enrolments.set(there.id, change);
    }
    const moveDay = there && startsOn === null ? changeDay : from;
    if (isMove) for (const other of others) lastDay.set(other.id, dayBefore(moveDay));
  }

  const isRunning = (row: EnrolmentRow) => (known.terms.get(row.termId)?.endsOn ?? '') >= today;
  const absent = openBefore.filter((row) => !wishes.has(keyOf(row)) && !lastDay.has(row.id) && isRunning(row));
  const isInBulk = (row: EnrolmentRow) => bulk?.schoolIds.has(row.schoolId) && bulk.termIds.has(row.termId);
  const silent = absent.filter(isInBulk);
  const listed = listedIn(students);
  for (const row of absent) {
    const said = bulk ? null : (listed.get(row.sourcedId) ?? listed.get(`${row.classId} ${row.pupilId}`));
    const isGone = known.gonePupilIds.has(row.pupilId) || known.endedClassIds.has(row.classId);
    const end = said?.row.endDate;
    // Whoever is taken off the roster today is on no list of today; the last day was yesterday, as with a grant.
    if (isInBulk(row) || isGone || said?.pupil.id === row.pupilId)
      lastDay.set(row.id, end && end < today ? end : dayBefore(today));
  }
  for (const [id, day] of lastDay) {
    const row = enrolments.get(id);
    // Whoever left before the first day was never there: an empty stretch of time.
    if (row) enrolments.end(id, { endedOn: day < row.startsOn ? dayBefore(row.startsOn) : day });
  }
  return { ended: silent.length, open: openBefore.filter((row) => isInBulk(row) && isRunning(row)).length };
}

/**
 * A term that is over stays as it was, whatever class a pupil is in by now: its records and figures belong to it. Only what
 * was never imported may still be added: a class that had nobody in it, or a pupil with a day on which the stay began.
 */
function overTest({ enrolments, taughtIn, today }: EnrolmentsKnown) {
  const rows = [...enrolments.rows];
  const pupils = new Set(rows.map(pupilTerm));
  const classes = new Set(rows.map((row) => `${row.classId} ${row.termId}`));
  return ({ at, pupil }: StudentRow, term: TermRow, startsOn: string | null): boolean => {
    if (term.endsOn >= today) return false;
    const isTaught = classes.has(`${at.id} ${term.id}`) || taughtIn.get(at.id)?.includes(term.id) === true;
    return pupils.has(pupilTerm({ termId: term.id, pupilId: pupil.id })) || (isTaught && startsOn === null);
  };
}

/** What a delta file speaks of: a row by its sourcedId, or one to be deleted by its class and pupil. */
function listedIn(students: readonly StudentRow[]): ReadonlyMap<string, StudentRow> {
  return new Map(
    students.flatMap((student) => [
      [student.row.sourcedId, student] as const,
      ...(student.row.status === 'active' ? [] : [[`${student.at.id} ${student.pupil.id}`, student] as const]),
    ]),
  );
}

/** One wish for each class, term and pupil; two rows about the same are a stay with a gap, and count as one. */
function gatherWishes(students: readonly StudentRow[], { today, terms, faults }: EnrolmentsKnown) {
  const wishes = new Map<string, Wish>();
  const openIn = new Map<string, string>();
  for (const student of students) {
    const { row, at, pupil } = student;
    if (row.status !== 'active') continue;
    for (const termId of student.termIds) {
      const term = terms.get(termId);
      if (!term) continue;
      const [begin, end] = [row.beginDate, row.endDate];
      if ((end !== null && end < term.startsOn) || (begin !== null && begin > term.endsOn)) continue;
      const startsOn = begin === null || begin > term.startsOn ? begin : term.startsOn;
      // A last day to come, and the last day of the term, say that the pupil is there.
      const endedOn = end !== null && end < term.endsOn && end <= today ? end : null;
      const key = keyOf({ classId: at.id, termId, pupilId: pupil.id });
      const other = wishes.get(key);
      wishes.set(key, other ? joined(other, startsOn, endedOn) : { student, term, startsOn, endedOn });
      const where = pupilTerm({ termId, pupilId: pupil.id });
      if (endedOn !== null) continue;
      if ((openIn.get(where) ?? at.id) === at.id) openIn.set(where, at.id);
      else faults.add('enrollments', row, 'classSourcedId', 'row.two_classes');
    }
  }
  return wishes;
}

function joined(wish: Wish, startsOn: string | null, endedOn: string | null): Wish {
  const starts =
    wish.startsOn === null || startsOn === null ? null : wish.startsOn < startsOn ? wish.startsOn : startsOn;
  const ended = wish.endedOn === null || endedOn === null ? null : wish.endedOn > endedOn ? wish.endedOn : endedOn;
  return { ...wish, startsOn: starts, endedOn: ended };
}
