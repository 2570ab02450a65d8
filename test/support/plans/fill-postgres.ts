import type pg from 'pg';
import { DISTRICT } from './counts.ts';

/** Enough for the planner to tell a pupil from a school; more only takes longer. */
const MOST = 20_000;
/** Each row's is another one than its neighbour's: a class is recorded child by child. */
const IN_TURN: ReadonlySet<string> = new Set(['pupil_id', 'rater_id']);

/** PostgreSQL looks at the files of a table and not only at what was counted, so that there must be rows; they mean nothing. */
export async function fillLikeDistrict(client: pg.Client) {
  const { rows: constraints } = await client.query<{ on: string; name: string }>(
    `select conrelid::regclass::text as on, conname as name from pg_constraint
     where contype in ('c', 'f') and connamespace = 'public'::regnamespace`,
  );
  for (const { on, name } of constraints) await client.query(`alter table ${on} drop constraint ${name}`);
  const { rows: columns } = await client.query<Column>(
    `select table_name as table, column_name as name, data_type as type from information_schema.columns where table_schema = 'public'`,
  );
  for (const [table, [all, alike]] of Object.entries(DISTRICT)) {
    const rows = Math.min(all, MOST);
    const own = columns.filter((column) => column.table === table);
    const names = own.map(({ name }) => `"${name}"`);
    const values = own.map((column) => rowValue(column, rows, alike[column.name] ?? 1));
    await client.query(
      `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from generate_series(0, ${rows - 1}) n`,
    );
  }
  await client.query('analyze');
}

type Column = { readonly table: string; readonly name: string; readonly type: string };

function rowValue({ name, type }: Column, rows: number, alike: number): string {
  if (type === 'json') return `'{}'::json`;
  if (type === 'boolean') return 'false';
  const number = IN_TURN.has(name) ? `n % ${Math.ceil(rows / alike)}` : `n / ${alike}`;
  return type === 'text' ? `(${number})::text` : number;
}
