import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Tables } from './schema/tables.ts';

/** What drizzle has no words for, in SQL that both engines read alike. Raw SQL is written here and in db/reach/lists.ts only. */

/** For onConflictDoUpdate: every column as the row that met one of its key would have had it. */
export function asSent(table: Tables['scores'] | Tables['rollups']): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table));
  return Object.fromEntries(columns.map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]));
}
