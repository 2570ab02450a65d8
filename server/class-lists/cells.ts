import { asStudentNumber, checkStudentNumber } from '../core/student-number.ts';
import { cleanName } from '../core/text/clean.ts';
import { type Cell, columnLetter, type Line, type Oddity, type Sheet } from '../sheets/sheet.ts';
import { sexOf } from '../sheets/whose.ts';
import type { ListFaultCode } from './words.ts';

/** Where something stands, as a spreadsheet shows it; the sheet is empty in a text file. */
export type Place = {
  readonly sheet: string;
  readonly line: number;
  readonly column: string;
  readonly heading: string;
};
export type ListFault = Place & { readonly code: ListFaultCode; readonly said?: string | undefined };

const HEADING = 40;
export const headingOf = (header: Line, index: number) =>
  cleanName(String(header.cells[index] ?? '')).slice(0, HEADING);

/** Reads the cells of a list one by one, and keeps what is wrong with them. */
export class Cells {
  readonly faults: ListFault[] = [];
  readonly #sheet: Sheet;
  readonly #header: Line;
  readonly #oddities = new Map<string, Oddity['code']>();
  readonly #above = new Map<number, Cell>();

  constructor(sheet: Sheet, header: Line) {
    this.#sheet = sheet;
    this.#header = header;
    for (const { line, column, code } of sheet.oddities) this.#oddities.set(`${line} ${column}`, code);
  }

  place(line: number, index: number | undefined): Place {
    const at =
      index === undefined
        ? { column: '', heading: '' }
        : { column: columnLetter(index), heading: headingOf(this.#header, index) };
    return { sheet: this.#sheet.name, line, ...at };
  }

  fault(line: number, index: number | undefined, code: ListFaultCode, said?: string): void {
    this.faults.push({ ...this.place(line, index), code, said });
  }

  /** What a cell says; what only looks empty is a fault. */
  text({ line, cells }: Line, index: number | undefined): string {
    if (index === undefined) return '';
    const odd = this.#oddities.get(`${line} ${index}`);
    if (odd) this.fault(line, index, odd);
    return cleanName(String(cells[index] ?? ''));
  }

  /** One cell for many rows: joined down the rows, it says the same in each of them. */
  down({ line, cells }: Line, index: number | undefined): Cell {
    if (index === undefined) return null;
    const isJoined = this.#oddities.get(`${line} ${index}`) === 'row.merged';
    const cell = isJoined ? (this.#above.get(index) ?? null) : (cells[index] ?? null);
    this.#above.set(index, cell);
    return cell;
  }

  isJoined(line: number, index: number): boolean {
    return this.#oddities.get(`${line} ${index}`) === 'row.merged';
  }

  /** A number of many digits as text; null where there is none, or where a spreadsheet has cut it. */
  digits(row: Line, index: number | undefined): string | null {
    const text = this.text(row, index);
    if (text === '' || index === undefined) return null;
    const cell = row.cells[index];
    // A number of more than fifteen digits is rounded by every spreadsheet.
    if (isCut(cell)) {
      this.fault(row.line, index, 'value.cut');
      return null;
    }
    return text.normalize('NFKC').replaceAll(/[\s'’]/g, '');
  }

  studentNumber(row: Line, index: number | undefined): string | null {
    const said = this.digits(row, index);
    if (said === null) return null;
    const number = asStudentNumber(said);
    const found = checkStudentNumber(number);
    if (found === 'ok') return number;
    this.fault(row.line, index, `number.${found}`);
    return null;
  }

  /** A mobile number, or one of a house with its area code; +86 and dashes are ways to write it. */
  phone(row: Line, index: number | undefined): string | null {
    const said = this.digits(row, index)
      ?.replaceAll(/[-()]/g, '')
      .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
    if (said === undefined || isNothing(said)) return null;
    if (/^(?:1\d{10}|0?\d{7,11})$/.test(said)) return said;
    this.fault(row.line, index, 'value.phone');
    return null;
  }

  sex(row: Line, index: number | undefined): 'female' | 'male' | null {
    const text = this.text(row, index);
    if (text === '' || isNothing(text)) return null;
    const sex = sexOf(text);
    if (sex === undefined) this.fault(row.line, index, 'value.sex');
    return sex ?? null;
  }

  numberInClass(row: Line, index: number | undefined): number | null {
    const text = this.text(row, index).replace(/号$/, '');
    if (text === '' || isNothing(text)) return null;
    if (/^0*[1-9]\d{0,2}$/.test(text)) return Number(text);
    this.fault(row.line, index, 'value.in_class');
    return null;
  }

  yesNo(row: Line, index: number | undefined): boolean | null {
    const text = this.text(row, index).toLowerCase();
    if (text === '') return null;
    if (YES.has(text)) return true;
    if (NO.has(text)) return false;
    this.fault(row.line, index, 'value.yes_no');
    return null;
  }
}

export const YES = new Set(['是', '有', '1', 'y', 'yes', 'true', '√', '✓', '☑', '对', '班主任']);
export const NO = new Set(['否', '不是', '无', '0', 'n', 'no', 'false', '×', '-', '/', '—']);
/** What people write where there is nothing. */
export const isNothing = (text: string) => ['无', '-', '/', '—', '–', '没有', '不详', '未知', 'none'].includes(text);

function isCut(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return Math.abs(cell) >= 1e15 || !Number.isInteger(cell);
  return typeof cell === 'string' && /^\s*\d(?:\.\d+)?e\+?\d{1,2}\s*$/i.test(cell);
}
