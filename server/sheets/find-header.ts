import type { Column } from './columns.ts';
import { type About, aboutOf, bare, headingsOf } from './headings.ts';
import type { Cell, Line, Sheet } from './sheet.ts';

const HEADER_WITHIN = 60;
export type Meant = { readonly index: number; readonly column: Column };

/** A sheet that has a header; what stands above it is its title, what stands below are its lines. */
export type Headed = {
  readonly sheet: Sheet;
  /** Of a header of two rows: its lower line, with the words of both. */
  readonly header: Line;
  readonly lines: readonly Line[];
  /** In the file's order; a column that is there twice is there twice. */
  readonly meant: readonly Meant[];
  readonly about: Readonly<Partial<Record<About, number>>>;
};

export function findHeader(sheet: Sheet, columns: readonly Column[]): Headed | undefined {
  const known = headingsOf(columns);
  const meantBy = (cell: Cell | undefined) => (typeof cell === 'string' ? known.get(bare(cell)) : undefined);
  for (const [at, first] of sheet.lines.slice(0, HEADER_WITHIN).entries()) {
    const nameAt = first.cells.findIndex((cell) => aboutOf(cell) === 'name');
    if (nameAt < 0) continue;
    const second = sheet.lines[at + 1];
    // Groups above, items below: 身体形态 over 身高 and 体重. Under the name nothing stands, or the cell is joined with it.
    const isOfTwo =
      second?.line === first.line + 1 && (second.cells[nameAt] ?? null) === null && second.cells.some(meantBy);
    const header = isOfTwo ? joined(first, second) : first;
    const meant = header.cells.flatMap((cell, index) => {
      const column = index === nameAt ? undefined : meantBy(cell);
      return column ? [{ index, column }] : [];
    });
    if (meant.length === 0) continue;
    return { sheet, header, lines: sheet.lines.slice(at + (isOfTwo ? 2 : 1)), meant, about: aboutIn(header.cells) };
  }
  return undefined;
}

const joined = (first: Line, second: Line): Line => ({
  line: second.line,
  cells: Array.from(
    { length: Math.max(first.cells.length, second.cells.length) },
    (_, index) => second.cells[index] ?? first.cells[index] ?? null,
  ),
});

/** Where each thing about the pupil stands; the first column of it. */
function aboutIn(cells: readonly Cell[]): Partial<Record<About, number>> {
  const found: Partial<Record<About, number>> = {};
  cells.forEach((cell, index) => {
    const about = aboutOf(cell);
    if (about) found[about] ??= index;
  });
  return found;
}
