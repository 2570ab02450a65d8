import type { Value } from '../core/rubric/mark-value.ts';
import { bare, type Column, columnOf } from './columns.ts';
import { type Read, readMeasurement, readTimes } from './read-value.ts';
import { type Cell, columnLetter, type Line, type Sheet } from './sheet.ts';
import { EXAMPLE, type FaultCode, NAME, NUMBER, PROBLEM, type Words } from './words.ts';

/** A pupil of the class as the template numbers them, from 1 by name. */
export type Pupil = { readonly pupilId: string; readonly number: number; readonly name: string };
export type ReadValue = {
  readonly pupilId: string;
  readonly indicatorId: string;
  readonly value: Value;
  readonly place: Place;
};
export type Place = { readonly line: number; readonly column: string; readonly heading: string };
export type TableFault = Place & { readonly code: FaultCode; readonly said?: Words | string };

export type Table = {
  readonly header: Line | undefined;
  /** Below the header. */
  readonly lines: readonly Line[];
  readonly values: readonly ReadValue[];
  readonly faults: readonly TableFault[];
  /** Headings that mean nothing here: what stands below them is not imported. */
  readonly ignored: readonly string[];
};

const HEADING = 40;
const HEADER_WITHIN = 60;
const isOf = (words: Words, ...more: string[]) => {
  const known = new Set([words.zh, words.en, ...more].map(bare));
  return (cell: Cell) => typeof cell === 'string' && known.has(bare(cell));
};
const isName = isOf(NAME, '学生姓名', '学生', 'Pupil');
const isNumber = isOf(NUMBER, '编号', 'Number', '#');
const isProblem = isOf(PROBLEM);
const isExample = (cell: Cell | undefined) =>
  typeof cell === 'string' && [EXAMPLE.zh, '例', EXAMPLE.en].some((word) => bare(cell).startsWith(bare(word)));
/** Names as they are compared: no blanks, one kind of middle dot. */
const asName = (cell: Cell | undefined) =>
  String(cell ?? '')
    .replace(/^'/, '')
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[•・‧.]/g, '·');

/** What a file says about the pupils of a class, or what is wrong with it, line by line. Reads the first sheet that has a header. */
export function readTable(sheets: readonly Sheet[], columns: readonly Column[], pupils: readonly Pupil[]): Table {
  for (const sheet of sheets) {
    const at = sheet.lines.findIndex(({ cells }, index) => index < HEADER_WITHIN && isHeader(cells, columns));
    const header = sheet.lines[at];
    if (header) return readLines(sheet, header, sheet.lines.slice(at + 1), columns, pupils);
  }
  const nowhere: TableFault = { line: 1, column: '', heading: '', code: 'sheet.no_header' };
  return { header: undefined, lines: [], values: [], faults: [nowhere], ignored: [] };
}

const isHeader = (cells: readonly Cell[], columns: readonly Column[]) =>
  cells.some(isName) && cells.some((cell) => typeof cell === 'string' && columnOf(cell, columns) !== undefined);

type Meant = { readonly index: number; readonly column: Column };

