import type { Column } from './column.ts';
import { gradebookTables } from './gradebook-tables.ts';
import { resourcesTables } from './resources-tables.ts';
import { rosteringTables } from './rostering-tables.ts';

/** All data files of OneRoster 1.2, in the order in which they are read and reported. */
export const tables = { ...rosteringTables, ...gradebookTables, ...resourcesTables };

export type TableName = keyof typeof tables;
export type FileMode = 'bulk' | 'delta';

export const tableNames = Object.keys(tables) as TableName[];
export const columnsOf = (name: TableName): readonly Column[] => tables[name];
export const fileOf = (name: TableName): string => `${name}.csv`;
