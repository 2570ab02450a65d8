import { readFileSync } from 'node:fs';
import type { Tolerances } from './compare.ts';

const read = (name: string, file: string) => readFileSync(new URL(`./cases/${name}/${file}`, import.meta.url), 'utf8');

export type Expected<T> = { readonly expected: T; readonly tolerance: Tolerances };

export function readExpected<T>(name: string): Expected<T> {
  return JSON.parse(read(name, 'expected.json'));
}

/** The rows of a table as its header names them. No cell of the cases holds a comma or a quote; an empty cell is ''. */
export function readTable<Column extends string>(name: string, file: string): Record<Column, string>[] {
  const [header = '', ...rows] = read(name, file).trim().split(/\r?\n/);
  const columns = header.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) as Record<Column, string>;
  });
}

/** A cell as a number, or null where it is empty. */
export const numberIn = (cell: string) => (cell === '' ? null : Number(cell));
