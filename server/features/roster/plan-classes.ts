import type { RosterResult } from '../../contract/roster.ts';
import { entryYearOf, schoolYearOf, stageOf } from '../../core/calendar/terms.ts';
import type { RosterClass } from '../../oneroster/records.ts';
import { classesSaid, classInTitle } from '../../sheets/class-words.ts';
import type { Book } from './book.ts';
import type { Missing, RosterFaults } from './faults.ts';
import type { Places } from './plan-places.ts';
import type { TermsInPackage } from './plan-terms.ts';
import type { ClassRow, TermRow } from './store.ts';

export type ClassInTerms = { readonly at: ClassRow; readonly termIds: readonly string[] };
export type Classes = {
  /** A class of the package, or undefined where it is of no kind that is imported. Keyed by sourcedId. */
  readonly inPackage: ReadonlyMap<string, ClassInTerms | undefined>;
  /** Classes that the package declares ended. */
  readonly endedIds: ReadonlySet<string>;
  /** Homeroom classes that are not imported, by the reason. */
  readonly passedOver: ReadonlyMap<PassedOver, number>;
};

type PassedOver = RosterResult['passedOver'][number]['reason'];

type Known = {
  readonly places: Places;
  readonly terms: Book<TermRow>;
  readonly inPackage: TermsInPackage;
  readonly classes: Book<ClassRow>;
  /** The terms in which a class has had pupils. */
  readonly taughtIn: ReadonlyMap<string, readonly string[]>;
  readonly faults: RosterFaults;
  readonly newId: () => string;
};

const nameOf = ({ schoolId, stage, entryYear, number }: Omit<ClassRow, 'id' | 'sourcedId'>) =>
  `${schoolId} ${stage} ${entryYear} ${number}`;

/**
 * Homeroom classes to classes. A class is what its name says it is (school, stage, entry year, number), whatever the roster
 * calls it: systems make a new sourcedId for each term, or keep one for ever while the children in it change.
 */
export function planClasses(rows: readonly RosterClass[], known: Known): Classes {
  const { classes, faults, newId, taughtIn } = known;
  const byName = new Map([...classes.rows].map((row) => [nameOf(row), row.id]));
  const bySourcedId = new Map([...classes.rows].map((row) => [`${row.schoolId} ${row.sourcedId}`, row.id]));
  const inPackage = new Map<string, ClassInTerms | undefined>();
  const endedIds = new Set<string>();
  const passedOver = new Map<PassedOver, number>();
  const claimed = new Set<string>();

  const idFor = (name: Omit<ClassRow, 'id'>, termIds: readonly string[]): string => {
    const named = byName.get(nameOf(name));
    if (named !== undefined) return named;
    const id = bySourcedId.get(`${name.schoolId} ${name.sourcedId}`);
    const there = id === undefined ? undefined : classes.get(id);
    if (there && !claimed.has(there.id)) {
      const isRenumbered = there.stage === name.stage && there.entryYear === name.entryYear;
      const isCorrected = (taughtIn.get(there.id) ?? []).every((termId) => termIds.includes(termId));
      if (isRenumbered || isCorrected) return there.id;
    }
    return newId();
  };

  for (const row of inTermOrder(rows, known)) {
    const read = readClass(row, known);
    if (read === undefined || 'passed' in read) {
      inPackage.set(row.sourcedId, undefined);
      if (read) passedOver.set(read.passed, (passedOver.get(read.passed) ?? 0) + 1);
      continue;
    }
    if ('wrong' in read) {
      faults.addMissing('classes', row, read.wrong);
      continue;
    }
    const { name, termIds } = read;
    const id = idFor(name, termIds);
    if (row.status === 'tobedeleted') {
      if (classes.get(id)) endedIds.add(classes.set(id).id);
      inPackage.set(row.sourcedId, undefined);
      continue;
    }
    if (termIds.some((termId) => claimed.has(`${id} ${termId}`))) {
      faults.add('classes', row, 'classCode', 'row.class_twice');
      continue;
    }
    for (const mark of [id, ...termIds.map((termId) => `${id} ${termId}`)]) claimed.add(mark);
    const holder = bySourcedId.get(`${name.schoolId} ${name.sourcedId}`);
    // No sourcedId of a package holds a tilde, so this one is free.
    if (holder !== undefined && holder !== id) classes.set(holder, { sourcedId: `~${holder}` });
    const at = classes.get(id) ? classes.set(id, name) : classes.insert({ id, ...name });
    byName.set(nameOf(at), id);
    bySourcedId.set(`${at.schoolId} ${at.sourcedId}`, id);
    inPackage.set(row.sourcedId, { at, termIds });
  }
  return { inPackage, endedIds, passedOver };
}

