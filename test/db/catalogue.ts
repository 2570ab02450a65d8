import BetterSqlite from 'better-sqlite3';
import pg from 'pg';

/** What a database says its tables are, in words that are the same for both engines. */
export type Catalogue = readonly string[];

const line = (...words: readonly (string | number)[]) => words.join(' ');

export function readSqlite(file: string): Catalogue {
  const db = new BetterSqlite(file, { readonly: true });
  const all = (query: string, ...values: string[]) =>
    db.prepare(query).all(...values) as Record<string, string | number>[];
  const tables = all(
    `select name, sql from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\'`,
  );
  const lines = tables.flatMap(({ name, sql }) => {
    const table = String(name);
    const columns = all('select * from pragma_table_info(?)', table);
    const keys = all('select * from pragma_foreign_key_list(?)', table);
    const indexes = all('select name, "unique" as one, origin from pragma_index_list(?) where origin <> \'pk\'', table);
    const columnsOf = (index: string) =>
      all('select name from pragma_index_info(?) order by seqno', index)
        .map((row) => row['name'])
        .join(',');
    const primary = columns.filter((row) => Number(row['pk']) > 0).sort((a, b) => Number(a['pk']) - Number(b['pk']));
    return [
      ...columns.map((row) =>
        line(
          table,
          'column',
          row['name'] ?? '',
          kindOf(String(row['type'])),
          row['notnull'] || row['pk'] ? 'required' : 'optional',
        ),
      ),
      line(table, 'primary', primary.map((row) => row['name']).join(',')),
      ...indexes.map((row) =>
        line(table, row['one'] ? 'unique' : 'index', row['name'] ?? '', columnsOf(String(row['name']))),
      ),
      ...[...new Set(keys.map((row) => row['id']))].map((id) => {
        const parts = keys.filter((row) => row['id'] === id).sort((a, b) => Number(a['seq']) - Number(b['seq']));
        const on = `${String(parts[0]?.['on_delete'])}/${String(parts[0]?.['on_update'])}`.toLowerCase();
        return line(
          table,
          'refers',
          parts.map((row) => row['from']).join(','),
          parts[0]?.['table'] ?? '',
          parts.map((row) => row['to']).join(','),
          on,
        );
      }),
      ...[...String(sql).matchAll(/CONSTRAINT "(\w+)" CHECK/gi)].map((match) => line(table, 'check', match[1] ?? '')),
    ];
  });
  db.close();
  return lines.sort();
}

const PG_COLUMNS = `select table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema = 'public'`;
const PG_INDEXES = `select t.relname as table_name, i.relname as name, x.indisunique, x.indisprimary,
    array_to_string(array(select a.attname from unnest(x.indkey) with ordinality k(attnum, place)
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum order by k.place), ',') as columns
  from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
  join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'public'`;
const PG_CONSTRAINTS = `select c.contype, c.conname, t.relname as table_name, f.relname as other, c.confdeltype, c.confupdtype,
    array_to_string(array(select a.attname from unnest(c.conkey) with ordinality k(attnum, place)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by k.place), ',') as own,
    array_to_string(array(select a.attname from unnest(c.confkey) with ordinality k(attnum, place)
      join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum order by k.place), ',') as theirs
  from pg_constraint c join pg_class t on t.oid = c.conrelid left join pg_class f on f.oid = c.confrelid
  join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'public' and c.contype in ('f', 'c')`;
const ACTIONS: Readonly<Record<string, string>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

export async function readPostgres(address: string): Promise<Catalogue> {
  const client = new pg.Client(address);
  await client.connect();
  const all = async (query: string) => (await client.query<Record<string, string>>(query)).rows;
  const columns = await all(PG_COLUMNS);
  const indexes = await all(PG_INDEXES);
  const constraints = await all(PG_CONSTRAINTS);
  await client.end();
  const of = (row: Record<string, string>, name: string) => row[name] ?? '';
  return [
    ...columns.map((row) =>
      line(
        of(row, 'table_name'),
        'column',
        of(row, 'column_name'),
        kindOf(of(row, 'data_type')),
        row['is_nullable'] === 'NO' ? 'required' : 'optional',
      ),
    ),
    ...indexes.map((row) => {
      if (row['indisprimary']) return line(of(row, 'table_name'), 'primary', of(row, 'columns'));
      return line(of(row, 'table_name'), row['indisunique'] ? 'unique' : 'index', of(row, 'name'), of(row, 'columns'));
    }),
    ...constraints.map((row) => {
      if (row['contype'] === 'c') return line(of(row, 'table_name'), 'check', of(row, 'conname'));
      const on = `${ACTIONS[of(row, 'confdeltype')]}/${ACTIONS[of(row, 'confupdtype')]}`;
      return line(of(row, 'table_name'), 'refers', of(row, 'own'), of(row, 'other'), of(row, 'theirs'), on);
    }),
  ].sort();
}

/** SQLite keeps truths as whole numbers and JSON as text. */
function kindOf(type: string): string {
  const kinds: Readonly<Record<string, string>> = {
    integer: 'whole',
    bigint: 'whole',
    boolean: 'whole',
    text: 'text',
    json: 'text',
    jsonb: 'text',
    real: 'fraction',
    'double precision': 'fraction',
  };
  return kinds[type.toLowerCase()] ?? type;
}
