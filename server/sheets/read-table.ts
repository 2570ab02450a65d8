import type { Value } from '../core/rubric/mark-value.ts';
import { WHICH_SHEET } from '../core/sheet-codes.ts';
import { cleanName } from '../core/text/clean.ts';
import { classesSaid, isElsewhere } from './class-words.ts';
import type { Column } from './columns.ts';
import { findHeader, type Headed } from './find-header.ts';
import { readRow } from './read-row.ts';
import { type Row, rowsOf } from './rows-of.ts';
import { columnLetter, type Line, type Sheet } from './sheet.ts';
import { type Absent, type SheetPupil, whose } from './whose.ts';
import type { FaultCode, RemarkCode, Words } from './words.ts';

export type ReadValue = {
  readonly pupilId: string;
  readonly indicatorId: string;
  readonly value: Value;
  readonly place: Place;
};
export type Place = { readonly line: number; readonly column: string; readonly heading: string };
export type TableFault = Place & { readonly code: FaultCode; readonly said?: Words | string };
export type TableRemark = Place & { readonly code: RemarkCode };

/** What a file is compared with. */
export type Known = {
  readonly columns: readonly Column[];
  readonly pupils: readonly SheetPupil[];
  readonly absent: readonly Absent[];
  /** The class, as rows of a whole school's file may say theirs. */
  readonly own: { readonly grade: number; readonly number: number };
  /** The sheet that is meant, by its name, where several have a header. */
  readonly sheet?: string | undefined;
  /** Student numbers of the file to their keyed digests. */
  readonly numbers: ReadonlyMap<string, string>;
};

export type Table = {
  readonly header: Line | undefined;
  /** Below the header. */
  readonly lines: readonly Line[];
  readonly values: readonly ReadValue[];
  readonly faults: readonly TableFault[];
  readonly remarks: readonly TableRemark[];
  /** Headings that mean nothing here: what stands below them is not imported. */
  readonly ignored: readonly string[];
  /** Rows with something in them that are this class's or nobody's. */
  readonly rows: number;
  /** Rows of other classes by what they say their class is. */
  readonly elsewhere: readonly { readonly said: string; readonly rows: number }[];
};

const HEADING = 40;
const NOWHERE: Table = {
  header: undefined,
  lines: [],
  values: [],
  faults: [],
  remarks: [],
  ignored: [],
  rows: 0,
  elsewhere: [],
};
/** What a file says about the pupils of a class, or what is wrong with it, line by line. */
export function readTable(sheets: readonly Sheet[], known: Known): Table {
  const all = sheets.flatMap((sheet) => findHeader(sheet, known.columns) ?? []);
  const wanted = all.filter(({ sheet }) => known.sheet === undefined || sheet.name === known.sheet);
  // An empty copy of the form beside the filled-in one is no question.
  const filled = wanted.filter(({ lines }) => lines.length > 0);
  const found = filled.length > 0 ? filled : wanted;
  const [first, ...more] = found;
  if (!first) return { ...NOWHERE, faults: [{ line: 1, column: '', heading: '', code: 'sheet.no_header' }] };
  if (more.length > 0) return { ...NOWHERE, faults: whichOf(found) };
  return readLines(first, known);
}

function whichOf(found: readonly Headed[]): TableFault[] {
  const names = found.map(({ sheet }) => sheet.name);
  const said = { zh: names.map((name) => `“${name}”`).join('、'), en: names.map((name) => `“${name}”`).join(', ') };
  return found.map(({ sheet, header }) => ({
    line: header.line,
    column: '',
    heading: sheet.name,
    code: WHICH_SHEET,
    said,
  }));
}

function readLines(headed: Headed, known: Known): Table {
  const { header, lines, about } = headed;
  const all = headed.meant;
  const meant = all.filter(({ column }, index) => all.findIndex((one) => one.column === column) === index);
  const heading = (index: number) => String(header.cells[index] ?? '').slice(0, HEADING);
  const placeOf = (line: number, index: number | null | undefined): Place =>
    index === null || index === undefined
      ? { line, column: '', heading: '' }
      : { line, column: columnLetter(index), heading: heading(index) };
  const used = new Set<number>([...all.map(({ index }) => index), ...Object.values(about)]);
  const ignored = header.cells.flatMap((cell, index) => (cell === null || used.has(index) ? [] : heading(index)));

  const faults: TableFault[] = all
    .filter((one) => !meant.includes(one))
    .map(({ index }) => ({ ...placeOf(header.line, index), code: 'sheet.column_twice' }));
  const remarks: TableRemark[] = [];
  const values: ReadValue[] = [];
  const elsewhere = new Map<string, number>();
  const seen = new Map<string, number>();
  const rows = rowsOf({ ...headed, meant });
  const own = rows.filter((row) => {
    const isOther = isElsewhere(classesSaid(row.grade, row.class), known.own);
    if (isOther) elsewhere.set(classLabel(row), (elsewhere.get(classLabel(row)) ?? 0) + 1);
    return !isOther;
  });
  for (const row of own) {
    const found = row.isSum ? { code: 'row.sum' as const } : whose(withIndex(row, known), known.pupils, known.absent);
    if ('code' in found) {
      const isJoined = found.code === 'row.no_name' && row.oddities.some(({ column }) => column === about.name);
      faults.push({ ...placeOf(row.line, about.name), ...(isJoined ? { code: 'row.merged' as const } : found) });
      continue;
    }
    const { pupilId } = found.pupil;
    const before = seen.get(pupilId);
    seen.set(pupilId, before ?? row.line);
    const read = readRow(row.cells, meant);
    if (before !== undefined)
      faults.push({ ...placeOf(row.line, about.name), code: 'row.twice', said: String(before) });
    for (const { column, code } of row.oddities) faults.push({ ...placeOf(row.line, column), code });
    for (const { index, ...fault } of read.faults) faults.push({ ...placeOf(row.line, index), ...fault });
    if (found.remark) remarks.push({ ...placeOf(row.line, about.number), code: found.remark });
    for (const { index, code } of read.remarks) remarks.push({ ...placeOf(row.line, index), code });
    for (const { index, column, value } of read.values)
      values.push({ pupilId, indicatorId: column.indicatorId, value, place: placeOf(row.line, index) });
  }
  const countAt = about.count;
  if (countAt !== undefined && own.some(({ cells }) => (cells[countAt] ?? null) !== null))
    remarks.unshift({ ...placeOf(header.line, countAt), code: 'count.unused' });
  if (values.length === 0 && faults.length === 0) {
    const code = own.length === 0 && elsewhere.size > 0 ? 'sheet.other_classes' : 'sheet.no_values';
    faults.push({ ...placeOf(header.line, null), code });
  }
  const others = [...elsewhere].map(([said, count]) => ({ said, rows: count }));
  return { header, lines, values, faults: inOrder(faults), remarks, ignored, rows: own.length, elsewhere: others };
}

const classLabel = (row: Row) =>
  cleanName([row.grade, row.class].map((cell) => String(cell ?? '')).join(' ')).slice(0, HEADING);

const withIndex = (row: Row, { numbers }: Known) => ({
  ...row,
  numberIndex: row.numbers.map((number) => numbers.get(number)).find((index) => index !== undefined),
});

/** By line, then by column as they stand side by side. */
function inOrder(faults: readonly TableFault[]): TableFault[] {
  const width = ({ column }: Place) => column.length;
  return [...faults].sort(
    (a, b) => a.line - b.line || width(a) - width(b) || (a.column < b.column ? -1 : a.column > b.column ? 1 : 0),
  );
}
