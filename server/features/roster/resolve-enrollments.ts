import { currentTerm } from '../../core/calendar/terms.ts';
import type { Book } from './book.ts';
import type { Missing, RosterFaults } from './faults.ts';
import type { Classes } from './plan-classes.ts';
import type { People } from './plan-people.ts';
import type { Places } from './plan-places.ts';
import type { EnrollmentRow } from './prepare-roster.ts';
import type { ClassRow, PersonRow, PupilRow, TermRow } from './store.ts';

type InClass = { readonly row: EnrollmentRow; readonly at: ClassRow; readonly termIds: readonly string[] };
export type StudentRow = InClass & { readonly pupil: PupilRow };
export type TeacherRow = InClass & { readonly person: PersonRow };
export type Enrollments = { readonly students: readonly StudentRow[]; readonly teachers: readonly TeacherRow[] };

type Known = {
  readonly today: string;
  readonly places: Places;
  readonly classes: Classes;
  readonly classBook: Book<ClassRow>;
  readonly terms: Book<TermRow>;
  readonly taughtIn: ReadonlyMap<string, readonly string[]>;
  readonly people: People;
  readonly faults: RosterFaults;
};

/** Each enrollment with the rows it speaks of. Those in classes that are not imported, and of other roles, are passed over. */
export function resolveEnrollments(rows: readonly EnrollmentRow[], known: Known): Enrollments {
  const { people, faults } = known;
  const stored = new Map([...known.classBook.rows].map((row) => [`${row.schoolId} ${row.sourcedId}`, row]));
  const students: StudentRow[] = [];
  const teachers: TeacherRow[] = [];
  for (const row of rows) {
    if (row.role !== 'student' && row.role !== 'teacher') continue;
    const found = placeOf(row, known, stored);
    if (found === undefined) continue;
    const pupil = people.pupilOf.get(row.userSourcedId);
    const person = people.personOf.get(row.userSourcedId);
    if ('wrong' in found) {
      // What is to go and was never here is gone already.
      if (row.status === 'active') faults.addMissing('enrollments', row, found.wrong);
    } else if (row.role === 'student' && pupil) students.push({ row, ...found, pupil });
    else if (row.role === 'teacher' && person) teachers.push({ row, ...found, person });
    else if (row.status === 'active') {
      const code = pupil || person ? 'row.user_kind' : 'row.unknown_user';
      const of = { file: 'users', sourcedIds: [row.userSourcedId] } as const;
      faults.addMissing('enrollments', row, { field: 'userSourcedId', code, of });
    }
  }
  return { students, teachers };
}

type Place = { readonly at: ClassRow; readonly termIds: readonly string[] } | { readonly wrong: Missing };

function placeOf(row: EnrollmentRow, known: Known, stored: ReadonlyMap<string, ClassRow>): Place | undefined {
  const { places, classes, taughtIn, terms, today } = known;
  if (row.beginDate !== null && row.endDate !== null && row.endDate < row.beginDate)
    return { wrong: { field: 'endDate', code: 'row.dates' } };
  if (classes.inPackage.has(row.classSourcedId) && !classes.inPackage.get(row.classSourcedId)) return undefined;
  const school = places.schoolOf.get(row.schoolSourcedId);
  if (!school) {
    const of = { file: 'orgs', sourcedIds: [row.schoolSourcedId] } as const;
    return { wrong: { field: 'schoolSourcedId', code: 'row.unknown_school', of } };
  }
  const found = classes.inPackage.get(row.classSourcedId);
  if (found && found.at.schoolId !== school.id)
    return { wrong: { field: 'schoolSourcedId', code: 'row.school_mismatch' } };
  if (found) return found;
  const at = stored.get(`${school.id} ${row.classSourcedId}`);
  if (!at) {
    const of = { file: 'classes', sourcedIds: [row.classSourcedId] } as const;
    return { wrong: { field: 'classSourcedId', code: 'row.unknown_class', of } };
  }
  // A package without the class does not say its terms: those it is taught in and that go on, else the term that is.
  const going = (taughtIn.get(at.id) ?? []).filter((termId) => (terms.get(termId)?.endsOn ?? '') >= today);
  const current = currentTerm([...terms.rows], today)?.id;
  return { at, termIds: going.length > 0 ? going : current === undefined ? [] : [current] };
}
