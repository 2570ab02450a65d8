import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Tolerances } from './compare.ts';

export type Row = Readonly<Record<string, string>>;
/** The tables of one case, by file name. An empty cell is ''. */
export type Tables = (file: string) => readonly Row[];
/** Something that stands in expected.json and is no result: weights that were given, which pupils to show. */
export type Given = (path: string) => unknown;

export type Computed = {
  readonly got: Readonly<Record<string, unknown>>;
  /** What can be said only once the givens are known; asked after `got` was computed. */
  readonly complete?: (given: Given) => Readonly<Record<string, unknown>>;
};
export type Compute = (tables: Tables) => Computed;

export type Expected = {
  readonly case: string;
  /** The case's tables; another case of the same name says in its list, place by place, what they are for. */
  readonly inputs: readonly string[];
  readonly expected: unknown;
  readonly tolerance: Tolerances;
};

/** The tables of a folder. `known` are the names a method asks by, `inputs` what they are called here, in the same order. */
export function tablesIn(folder: string, known: readonly string[] = [], inputs: readonly string[] = known): Tables {
  return (file) => {
    const name = inputs.includes(file) ? file : (inputs[known.indexOf(file)] ?? file);
    return parse(readFileSync(join(folder, name), 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
  };
}

export function readExpected(folder: string): Expected {
  return JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
}

/** A cell as a number, or null where it is empty. */
export const numberIn = (cell: string | undefined) => (cell === undefined || cell === '' ? null : Number(cell));
/** A cell that must hold a number. */
export const numberOf = (cell: string | undefined) => Number(cell === undefined || cell === '' ? Number.NaN : cell);

/** Columns of a table but the first, by name; and its rows as numbers with gaps. */
export const columnsAfterFirst = (rows: readonly Row[]) => Object.keys(rows[0] ?? {}).slice(1);
export const matrixOf = (rows: readonly Row[], columns = columnsAfterFirst(rows)) =>
  rows.map((row) => columns.map((column) => numberIn(row[column])));
export const isFull = (row: (number | null)[]): row is number[] => row.every((value) => value !== null);

/** Rows that share a key, in the order of the first of each. */
export function groupsOf<T>(rows: readonly T[], keyOf: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}
