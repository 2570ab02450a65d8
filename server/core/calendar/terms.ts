/** A term's code is its school year and half: '2026-2027-1' is the autumn of 2026, '-2' the spring after it. */
export type Dated = { readonly code: string; readonly startsOn: string; readonly endsOn: string };

const FIRST_GRADE = { primary: 1, junior: 7, senior: 10 } as const;

/** The year in which the term's school year begins. */
export function schoolYearOf(code: string): number {
  return Number(code.slice(0, 4));
}

/** The code of a term by its first day: a half that begins from August to December is the autumn of its school year. */
export function codeBeginning(startsOn: string): string {
  const isAutumn = Number(startsOn.slice(5, 7)) >= 8;
  const year = Number(startsOn.slice(0, 4)) - (isAutumn ? 0 : 1);
  return `${year}-${year + 1}-${isAutumn ? 1 : 2}`;
}

/** The grade, 1–12, of a class in the school year of a term. */
export function gradeOf(
  { stage, entryYear }: { stage: keyof typeof FIRST_GRADE; entryYear: number },
  code: string,
): number {
  return FIRST_GRADE[stage] + schoolYearOf(code) - entryYear;
}

/** The first grade of each stage decides the stage of a grade, 1–12. */
export function stageOf(grade: number): keyof typeof FIRST_GRADE {
  return grade >= FIRST_GRADE.senior ? 'senior' : grade >= FIRST_GRADE.junior ? 'junior' : 'primary';
}

/** The year a pupil of this grade entered the stage. */
export function entryYearOf(grade: number, schoolYear: number): number {
  return schoolYear - grade + FIRST_GRADE[stageOf(grade)];
}

/** The term a day lies in, else the last one before it, else the first there is. */
export function currentTerm<T extends Dated>(terms: readonly T[], day: string): T | undefined {
  const inOrder = [...terms].sort((a, b) => (a.code < b.code ? -1 : 1));
  return inOrder.filter((term) => term.startsOn <= day).at(-1) ?? inOrder[0];
}

/** The terms of one school year up to and with a term: what 'school year to date' means. */
export function yearToDate<T extends { readonly code: string }>(terms: readonly T[], code: string): T[] {
  return terms.filter((term) => schoolYearOf(term.code) === schoolYearOf(code) && term.code <= code);
}

/** The terms whose figures a record of `code` may move: its own and the later ones of its school year. */
export function movedBy<T extends { readonly code: string }>(terms: readonly T[], code: string): T[] {
  return terms.filter((term) => schoolYearOf(term.code) === schoolYearOf(code) && term.code >= code);
}
