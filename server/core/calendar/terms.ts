import { dayNumber } from './days.ts';

/** A term's code is its school year and half: '2026-2027-1' is the autumn of 2026, '-2' the spring after it. */
export type Dated = { readonly code: string; readonly startsOn: string; readonly endsOn: string };

const FIRST_GRADE = { primary: 1, junior: 7, senior: 10 } as const;
export type Stage = keyof typeof FIRST_GRADE;
export const STAGES = ['primary', 'junior', 'senior'] as const satisfies readonly Stage[];

/** The year in which the term's school year begins. */
export function schoolYearOf(code: string): number {
  return Number(code.slice(0, 4));
}

/** Whether two terms are the same half of their school years: the wave of a term comes back in the next of its season. */
export function isSameSeason(one: string, other: string): boolean {
  return one.slice(-1) === other.slice(-1);
}

/** The code of a term by its first day: a half that begins from August to December is the autumn of its school year. */
export function codeBeginning(startsOn: string): string {
  const isAutumn = Number(startsOn.slice(5, 7)) >= 8;
  const year = Number(startsOn.slice(0, 4)) - (isAutumn ? 0 : 1);
  return `${year}-${year + 1}-${isAutumn ? 1 : 2}`;
}

/** The grade, 1–12, of a class in the school year of a term. */
export function gradeOf({ stage, entryYear }: { stage: Stage; entryYear: number }, code: string): number {
  return FIRST_GRADE[stage] + schoolYearOf(code) - entryYear;
}

/** The first grade of each stage decides the stage of a grade, 1–12. */
export function stageOf(grade: number): Stage {
  return grade >= FIRST_GRADE.senior ? 'senior' : grade >= FIRST_GRADE.junior ? 'junior' : 'primary';
}

/** The year a pupil of this grade entered the stage. */
export function entryYearOf(grade: number, schoolYear: number): number {
  return schoolYear - grade + FIRST_GRADE[stageOf(grade)];
}

/** A term with what its district decided about the holidays before it. */
export type InCalendar = Dated & { readonly holdsBreakBefore: boolean };

/**
 * The term a day belongs to: the one it lies in; a day of the holidays to the term before, or to the one after where that holds
 * the break before it. Undefined only before the first term there is.
 */
export function termOf<T extends InCalendar>(terms: readonly T[], day: string): T | undefined {
  const inOrder = [...terms].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const before = inOrder.filter((term) => term.startsOn <= day).at(-1);
  if (before && day <= before.endsOn) return before;
  const after = inOrder.find((term) => term.startsOn > day);
  return after?.holdsBreakBefore ? after : before;
}

/** The term of today, else the first there is. */
export function currentTerm<T extends InCalendar>(terms: readonly T[], today: string): T | undefined {
  return termOf(terms, today) ?? [...terms].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0];
}

/**
 * A day as the stays of a term know it: its first day for all before, its last for all after. Who was there when the term ended is
 * there in the holidays that belong to it.
 */
export function dayWithin({ startsOn, endsOn }: Omit<Dated, 'code'>, day: string): string {
  return day < startsOn ? startsOn : day > endsOn ? endsOn : day;
}

/** How much of a term has passed on a day, 0 to 1. */
export function partPassed(term: Omit<Dated, 'code'>, day: string): number {
  const start = dayNumber(term.startsOn);
  return (dayNumber(dayWithin(term, day)) - start) / (dayNumber(term.endsOn) - start);
}

/** Whether a stay holds a day. */
export function isThereOn(
  { startsOn, endedOn }: { readonly startsOn: string; readonly endedOn: string | null },
  day: string,
): boolean {
  return startsOn <= day && (endedOn === null || endedOn >= day);
}

/** The terms of one school year up to and with a term: what 'school year to date' means. */
export function yearToDate<T extends { readonly code: string }>(terms: readonly T[], code: string): T[] {
  return terms.filter((term) => schoolYearOf(term.code) === schoolYearOf(code) && term.code <= code);
}

/** Whether a span of whole terms holds one: codes are in the order of time. An end at its own beginning holds none. */
export function isInTerms(
  { fromTerm, beforeTerm }: { readonly fromTerm: string; readonly beforeTerm: string | null },
  code: string,
): boolean {
  return fromTerm <= code && (beforeTerm === null || code < beforeTerm);
}

/** The terms whose figures a record of `code` may move: its own and the later ones of its school year. */
export function movedBy<T extends { readonly code: string }>(terms: readonly T[], code: string): T[] {
  return terms.filter((term) => schoolYearOf(term.code) === schoolYearOf(code) && term.code >= code);
}
