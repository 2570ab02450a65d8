import { hiddenParts, LOCKED, roundedCount } from '../suppression/shares.ts';

/** Same level, one apart, further. */
const BANDS = [0, 1, 2] as const;
export const bandOf = (row: number, column: number) => Math.min(2, Math.abs(row - column));

/**
 * A table of pairs as it may leave the schools. Cells under 10 are locked, nought among them, so that none and few look the same;
 * the others are printed to the nearest five, and no margins. What is printed beside it, exact and adjacent agreement, are the sums
 * of the diagonal and of the cells beside it: so in each of the three bands (same level, one apart, further) what is locked is the
 * whole band, or at least two cells of at least ten pairs together, the smallest of the others joining them.
 */
export function shownTable(counts: readonly (readonly number[])[]): (number | typeof LOCKED)[][] {
  const shown = counts.map((line) => line.map((count): number | typeof LOCKED => roundedCount(count)));
  const cells = counts.flatMap((line, row) => line.map((count, column) => ({ row, column, count })));
  for (const band of BANDS) {
    const own = cells.filter(({ row, column }) => bandOf(row, column) === band);
    for (const place of hiddenParts(own.map(({ count }) => count))) {
      const line = shown[own[place]?.row ?? 0];
      if (line) line[own[place]?.column ?? 0] = LOCKED;
    }
  }
  return shown;
}
