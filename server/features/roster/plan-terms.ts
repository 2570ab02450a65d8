import { dayNumber } from '../../core/calendar/days.ts';
import { codeBeginning, schoolYearOf } from '../../core/calendar/terms.ts';
import type { RosterAcademicSession } from '../../oneroster/records.ts';
import type { Book } from './book.ts';
import type { RosterFaultCode, RosterFaults } from './faults.ts';
import type { TermRow } from './store.ts';

export type TermsInPackage = {
  readonly termsOf: (sourcedId: string) => readonly string[] | undefined;
  /** A session that is passed over: a short term beside the two of a year, or a part of one. */
  readonly isShort: (sourcedId: string) => boolean;
  readonly shortTerms: number;
};

/**
 * Sessions of type term and semester to terms, autumn or spring by their first day. A school year means all its terms and
 * a grading period the term above it, so that a class may name any of them.
 */
export function planTerms(
  sessions: readonly RosterAcademicSession[],
  {
    districtId,
    terms,
    faults,
    newId,
  }: {
    readonly districtId: string;
    readonly terms: Book<TermRow>;
    readonly faults: RosterFaults;
    readonly newId: () => string;
  },
): TermsInPackage {
  const byCode = new Map([...terms.rows].map((row) => [row.code, row]));
  const bySourcedId = new Map([...terms.rows].map((row) => [row.sourcedId, row]));
  const rowOf = new Map(sessions.map((row) => [row.sourcedId, row]));
  const said = new Map<string, RosterAcademicSession>();
  const fault = (row: RosterAcademicSession, field: string, code: RosterFaultCode) =>
    faults.add('academicSessions', row, field, code);

  const short = shortAmong(sessions, [...terms.rows]);
  for (const row of sessions) {
    if (!isTerm(row) || short.has(row.sourcedId)) continue;
    const { sourcedId, startDate: startsOn, endDate: endsOn, schoolYear } = row;
    const { code, year } = halfOf(startsOn);
    const there = byCode.get(code);
    const namesake = bySourcedId.get(sourcedId);
    if (row.status === 'tobedeleted') fault(row, 'status', 'row.cannot_end');
    else if (endsOn < startsOn) fault(row, 'endDate', 'row.term_dates');
    else if (schoolYear !== year + 1 && schoolYear !== year) fault(row, 'schoolYear', 'row.term_year');
    else if (there && said.has(there.id)) fault(row, 'startDate', 'row.term_twice');
    else if (namesake && namesake.id !== there?.id) fault(row, 'sourcedId', 'row.term_moved');
    else {
      const term = there
        ? terms.set(there.id, { startsOn, endsOn, sourcedId })
        : terms.insert({
            id: newId(),
            districtId,
            code,
            startsOn,
            endsOn,
            daysOff: [],
            holdsBreakBefore: false,
            sourcedId,
          });
      byCode.set(code, term);
      bySourcedId.set(sourcedId, term);
      said.set(term.id, row);
    }
  }
  reportOverlaps([...terms.rows], said, fault);

  const find = (sourcedId: string, depth: number): readonly string[] | undefined => {
    const row = rowOf.get(sourcedId);
    const term = row && !isTerm(row) ? undefined : bySourcedId.get(sourcedId);
    if (term) return [term.id];
    if (row?.type === 'schoolYear') {
      const { year } = halfOf(row.startDate);
      return [...terms.rows].filter((one) => schoolYearOf(one.code) === year).map((one) => one.id);
    }
    const above = row && !isTerm(row) && depth < 8 ? row.parentSourcedId : null;
    return above === null ? undefined : find(above, depth + 1);
  };
  const isShort = (sourcedId: string, depth = 0): boolean => {
    if (short.has(sourcedId)) return true;
    const row = rowOf.get(sourcedId);
    const above = row?.type === 'gradingPeriod' && depth < 8 ? row.parentSourcedId : null;
    return above !== null && isShort(above, depth + 1);
  };
  return { termsOf: (sourcedId) => find(sourcedId, 0), isShort, shortTerms: short.size };
}

/** Some schools hold a third term of some weeks, of which nothing is kept: its days are those of the holidays it lies in. */
const LONGEST_SHORT = 56;
type Days = { readonly sourcedId: string; readonly startsOn: string; readonly endsOn: string };
const lengthOf = ({ startsOn, endsOn }: Days) => dayNumber(endsOn) - dayNumber(startsOn) + 1;

/** Those that lie beside a longer one of the same half of a year. */
function shortAmong(sessions: readonly RosterAcademicSession[], stored: readonly Days[]): ReadonlySet<string> {
  const said = sessions.filter((row) => isTerm(row) && row.status === 'active');
  const named = said.map(({ sourcedId, startDate: startsOn, endDate: endsOn }) => ({ sourcedId, startsOn, endsOn }));
  const isBeside = (one: Days, other: Days) =>
    codeBeginning(one.startsOn) === codeBeginning(other.startsOn) &&
    lengthOf(other) > LONGEST_SHORT &&
    (one.endsOn < other.startsOn || other.endsOn < one.startsOn);
  const isShort = (one: Days) =>
    one.startsOn <= one.endsOn &&
    lengthOf(one) <= LONGEST_SHORT &&
    [...named, ...stored].some((other) => other.sourcedId !== one.sourcedId && isBeside(one, other)) &&
    !stored.some((other) => other.sourcedId === one.sourcedId);
  return new Set(named.filter(isShort).map(({ sourcedId }) => sourcedId));
}

const isTerm = ({ type }: RosterAcademicSession) => type === 'term' || type === 'semester';

function halfOf(startsOn: string): { readonly code: string; readonly year: number } {
  const code = codeBeginning(startsOn);
  return { code, year: schoolYearOf(code) };
}

function reportOverlaps(
  all: readonly TermRow[],
  said: ReadonlyMap<string, RosterAcademicSession>,
  fault: (row: RosterAcademicSession, field: string, code: RosterFaultCode) => void,
): void {
  const inOrder = [...all].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  for (const [index, term] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (!next || next.startsOn > term.endsOn) continue;
    const [row, nextRow] = [said.get(term.id), said.get(next.id)];
    if (nextRow) fault(nextRow, 'startDate', 'row.term_overlap');
    else if (row) fault(row, 'endDate', 'row.term_overlap');
  }
}
