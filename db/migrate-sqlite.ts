import { existsSync, statSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { migrationsFolder, pendingAfter } from './applied.ts';
import { EXIT, OperatorError } from './operator-error.ts';

/** drizzle's own list, as its migrator made it in every database there is. */
const LIST = `CREATE TABLE IF NOT EXISTS __drizzle_migrations (
  id SERIAL PRIMARY KEY,
  hash text NOT NULL,
  created_at numeric
)`;

/** Digests of the migrations that made a file's tables, oldest first; none where it has no tables yet. */
export function appliedIn(db: BetterSqlite.Database): string[] {
  const isThere = db.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!isThere) return [];
  return db.prepare('select hash from __drizzle_migrations order by created_at').pluck().all() as string[];
}

/** A file of no bytes is what a broken copy or a full disk leaves. SQLite takes it for a new database, and we for a lost one. */
export function refuseEmptyFile(file: string) {
  if (existsSync(file) && statSync(file).size === 0)
    throw new OperatorError(
      `${file} 是空文件（0 字节）：数据不在里面；请恢复备份，或把它移走`,
      `${file} has no bytes: the data are not in it; restore a backup, or move it away`,
      EXIT.emptyFile,
    );
}

/** The same of a file that is not open yet. It is looked at and left as it is. */
export function appliedInFile(file: string): string[] {
  refuseEmptyFile(file);
  const db = new BetterSqlite(file, { fileMustExist: true });
  try {
    return appliedIn(db);
  } catch (error) {
    const code = error instanceof BetterSqlite.SqliteError ? error.code : '';
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(code)) throw error;
    throw new OperatorError(
      `${file} 不是数据库，或已经损坏：请恢复备份`,
      `${file} is no database, or a damaged one: restore a backup`,
      EXIT.damaged,
    );
  } finally {
    db.close();
  }
}

/**
 * Foreign keys are off while tables are rebuilt: with them on, dropping the old table deletes its children. Whether every row still has
 * its parent is asked before the commit, so that a migration that lost some leaves everything as it was; where nothing is to be
 * migrated it is not asked, because it reads every row there is.
 */
export function migrateSqlite(file: string, folder = migrationsFolder('sqlite')) {
  refuseEmptyFile(file);
  const db = new BetterSqlite(file);
  try {
    const pending = pendingAfter(appliedIn(db), folder);
    if (pending.length === 0) return;
    db.pragma('foreign_keys = OFF');
    db.exec('BEGIN IMMEDIATE');
    db.exec(LIST);
    const note = db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
    for (const { sql, hash, folderMillis } of pending) {
      for (const statement of sql) db.exec(statement);
      note.run(hash, folderMillis);
    }
    const orphans = db.pragma('foreign_key_check') as unknown[];
    if (orphans.length > 0) throw new Error(`the migration left ${orphans.length} rows without their parent`);
    db.exec('COMMIT');
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
    db.close();
  }
}
