import { join } from 'node:path';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { EXIT, OperatorError } from './operator-error.ts';
import { packageRoot } from './package-root.ts';

export const migrationsFolder = (engine: 'sqlite' | 'postgres') => join(packageRoot, 'db/migrations', engine);

/** What a program would still do to tables on which these migrations (their digests, oldest first) were run. */
export function pendingAfter(applied: readonly string[], folder: string): MigrationMeta[] {
  const known = readMigrationFiles({ migrationsFolder: folder });
  const isKnown = applied.every((hash, index) => hash === known[index]?.hash);
  if (!isKnown)
    throw new OperatorError(
      `数据库的结构（第 ${applied.length} 版）不是本程序（第 ${known.length} 版）认得的：它是更新的程序留下的，请装回那个版本；数据没有动过`,
      `the tables (schema ${applied.length}) are not known to this program (schema ${known.length}): a newer one made them, so install that one; nothing was touched`,
      EXIT.newerSchema,
    );
  return known.slice(applied.length);
}
