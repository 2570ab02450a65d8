import { asStudentNumber } from '../core/student-number.ts';
import { nameKey } from '../core/text/clean.ts';
import type { Headed } from './find-header.ts';
import { isExample, isSum } from './headings.ts';
import type { Cell, Oddity } from './sheet.ts';

/** A line that says something, with what it says of the pupil. */
export type Row = {
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly name: Cell | undefined;
  readonly mark: Cell | undefined;
  readonly sex: Cell | undefined;
  /** What may be a student number, as such numbers are written. */
  readonly numbers: readonly string[];
  readonly grade: Cell | undefined;
  readonly class: Cell | undefined;
  readonly isSum: boolean;
  /** The name stands in several rows. */
  readonly isRepeated: boolean;
  /** Of the columns that are read. */
  readonly oddities: readonly Oddity[];
};

/** The rows below a header; the example of the template, notes and lines that only have a number are none. */
export function rowsOf({ sheet, lines, meant, about }: Headed): Row[] {
  const at = (cells: readonly Cell[], index: number | undefined) => (index === undefined ? undefined : cells[index]);
  const read = new Set([about.name, ...meant.map(({ index }) => index)]);
  const oddities = new Map<number, Oddity[]>();
  for (const one of sheet.oddities) {
    const before = oddities.get(one.line);
    if (before) before.push(one);
    else oddities.set(one.line, [one]);
  }
  const firstValue = Math.min(...meant.map(({ index }) => index));
  const saying = lines.filter(({ cells }) => {
    const [name, mark] = [at(cells, about.name), at(cells, about.mark) ?? at(cells, about.count)];
    if (isExample(name) || isExample(mark)) return false;
    return (name ?? null) !== null || meant.some(({ index }) => /\d/.test(String(cells[index] ?? '')));
  });
  const names = new Map<string, number>();
  const keyOf = (cells: readonly Cell[]) => nameKey(String(at(cells, about.name) ?? ''));
  for (const { cells } of saying) names.set(keyOf(cells), (names.get(keyOf(cells)) ?? 0) + 1);

  // One cell for a whole class: joined down the rows it says the same in each.
  const above = new Map<number, Cell>();
  const down = (line: number, cells: readonly Cell[], index: number | undefined) => {
    if (index === undefined) return undefined;
    const isJoined = oddities.get(line)?.some(({ column, code }) => code === 'row.merged' && column === index);
    const cell = isJoined ? (above.get(index) ?? null) : (cells[index] ?? null);
    above.set(index, cell);
    return cell;
  };
  return saying.map(({ line, cells }) => {
    const name = at(cells, about.name);
    return {
      line,
      cells,
      name,
      mark: at(cells, about.mark),
      sex: at(cells, about.sex),
      numbers: [at(cells, about.number), at(cells, about.count)].map((cell) => asStudentNumber(String(cell ?? ''))),
      grade: down(line, cells, about.grade),
      class: down(line, cells, about.className ?? about.classCode),
      isSum: isSum(name) || ((name ?? null) === null && cells.slice(0, firstValue).some(isSum)),
      isRepeated: (names.get(keyOf(cells)) ?? 0) > 1,
      oddities: (oddities.get(line) ?? []).filter(({ column }) => column === null || read.has(column)),
    };
  });
}
