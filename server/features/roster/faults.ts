import type { StudentNumberCheck } from '../../core/student-number.ts';
import type { Fault } from '../../oneroster/faults.ts';
import { Refusal } from '../../refusal.ts';

type NumberFault = Exclude<StudentNumberCheck, 'ok'>;

/** Reasons of our own, beyond those of the format. They never repeat a value: those are children's names and numbers. */
const REASONS = {
  'row.foreign_district':
    'This is not the district you keep the roster of. A package holds one row of type district: your own.',
  'row.kind_changed':
    'A record with this sourcedId is already known as something else. Give this one a sourcedId of its own.',
  'row.cannot_end':
    'Schools, areas and terms are not ended by a roster, because records hang on them. Take the row out of the file.',
  'row.unknown_parent': 'The organisation above this one is neither in the package nor known already. Add its row.',
  'row.term_dates': 'The term ends before it begins. Correct one of the dates.',
  'row.term_year':
    'The school year does not fit the first day: write the year in which the school year ends, such as 2027 for 2026-2027.',
  'row.term_twice':
    'Another row already is this half of the school year. A school year has an autumn and a spring term.',
  'row.term_moved':
    'A term of this sourcedId is known for another half year. Give the new term a sourcedId of its own.',
  'row.term_overlap': 'This term overlaps another one of the district. Correct its first or its last day.',
  'row.unknown_school': 'This school is neither in the package nor known already. Add its row to orgs.csv.',
  'row.unknown_term': 'This term is neither in the package nor known already. Add its row to academicSessions.csv.',
  'row.class_grade': 'A homeroom class has exactly one grade, from 1 to 12. Correct the column grades.',
  'row.class_number':
    'The number of the class is missing. Write it as a whole number in classCode, or in brackets in the title, such as (1).',
  'row.class_terms': 'The terms of a class belong to one school year. Use one row for each school year.',
  'row.class_twice': 'An earlier row is the same class (school, grade and number) in the same term. Keep one of them.',
  'row.no_role': 'Nothing says whether this is a pupil, a guardian or a member of staff. Add a row to roles.csv.',
  'row.role_conflict': 'One user is either a pupil or somebody else. Keep the student role or the others.',
  'row.name_empty': 'Nothing of this name can be seen. Write the name.',
  'row.name_private':
    "The name holds a sign of one machine's own that others cannot show. Write it with a standard character.",
  'row.name_long': 'The name is longer than 300 characters. Check the row.',
  'row.username_taken': 'This username belongs to another account. Choose another one for this user.',
  'row.username_twice': 'An earlier line of this file has the same username. Each may occur once.',
  'row.username_long': 'A username has at most 64 characters: nobody could sign in with a longer one. Shorten it.',
  'row.own_account': 'This would close the account that imports the roster. Let another roster manager do that.',
  'row.unknown_guardian':
    'A guardian named here is neither in the package nor known already. Add the row to users.csv.',
  'row.guardian_is_pupil': 'A guardian named here is a pupil. Name the grown-ups only.',
  'row.student_number_length':
    'A student number has 19 characters: G, J or L and 18 more. Correct it or leave it empty.',
  'row.student_number_prefix': 'A student number begins with G, J or L. Correct it or leave it empty.',
  'row.student_number_characters':
    'After its letter a student number has 17 digits and a digit or X. Correct it or leave it empty.',
  'row.student_number_check_digit':
    'The last character of the student number does not fit the others: somewhere a digit is wrong. Correct it or leave it empty.',
  'row.student_number_twice': 'An earlier line of this file is the same pupil, by student number. Keep one of them.',
  'row.student_number_taken':
    'This student number is already held by another pupil. Correct it, or leave it empty and ask the operator.',
  'row.unknown_class': 'This class is neither in the package nor known already. Add its row to classes.csv.',
  'row.unknown_user': 'This user is neither in the package nor known already. Add the row to users.csv.',
  'row.user_kind':
    'The role does not fit the user: only pupils are enrolled as students, and pupils hold no other role.',
  'row.school_mismatch': 'The class belongs to another school than the one named here. Correct one of them.',
  'row.dates': 'The last day is before the first. Correct one of the dates.',
  'row.two_classes': 'This pupil is enrolled in two classes in the same term. Keep one, or say when the other ended.',
} as const;
export type RosterFaultCode = keyof typeof REASONS;

export const NUMBER_FAULT: Readonly<Record<NumberFault, RosterFaultCode>> = {
  length: 'row.student_number_length',
  prefix: 'row.student_number_prefix',
  characters: 'row.student_number_characters',
  'check-digit': 'row.student_number_check_digit',
};

const SHOWN = 200;
const FILES = ['orgs', 'academicSessions', 'classes', 'users', 'roles', 'enrollments'] as const;
type RosterFileName = (typeof FILES)[number];
type FaultyRow = { readonly line: number; readonly sourcedId: string };
/** A fault of a row, and of which other rows it comes where they have one of their own. */
export type Missing = {
  readonly field: string;
  readonly code: RosterFaultCode;
  readonly of?: { readonly file: RosterFileName; readonly sourcedIds: readonly string[] };
};
type RosterError = { file: number; line: number; path: string; message: string; code: string };

/** What is wrong with the rows of a package, told in the order of its files and lines. */
export class RosterFaults {
  readonly #errors: RosterError[] = [];
  readonly #blamed = new Set<string>();
  #count = 0;

  add(file: RosterFileName, { line, sourcedId }: FaultyRow, field: string, code: RosterFaultCode): void {
    this.#blamed.add(`${file} ${sourcedId}`);
    this.#count += 1;
    if (this.#count > SHOWN) return;
    const path = `${file}.csv:${line}:${field}`;
    this.#errors.push({ file: FILES.indexOf(file), line, path, message: REASONS[code], code });
  }

  /** A record that is meant cannot be found. Where its own row is at fault, that is said there, and once. */
  addMissing(file: RosterFileName, row: FaultyRow, { field, code, of }: Missing): void {
    const isSaid = of?.sourcedIds.some((id) => this.#blamed.has(`${of.file} ${id}`));
    if (isSaid) this.#blamed.add(`${file} ${row.sourcedId}`);
    else this.add(file, row, field, code);
  }

  /** Nothing has been written yet when this is asked, and nothing is written if it throws. */
  throwIfAny(): void {
    if (this.#count === 0) return;
    const inOrder = [...this.#errors].sort((a, b) => a.file - b.file || a.line - b.line);
    const errors = inOrder.map(({ path, message, code }) => ({ path, message, code }));
    throw new Refusal(422, 'invalid', { errors, errorCount: this.#count });
  }
}

/** A package that could not be read is refused with the reader's own words. */
export function unreadable(faults: readonly Fault[], count: number): Refusal {
  const errors = faults.map(({ file, line, field, code, reason }) => {
    const places = [file, line, field];
    const path = places.every((place) => place === null) ? '' : places.map((place) => place ?? '').join(':');
    return { path, message: reason, code };
  });
  return new Refusal(422, 'invalid', { errors, errorCount: count });
}
