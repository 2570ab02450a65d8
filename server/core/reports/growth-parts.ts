/** One term of a line over terms: a value on 0–100 with its interval; null where there is not enough evidence. */
export type GrowthPart = {
  readonly value: number | null;
  readonly band: { readonly lo: number; readonly hi: number } | null;
  /** Whether a line may lead here from the term before. */
  readonly isJoined: boolean;
};

/**
 * What is drawn of a line over terms, on screen and on paper alike: points, upright intervals, a line only between terms that may be
 * compared, and a pale column where a term has not enough evidence, which is a gap and never a 0.
 */
export function growthParts(rows: readonly GrowthPart[]) {
  return {
    points: rows.map(({ value }) => value),
    intervals: rows.map(({ band }): [number, number] | null => (band ? [band.lo, band.hi] : null)),
    isGap: rows.map(({ value }) => value === null),
    /** Whether the term at this place is joined to the one before it. */
    isJoinedAt: (at: number) => rows[at]?.isJoined === true,
  };
}