/** The sourcedId that a class keeps is the one of its last term. */
function inTermOrder(rows: readonly RosterClass[], { inPackage: { termsOf }, terms }: Known): RosterClass[] {
  const first = (row: RosterClass) =>
    row.termSourcedIds.flatMap((id) => (termsOf(id) ?? []).map((termId) => terms.get(termId)?.code ?? '')).sort()[0];
  const keyed = rows.map((row) => ({ row, key: first(row) ?? '' }));
  return keyed
    .sort((a, b) => (a.key === b.key ? a.row.line - b.row.line : a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

type Read =
  | { readonly name: Omit<ClassRow, 'id'>; readonly termIds: readonly string[] }
  | { readonly wrong: Missing }
  | { readonly passed: PassedOver };

/** Undefined for a class that is not imported: only homeroom classes are. */
function readClass(row: RosterClass, { places, terms, inPackage: { termsOf, isShort } }: Known): Read | undefined {
  if (row.classType !== 'homeroom') return undefined;
  const passed = passedOverFor(row.grades);
  if (passed) return { passed };
  if (row.termSourcedIds.length > 0 && row.termSourcedIds.every(isShort)) return { passed: 'short-term' };
  const school = places.schoolOf.get(row.schoolSourcedId);
  if (!school) {
    const of = { file: 'orgs', sourcedIds: [row.schoolSourcedId] } as const;
    return { wrong: { field: 'schoolSourcedId', code: 'row.unknown_school', of } };
  }
  const found = row.termSourcedIds.filter((id) => !isShort(id)).map((id) => termsOf(id));
  const termIds = [...new Set(found.flatMap((ids) => ids ?? []))];
  if (found.includes(undefined) || termIds.length === 0) {
    const of = { file: 'academicSessions', sourcedIds: row.termSourcedIds } as const;
    return { wrong: { field: 'termSourcedIds', code: 'row.unknown_term', of } };
  }
  const years = new Set(termIds.map((id) => schoolYearOf(terms.get(id)?.code ?? '')));
  const [year] = years;
  if (year === undefined || years.size > 1) return { wrong: { field: 'termSourcedIds', code: 'row.class_terms' } };
  const grade = gradeIn(row.grades);
  if (grade === undefined) return { wrong: { field: 'grades', code: 'row.class_grade' } };
  const number = numberIn(row, grade);
  if (number === undefined) return { wrong: { field: 'classCode', code: 'row.class_number' } };
  const name = {
    schoolId: school.id,
    stage: stageOf(grade),
    entryYear: entryYearOf(grade, year),
    number,
    sourcedId: row.sourcedId,
  };
  return { name, termIds };
}

/** Below the first grade, by the words of CEDS; and one class for several grades. A school has both, and neither is wrong. */
const KINDERGARTEN = new Set(['IT', 'PR', 'PK', 'TK', 'KG']);
function passedOverFor(grades: readonly string[]): PassedOver | undefined {
  const said = new Set(grades.map((grade) => grade.trim().toUpperCase()));
  if (said.size > 0 && [...said].every((grade) => KINDERGARTEN.has(grade))) return 'kindergarten';
  return said.size > 1 && [...said].every((grade) => KINDERGARTEN.has(grade) || gradeIn([grade]))
    ? 'multi-grade'
    : undefined;
}

function gradeIn(grades: readonly string[]): number | undefined {
  const text = grades.length === 1 ? (grades[0]?.trim() ?? '') : '';
  const grade = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return grade >= 1 && grade <= 12 ? grade : undefined;
}

/** What the class is called says its number; its code may be one of the grade and the class together (501), or no number at all. */
function numberIn({ classCode, title }: RosterClass, grade: number): number | undefined {
  const inBrackets = /[(（]\s*(\d{1,3})\s*[)）]/.exec(title)?.[1];
  const code = classCode?.trim() ?? '';
  const inCode = classesSaid(null, code).find((said) => said.grade === grade)?.number;
  const inTitle = classInTitle(title).find((said) => said.number !== null)?.number;
  const said = [inBrackets, inTitle, inCode, code].map(String).find((part) => /^0*[1-9]\d?$/.test(part));
  return said === undefined ? undefined : Number(said);
}
