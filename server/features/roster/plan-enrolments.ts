import { dayBefore } from '../../core/calendar/days.ts';
import { isThereOn } from '../../core/calendar/terms.ts';
import { grouped } from '../../core/grouped.ts';
import type { Book } from './book.ts';
import type { RosterFaults } from './faults.ts';
import { gatherWishes, lastDayOf, type Wish } from './gather-wishes.ts';
import { type Claim, giveWay, putStay } from './give-way.ts';
import { isEmpty, matchStays } from './match-stays.ts';
import type { StudentRow } from './resolve-enrollments.ts';
import type { EnrolmentRow, TermRow } from './store.ts';

/** Where a bulk file speaks for everybody: who is there and absent from it has left. */
export type BulkScope = {
  readonly schoolIds: ReadonlySet<string>;
  readonly termIds: ReadonlySet<string>;
  /** Of these classes alone; null for all of the schools. */
  readonly classIds: ReadonlySet<string> | null;
};

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

const pupilTerm = (row: Pick<EnrolmentRow, 'termId' | 'pupilId'>) => `${row.termId} ${row.pupilId}`;

/** Pupils in classes as stays. A pupil is in one class on a day: entering another ends the one before, or takes its days out of it. */
export function planEnrolments(students: readonly StudentRow[], known: EnrolmentsKnown): Shrink {
  const { enrolments, bulk, today, terms } = known;
  const before = [...enrolments.rows];
  const staysOf = grouped(before, pupilTerm);
  const isOver = overTest(known);
  const spokenOf = new Set<string>();
  for (const ofPupil of gatherWishes(students, known)) {
    const [first] = ofPupil;
    if (!first) continue;
    const stays = staysOf.get(pupilTerm({ termId: first.term.id, pupilId: first.student.pupil.id })) ?? [];
    const [over, live] = [ofPupil.filter(isOver), ofPupil.filter((wish) => !isOver(wish))];
    for (const { student } of over)
      for (const stay of stays) if (stay.classId === student.at.id) enrolments.set(stay.id);
    for (const id of planPupil(live, stays, known)) spokenOf.add(id);
  }

  const isGoing = (row: EnrolmentRow) =>
    !isEmpty(row) && (row.endedOn === null || row.endedOn >= today) && (terms.get(row.termId)?.endsOn ?? '') >= today;
  const going = before.filter(isGoing);
  const isInBulk = (row: EnrolmentRow) =>
    bulk?.schoolIds.has(row.schoolId) && bulk.termIds.has(row.termId) && bulk.classIds?.has(row.classId) !== false;
  const lastDayOfListed = bulk ? () => undefined : listedIn(students, before, today);
  let silent = 0;
  for (const row of going) {
    if (spokenOf.has(row.id)) continue;
    if (isInBulk(row)) silent += 1;
    const isGone = known.gonePupilIds.has(row.pupilId) || known.endedClassIds.has(row.classId) || isInBulk(row);
    // Whoever is taken off the roster today is on no list of today; the last day was yesterday, as with a grant.
    const day = lastDayOfListed(row) ?? (isGone ? dayBefore(today) : undefined);
    // Whoever left before the first day was never there: an empty stretch of time.
    if (day) enrolments.end(row.id, { endedOn: day < row.startsOn ? dayBefore(row.startsOn) : day });
  }
  return { ended: silent, open: going.filter(isInBulk).length };
}

