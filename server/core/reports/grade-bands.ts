/** Grades that belong together in reports of areas, as in the shipped rubrics. */
export const GRADE_BANDS = [
  { from: 1, to: 2 },
  { from: 3, to: 4 },
  { from: 5, to: 6 },
  { from: 7, to: 9 },
  { from: 10, to: 12 },
] as const;

/** The place of a grade's band. A grade before the first or after the last counts with it. */
export function bandOf(grade: number): number {
  const found = GRADE_BANDS.findIndex(({ to }) => grade <= to);
  return found === -1 ? GRADE_BANDS.length - 1 : found;
}
