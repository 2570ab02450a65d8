import { LEAST, LOCKED, roundedCount } from '../suppression/shares.ts';

type Cell = { readonly row: number; readonly column: number; readonly count: number };

/**
 * A table of pairs as it may leave the schools. Cells under 10 are locked, nought among them, so that none and few look the same;
 * the others are printed to the nearest five, and no margins. What is printed beside it, exact and adjacent agreement, are the sums
 * of the diagonal and of the cells beside it: so in each of the three bands (same level, one apart, further) what is locked is the
 * whole band, or at least two cells of at least ten pairs together, the smallest of the others joining them.
 */
export function shownTable(counts: readonly (readonly number[])[]): (number | typeof LOCKED)[][] {
  const cells = counts.flatMap((line, row) => line.map((count, column): Cell => ({ row, column, count })));
  const bandOf = ({ row, column }: Cell) => Math.min(2, Math.abs(row - column));
  const locked = new Set([0, 1, 2].flatMap((band) => lockedIn(cells.filter((cell) => bandOf(cell) === band))));
  return counts.map((line, row) =>
    line.map((count, column) =>
      [...locked].some((cell) => cell.row === row && cell.column === column) ? LOCKED : roundedCount(count),
    ),
  );
}

function lockedIn(band: readonly Cell[]): Cell[] {
  const bySize = [...band].sort((a, b) => a.count - b.count);
  let many = bySize.filter(({ count }) => count < LEAST).length;
  const hidden = () => bySize.slice(0, many).reduce((sum, { count }) => sum + count, 0);
  while (many > 0 && many < bySize.length && (many < 2 || hidden() < LEAST)) many += 1;
  return bySize.slice(0, many);
}
