/** One term of one dimension of one child, as far as whether terms may be compared goes. */
export type TermResult = {
  readonly schoolId: string;
  /** The published rubric version the term is pinned to. */
  readonly rubricId: string;
  /** The rubric's grade band: another one has other descriptors and asks for other hours. */
  readonly bandId: string | null;
  /** What was judged in the term; null where that was too little. */
  readonly value: number | null;
};

/** Why two terms that follow one another are not joined by a line. */
export type Apart = 'no-score' | 'other-school' | 'other-rubric' | 'other-band' | 'other-content';

/**
 * Whether a term may be joined to the one before: only where both have a result and were judged in one school, by one rubric version and in
 * one grade band. Anything else would draw a change that nobody saw in the child.
 */
export function apartFrom(before: TermResult, now: TermResult): Apart | null {
  if (before.value === null || now.value === null) return 'no-score';
  if (before.schoolId !== now.schoolId) return 'other-school';
  if (before.rubricId !== now.rubricId) return 'other-rubric';
  return before.bandId === now.bandId ? null : 'other-band';
}

/** Why nothing is said of a change since the term before. `last` is the newest point of the dimension's line, where it has one. */
export function unsaidChange(
  last: { readonly isJoined: boolean; readonly apart: Apart | null } | undefined,
  hasEarlierTerm: boolean,
): Apart | 'first' {
  if (!hasEarlierTerm) return 'first';
  return last?.apart ?? 'no-score';
}
