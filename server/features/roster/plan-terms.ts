import { codeBeginning, schoolYearOf } from '../../core/calendar/terms.ts';
import type { RosterAcademicSession } from '../../oneroster/records.ts';
import type { Book } from './book.ts';
import type { RosterFaultCode, RosterFaults } from './faults.ts';
import type { TermRow } from './store.ts';

export type TermsOf = (sourcedId: string) => readonly string[] | undefined;

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
): TermsOf {
  const byCode = new Map([...terms.rows].map((row) => [row.code, row]));
  const bySourcedId = new Map([...terms.rows].map((row) => [row.sourcedId, row]));
  const rowOf = new Map(sessions.map((row) => [row.sourcedId, row]));
  const said = new Map<string, RosterAcademicSession>();
  const fault = (row: RosterAcademicSession, field: string, code: RosterFaultCode) =>
    faults.add('academicSessions', row, field, code);

  for (const row of sessions) {
    if (!isTerm(row)) continue;
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
  return (sourcedId) => find(sourcedId, 0);
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
