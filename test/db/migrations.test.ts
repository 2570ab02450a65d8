import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { pgColumns } from '../../db/columns.ts';
import { openSqlite } from '../../db/engine-sqlite.ts';
import { migrateSqlite } from '../../db/migrate-sqlite.ts';
import { packageRoot } from '../../db/package-root.ts';
import { buildTables } from '../../db/schema/tables.ts';
import { seed } from '../../db/seed/seed.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { emptyFile } from '../support/database.ts';

const MIGRATIONS = join(packageRoot, 'db/migrations/sqlite');

function countsIn(file: string): Record<string, number> {
  const db = new BetterSqlite(file, { readonly: true });
  const counts = Object.values(buildTables(pgColumns)).map((table) => {
    const name = getTableName(table);
    return [name, Number(db.prepare(`select count(*) from "${name}"`).pluck().get())] as const;
  });
  db.close();
  return Object.fromEntries(counts);
}

/** The folder of migrations with one more in it, which says this. */
function withOneMore(statements: readonly string[]): string {
  const folder = `${emptyFile()}-migrations`;
  cpSync(MIGRATIONS, folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { idx: number; when: number; tag: string }[] };
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: journal.entries.length, when: (last?.when ?? 0) + 1000, tag: '9999_one-more' });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(join(folder, '9999_one-more.sql'), statements.join(';\n--> statement-breakpoint\n'));
  return folder;
}

/** A table made again under another name, as drizzle-kit writes it where a column has to change. */
function rebuild(file: string, table: string): string[] {
  const db = new BetterSqlite(file, { readonly: true });
  const made = String(db.prepare('select sql from sqlite_master where name = ?').pluck().get(table));
  db.close();
  return [
    'PRAGMA foreign_keys=OFF',
    made
      .replace(new RegExp(`CREATE TABLE [\`"]?${table}[\`"]?`), `CREATE TABLE \`__new_${table}\``)
      .replaceAll(`"${table}".`, `"__new_${table}".`),
    `INSERT INTO \`__new_${table}\` SELECT * FROM \`${table}\``,
    `DROP TABLE \`${table}\``,
    `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\``,
    'PRAGMA foreign_keys=ON',
  ];
}

async function seededFile(): Promise<string> {
  const file = emptyFile();
  migrateSqlite(file);
  const store = openSqlite(file);
  await seed(store, { today: '2026-11-10', rubrics: shippedRubrics(), pupilsInClass: 2, hasEvidence: true });
  await store.close();
  return file;
}

test('a table made again by a migration keeps its rows, and those of every table that refers to it', async () => {
  if (inject('postgres')) return expect(MIGRATIONS).toContain('sqlite'); // PostgreSQL changes a table where it stands
  const file = await seededFile();
  const before = countsIn(file);
  expect(before['marks']).toBeGreaterThan(200);
  for (const table of ['pupils', 'activities', 'classes', 'schools', 'areas', 'persons', 'terms']) {
    migrateSqlite(file, withOneMore(rebuild(file, table)));
    expect(countsIn(file), table).toEqual(before);
    const db = new BetterSqlite(file);
    expect(db.pragma('foreign_key_check'), table).toEqual([]);
    // As if it had not run yet, so that the next one does.
    db.prepare(
      'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)',
    ).run();
    db.close();
  }
  return undefined;
});

test('a migration that leaves rows without their parent, or fails half-way, is refused and says so', async () => {
  if (inject('postgres')) return expect(MIGRATIONS).toContain('sqlite');
  const file = await seededFile();
  const before = countsIn(file);
  expect(() =>
    migrateSqlite(file, withOneMore(['DELETE FROM `marks`', 'SELECT no_such_thing FROM `pupils`'])),
  ).toThrow();
  expect(countsIn(file), 'all of it or nothing').toEqual(before);
  expect(() => migrateSqlite(file, withOneMore(['DELETE FROM `pupils`']))).toThrow('without their parent');
  expect(countsIn(file), 'and this one is undone too').toEqual(before);
  return undefined;
});

test('every row of every table is read for its parent after a migration, and not at every start', async () => {
  if (inject('postgres')) return expect(MIGRATIONS).toContain('sqlite');
  const file = await seededFile();
  const db = new BetterSqlite(file);
  db.pragma('foreign_keys = OFF');
  db.exec('DELETE FROM `pupils`');
  db.close();
  expect(() => migrateSqlite(file)).not.toThrow();
  expect(() => migrateSqlite(file, withOneMore(['CREATE TABLE `more` (`id` text)']))).toThrow('without their parent');
  return undefined;
});

test('migrating twice is migrating once', () => {
  const file = emptyFile();
  migrateSqlite(file);
  const db = new BetterSqlite(file);
  const schema = () => db.prepare('select sql from sqlite_master order by name').pluck().all();
  const before = schema();
  migrateSqlite(file);
  expect(schema()).toEqual(before);
  db.close();
});