function readLines(
  sheet: Sheet,
  header: Line,
  lines: readonly Line[],
  columns: readonly Column[],
  pupils: readonly Pupil[],
): Table {
  const faults: TableFault[] = [];
  const values: ReadValue[] = [];
  const heading = (index: number) => String(header.cells[index] ?? '').slice(0, HEADING);
  const placeOf = (line: number, index: number | null): Place =>
    index === null ? { line, column: '', heading: '' } : { line, column: columnLetter(index), heading: heading(index) };
  const fault = (line: number, index: number | null, code: FaultCode, said?: Words | string) =>
    faults.push({ ...placeOf(line, index), code, ...(said === undefined ? {} : { said }) });

  const nameAt = header.cells.findIndex(isName);
  const numberAt = header.cells.findIndex(isNumber);
  const meant: Meant[] = [];
  const ignored: string[] = [];
  header.cells.forEach((cell, index) => {
    const column = typeof cell === 'string' ? columnOf(cell, columns) : undefined;
    if (column && meant.some((one) => one.column === column)) fault(header.line, index, 'sheet.column_twice');
    else if (column) meant.push({ index, column });
    else if (cell !== null && !isProblem(cell) && index !== nameAt && index !== numberAt) ignored.push(heading(index));
  });

  const about = lines.filter(({ cells }) => !isExample(cells[numberAt]) && !isExample(cells[nameAt]));
  const told = new Set(about.map(({ line }) => line));
  const read = new Set([nameAt, numberAt, ...meant.map(({ index }) => index)]);
  for (const { line, column, code } of sheet.oddities) {
    if (told.has(line) && (column === null || read.has(column))) fault(line, column, code);
  }

  const seen = new Map<string, number>();
  for (const { line, cells } of about) {
    const found = whose(cells[numberAt] ?? null, cells[nameAt] ?? null, pupils);
    if ('code' in found) {
      fault(line, nameAt, found.code);
      continue;
    }
    const { pupilId } = found;
    const before = seen.get(pupilId);
    if (before !== undefined) fault(line, nameAt, 'row.twice', String(before));
    else seen.set(pupilId, line);
    const row = readRow(cells, meant);
    for (const { index, code, said } of row.faults) fault(line, index, code, said);
    for (const { index, column, value } of row.values)
      values.push({ pupilId, indicatorId: column.indicatorId, value, place: placeOf(line, index) });
  }
  if (values.length === 0 && faults.length === 0) fault(header.line, null, 'sheet.no_values');
  return { header, lines, values, faults: inOrder(faults), ignored };
}

type RowFault = { readonly index: number; readonly code: FaultCode; readonly said?: Words };

/** What one line says of its pupil. Times held and attended make one value together. */
function readRow(cells: readonly Cell[], meant: readonly Meant[]) {
  const values: (Meant & { readonly value: Value })[] = [];
  const faults: RowFault[] = [];
  const amounts = new Map<Column, number | 'faulty'>();
  for (const { index, column } of meant) {
    const read = readCell(cells[index], column);
    if (!read) continue;
    amounts.set(column, 'fault' in read ? 'faulty' : read.value);
    if ('fault' in read) faults.push({ index, code: read.fault, ...(read.said ? { said: read.said } : {}) });
    else if (column.part === 'item')
      values.push({ index, column, value: { kind: 'measurement', item: column.item.id, value: read.value } });
  }
  const counted = meant.filter(({ column }) => column.part !== 'item');
  for (const id of new Set(counted.map(({ column }) => column.indicatorId))) {
    const both = counted.filter(({ column }) => column.indicatorId === id);
    const amountOf = (part: 'held' | 'attended') => {
      const found = both.find(({ column }) => column.part === part);
      return found && amounts.get(found.column);
    };
    const [held, attended, last] = [amountOf('held'), amountOf('attended'), both.at(-1)];
    if (!last || held === 'faulty' || attended === 'faulty' || (held === undefined && attended === undefined)) continue;
    if (held === undefined || attended === undefined) faults.push({ index: last.index, code: 'value.both' });
    else if (attended > held) faults.push({ index: last.index, code: 'value.more' });
    else if (held > 0) values.push({ ...last, value: { kind: 'attendance', attended, held } });
  }
  return { values, faults };
}

function readCell(cell: Cell | undefined, column: Column): Read {
  return column.part === 'item' ? readMeasurement(cell, column.item) : readTimes(cell);
}

/** Number and name must be the same pupil's; the name alone is enough where one pupil has it. */
function whose(number: Cell, name: Cell, pupils: readonly Pupil[]): Pupil | { readonly code: FaultCode } {
  const said = asName(name);
  if (said === '') return { code: 'row.no_name' };
  const named = pupils.filter((pupil) => asName(pupil.name) === said);
  const [first] = named;
  if (!first) return { code: 'row.unknown_name' };
  if (number !== null && asName(number) !== '')
    return named.find((pupil) => pupil.number === Number(asName(number))) ?? { code: 'row.number_name' };
  return named.length === 1 ? first : { code: 'row.same_name' };
}

/** By line, then by column as they stand side by side. */
function inOrder(faults: readonly TableFault[]): TableFault[] {
  const width = ({ column }: Place) => column.length;
  return [...faults].sort(
    (a, b) => a.line - b.line || width(a) - width(b) || (a.column < b.column ? -1 : a.column > b.column ? 1 : 0),
  );
}
