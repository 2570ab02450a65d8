import type { Column } from './column.ts';
import { gradebookTables } from './gradebook-tables.ts';
import { olderTables } from './older-tables.ts';
import { resourcesTables } from './resources-tables.ts';
import { rosteringTables } from './rostering-tables.ts';

/** All data files of OneRoster 1.2, in the order in which they are read and reported; those of 1.1 have the same names. */
export const tables = { ...rosteringTables, ...gradebookTables, ...resourcesTables };

export type TableName = keyof typeof tables;
export type FileMode = 'bulk' | 'delta';
export type Version = '1.1' | '1.2';

const older: Partial<Record<TableName, readonly Column[]>> = olderTables;

export const tableNames = Object.keys(tables) as TableName[];
export const columnsOf = (name: TableName, version: Version = '1.2'): readonly Column[] =>
  version === '1.2' ? tables[name] : (older[name] ?? []);
/** OneRoster 1.1 has fewer files. */
export const hasTable = (version: Version, name: TableName): boolean => version === '1.2' || name in older;
export const fileOf = (name: TableName): string => `${name}.csv`;
