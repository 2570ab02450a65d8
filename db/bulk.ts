import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { as, asSent } from './dialect.ts';
import type { Prepared, Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';

type AnyTable = Tables[keyof Tables];
/** What becomes of a row whose key is there: the statement fails, the row is left out, or it takes the other's place. */
type Met = 'fail' | 'skip' | { readonly replace: readonly AnyPgColumn[] };
type Insert = {
  onConflictDoNothing(): Insert;
  onConflictDoUpdate(said: { target: AnyPgColumn[]; set: Record<string, SQL> }): Insert;
  prepare(name: string): Prepared;
};
type Into = { values(row: Record<string, SQL>): Insert; select(rows: SQL): Insert };

/** A statement carries its rows as one text; PostgreSQL reads some megabytes of it at ease. */
const AT_ONCE = 2000;

/**
 * Rows into a table, by a statement that is compiled once for each connection whatever their number and whichever columns they leave
 * empty. SQLite takes them one after the other, for which nothing is faster; PostgreSQL in one go, as each statement is a journey.
 * Answers how many were written.
 */
export async function insertRows<Table extends AnyTable>(
  tx: Writer,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  met: Met = 'fail',
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = Object.entries(getTableColumns(table)) as [string, AnyPgColumn][];
  const key = `insert ${getTableName(table)} ${typeof met === 'string' ? met : 'replace'}`;
  const statement = tx.compiled.get(key) ?? compile(tx, table, columns, met, key);
  tx.compiled.set(key, statement);
  let written = 0;
  if (!tx.isPostgres) {
    for (const row of rows) {
      const values: Record<string, unknown> = {};
      for (const [field, column] of columns) values[field] = cellOf(row, field, column);
      written += writtenBy(await statement.execute(values));
    }
    return written;
  }
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows
      .slice(at, at + AT_ONCE)
      .map((row) => Object.fromEntries(columns.map(([field, column]) => [column.name, cellOf(row, field, column)])));
    written += writtenBy(await statement.execute({ rows: JSON.stringify(part) }));
  }
  return written;
}

/** What is stored of a row that leaves a column empty is said by the table. */
const cellOf = (row: object, field: string, column: AnyPgColumn): unknown =>
  (row as Record<string, unknown>)[field] ?? column.default ?? null;

function compile(
  tx: Writer,
  table: AnyTable,
  columns: readonly (readonly [string, AnyPgColumn])[],
  met: Met,
  key: string,
): Prepared {
  const into = tx.insert(table) as unknown as Into;
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const insert = tx.isPostgres
    ? into.select(sql`select ${names} from json_populate_recordset(null::${table}, ${sql.placeholder('rows')}::json)`)
    : into.values(Object.fromEntries(columns.map(([field, column]) => [field, as(column, sql.placeholder(field))])));
  if (met === 'fail') return insert.prepare(key);
  if (met === 'skip') return insert.onConflictDoNothing().prepare(key);
  return insert.onConflictDoUpdate({ target: [...met.replace], set: asSent(columns, met.replace) }).prepare(key);
}

/** Each driver says it in its own word. */
function writtenBy(answer: unknown): number {
  const { changes, rowCount } = answer as { changes?: number; rowCount?: number };
  return changes ?? rowCount ?? 0;
}
