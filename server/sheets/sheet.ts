import { ForeignFault } from '../foreign/foreign-fault.ts';

/** A number may be a clock time as spreadsheets keep it: a fraction of a day. */
export type Cell = string | number | null;
/** `line` counts from 1, as a spreadsheet shows it. */
export type Line = { readonly line: number; readonly cells: readonly Cell[] };

/** A place that says something a reader must not pass over: what looks empty is not always empty. */
export type Oddity = {
  readonly line: number;
  /** From 0; null for the whole line. */
  readonly column: number | null;
  readonly code: 'value.error' | 'value.formula' | 'row.merged';
};

export type Sheet = {
  /** As its tab says; empty in a CSV. */
  readonly name: string;
  /** Without lines that hold nothing. */
  readonly lines: readonly Line[];
  readonly oddities: readonly Oddity[];
};

/** The most a file may hold. */
export type SheetLimits = {
  readonly bytes: number;
  readonly unpackedBytes: number;
  readonly entries: number;
  readonly lines: number;
  readonly lastLine: number;
  readonly columns: number;
  readonly oddities: number;
  readonly letters: number;
};

/** What is larger is no table of a class. */
export const SHEET_LIMITS: SheetLimits = {
  bytes: 5 * 1024 * 1024,
  unpackedBytes: 16 * 1024 * 1024,
  entries: 200,
  lines: 2000,
  /** Row numbers may have gaps, and a reader fills them. */
  lastLine: 5000,
  columns: 100,
  oddities: 20_000,
  /** Of one cell. */
  letters: 65_536,
};
/** A school's whole list: the largest have five thousand pupils. */
export const LIST_LIMITS: SheetLimits = {
  ...SHEET_LIMITS,
  unpackedBytes: 48 * 1024 * 1024,
  lines: 8000,
  lastLine: 20_000,
  oddities: 80_000,
};

export type FileFaultCode =
  | 'file.empty'
  | 'file.old_excel'
  | 'file.password'
  | 'file.not_text'
  | 'file.damaged'
  | 'file.too_large'
  | 'file.too_heavy'
  | 'file.too_many_rows'
  | 'file.quotes';

/** The file as a whole cannot be read. */
export class FileFault extends ForeignFault<FileFaultCode> {}

/** 0 → A, 26 → AA, as spreadsheets name their columns. */
export function columnLetter(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnLetter(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** And back; undefined for what is no letter. */
export function columnIndex(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(letters)) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