/** The stays of one pupil in one term; answers which of the stored ones the package speaks of. */
function planPupil(wishes: readonly Wish[], stays: readonly EnrolmentRow[], known: EnrolmentsKnown): string[] {
  const { enrolments, today, newId } = known;
  const [first] = wishes;
  if (!first) return [];
  const { term } = first;
  const isRunning = term.startsOn <= today && today <= term.endsOn;
  // Somebody who changes class without a date does so today, or from the start of a term that is not running.
  const now = isRunning ? today : term.startsOn;
  const found = matchStays(wishes, stays, { today, now });
  const matched = new Set(found.values());
  const others = stays.filter((stay) => !matched.has(stay));
  const isElsewhere = others.some((stay) => !isEmpty(stay));
  const claims: Claim[] = [];

  for (const wish of wishes) {
    const { student, endedOn } = wish;
    const { sourcedId, numberInClass } = student.row;
    const there = found.get(wish);
    const isNow = now <= lastDayOf(wish);
    if (there) {
      const since = isRunning && isNow && there.startsOn > now ? now : there.startsOn;
      const numbered = numberInClass === undefined ? {} : { numberInClass };
      const change = { sourcedId, endedOn, startsOn: wish.startsOn ?? since, ...numbered };
      if (endedOn !== null && (there.endedOn === null || endedOn < there.endedOn)) enrolments.end(there.id, change);
      else enrolments.set(there.id, change);
      if (wish.startsOn !== null || isNow) claims.push({ from: wish.startsOn ?? now, to: lastDayOf(wish) });
    } else {
      const from = wish.startsOn ?? (isElsewhere && isNow ? now : term.startsOn);
      const place = { schoolId: student.at.schoolId, classId: student.at.id, termId: term.id };
      const stay = { id: newId(), ...place, pupilId: student.pupil.id, startsOn: from, endedOn, sourcedId };
      putStay({ ...stay, numberInClass: numberInClass ?? null }, { enrolments, stays });
      claims.push({ from, to: lastDayOf(wish) });
    }
  }
  const moved = others.filter((stay) => giveWay(stay, claims, { enrolments, stays, term, newId }));
  // Who is said to come into another class is in this one until then.
  const waiting = others.filter((stay) => isThereOn(stay, now) && claims.some(({ from }) => from > now));
  return [...matched, ...moved, ...waiting].map(({ id }) => id);
}

/**
 * A term that is over stays as it was, whatever class a pupil is in by now: its records and figures belong to it. Only what
 * was never imported may still be added: a class that had nobody in it, or a pupil with a day on which the stay began.
 */
function overTest({ enrolments, taughtIn, today }: EnrolmentsKnown) {
  const rows = [...enrolments.rows];
  const pupils = new Set(rows.map(pupilTerm));
  const classes = new Set(rows.map((row) => `${row.classId} ${row.termId}`));
  return ({ student: { at, pupil, row }, term }: Wish): boolean => {
    if (term.endsOn >= today) return false;
    const isTaught = classes.has(`${at.id} ${term.id}`) || taughtIn.get(at.id)?.includes(term.id) === true;
    return pupils.has(pupilTerm({ termId: term.id, pupilId: pupil.id })) || (isTaught && row.beginDate === null);
  };
}

/**
 * The last day of a stay that a delta file lists and does not wish any more: by the row's sourcedId, or, to be deleted and by no stay's
 * name, by its class and pupil. Yesterday, where the row does not say an earlier one.
 */
function listedIn(students: readonly StudentRow[], stays: readonly EnrolmentRow[], today: string) {
  const named = new Set(stays.map((stay) => `${stay.sourcedId} ${stay.pupilId}`));
  const listed = new Map(
    students.flatMap((student) => {
      const { row, at, pupil } = student;
      const isNamed = named.has(`${row.sourcedId} ${pupil.id}`);
      return row.status === 'active' || isNamed
        ? [[`${row.sourcedId} ${pupil.id}`, row] as const]
        : [[`${at.id} ${pupil.id}`, row] as const];
    }),
  );
  return ({ sourcedId, classId, pupilId }: EnrolmentRow): string | undefined => {
    const row = listed.get(`${sourcedId} ${pupilId}`) ?? listed.get(`${classId} ${pupilId}`);
    if (!row) return undefined;
    return row.endDate !== null && row.endDate < today ? row.endDate : dayBefore(today);
  };
}
