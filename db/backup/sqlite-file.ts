import { createHash } from 'node:crypto';
import { migrationsFolder, pendingAfter } from '../applied.ts';
import { openFile } from '../engine-sqlite.ts';
import { appliedIn } from '../migrate-sqlite.ts';

/** A table of a file: how many rows, and a SHA-256 (hex) of these columns of all of them in key order. */
export type FileSum = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly digest: string;
};

/** drizzle's own table: restoring into a newer program adds rows to it, and PostgreSQL numbers its own. */
const NOT_OURS = /^(sqlite_|__drizzle)/;
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * A compact copy of a database that others read and write meanwhile, as it stood at one moment. The backup API would begin anew with
 * every write of another connection and never end; a copy of the file would miss what is in the WAL. `to` must not be there yet.
 */
export function vacuumInto(file: string, to: string) {
  const db = openFile(file);
  try {
    db.prepare('vacuum into ?').run(to);
  } finally {
    db.close();
  }
}

/** What SQLite finds wrong with a file, in its own words; empty where nothing is. */
export function faultsIn(file: string): string[] {
  const db = openFile(file);
  try {
    const pages = db.prepare('pragma integrity_check').pluck().all() as string[];
    const orphans = db.pragma('foreign_key_check') as { table: string; parent: string }[];
    return [
      ...pages.filter((line) => line !== 'ok'),
      ...orphans.map(({ table, parent }) => `a row of ${table} has lost its row of ${parent}`),
    ];
  } finally {
    db.close();
  }
}

/**
 * Every table of ours with its rows. It looks at the file and not at the schema of this program, so a file of an older program has
 * sums too. Where `of` is given: those tables, and of each the columns named there; a table or column that is gone is left out.
 */
export function sumsIn(file: string, of?: readonly Pick<FileSum, 'name' | 'columns'>[]): FileSum[] {
  const db = openFile(file);
  try {
    const all = db
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all() as string[];
    return all.flatMap((name) => {
      const wanted = of?.find((one) => one.name === name);
      if (NOT_OURS.test(name) || (of && !wanted)) return [];
      const info = db.pragma(`table_info(${quoted(name)})`) as { name: string; pk: number }[];
      const columns = info.map((one) => one.name).filter((one) => !wanted || wanted.columns.includes(one));
      const key = info.filter((one) => one.pk > 0).sort((a, b) => a.pk - b.pk);
      const list = (names: readonly string[]) => names.map(quoted).join(', ');
      const order = list(key.map((one) => one.name));
      const hash = createHash('sha256');
      let rows = 0;
      for (const row of db
        .prepare(`select ${list(columns)} from ${quoted(name)} order by ${order}`)
        .raw()
        .iterate()) {
        hash.update(`${JSON.stringify(row)}\n`);
        rows += 1;
      }
      return { name, columns, rows, digest: hash.digest('hex') };
    });
  } finally {
    db.close();
  }
}

/** Digests of the migrations that made a file's tables, oldest first. */
export function migrationsIn(file: string): string[] {
  const db = openFile(file);
  try {
    return appliedIn(db);
  } finally {
    db.close();
  }
}

/** Those this program knows, oldest first. */
export function migrationsKnown(): string[] {
  return pendingAfter([], migrationsFolder('sqlite')).map((one) => one.hash);
}

const WITH_PHOTOS = ['photos', 'contribution_photos'] as const;

/** The digests of photos that stand, of records and of what families add; none of tables that the file is older than. */
export function photosNamedIn(file: string): string[] {
  const db = openFile(file);
  try {
    const tables = db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    const named = WITH_PHOTOS.filter((name) => tables.includes(name)).flatMap(
      (name) => db.prepare(`select digest from ${name} where withdrawn_at is null`).pluck().all() as string[],
    );
    return [...new Set(named)];
  } finally {
    db.close();
  }
}
