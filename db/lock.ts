import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { EXIT, OperatorError } from './operator-error.ts';

/** The name of the data folder's lock. */
export const LOCK = 'lock';

/**
 * Holds a file for this process: a second one is refused, and whoever is killed holds it no longer, because the system takes its locks
 * back. Node has no lock of its own; SQLite has, on every system. The file stays where it is: taken away at the end, it could be
 * taken away from under the next.
 */
export function holdLock(file: string): { release(): void } {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new BetterSqlite(file, { timeout: 0 });
  try {
    // Nothing is ever written: neither into it nor beside it.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!(error instanceof BetterSqlite.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    throw new OperatorError(
      `${dirname(file)} 已经有一个出彩在用：先停掉那一个，或换一个 DATA_DIR`,
      `another Chucai runs on ${dirname(file)}: stop that one first, or set another DATA_DIR`,
      EXIT.running,
    );
  }
  return { release: () => db.close() };
}
