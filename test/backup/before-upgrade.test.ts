import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFile } from '../../db/engine-sqlite.ts';
import { migrateSqlite } from '../../db/migrate-sqlite.ts';
import { standingOf } from '../../db/open-store.ts';
import { packageRoot } from '../../db/package-root.ts';
import { backupsIn } from '../../server/operator/backup/kept-backups.ts';
import { restoreBackup } from '../../server/operator/backup/restore-backup.ts';
import { openInstallation } from '../../server/operator/installation.ts';
import { newKey, writeKey } from '../../server/secrets/key-file.ts';
import { newFolder, PHOTO, PHOTO_PATH, put } from './tools.ts';

/** An installation as a program of `migrations` migrations left it, with an area and a photo in it. */
function olderBy(migrations: number) {
  const dataFolder = newFolder();
  const database = join(dataFolder, 'chucai.db');
  const folder = join(dataFolder, '..', `${migrations}-migrations`);
  cpSync(join(packageRoot, 'db/migrations/sqlite'), folder, { recursive: true });
  const journal = join(folder, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: object[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, migrations) }));
  mkdirSync(dataFolder);
  migrateSqlite(database, folder);
  const db = openFile(database);
  db.exec("insert into areas values ('a1', 'a1', 'district', '/a1/', '南海区', 'Nanhai', 'd1')");
  db.close();
  writeKey(join(dataFolder, 'secret-key'), newKey());
  put(dataFolder, PHOTO_PATH, PHOTO);
  return { dataFolder, database };
}

test('before tables are migrated everything is saved, and the program before can be gone back to', async () => {
  const older = olderBy(3);
  const lines: object[] = [];
  await openInstallation(older, (line) => lines.push(line));
  expect(await standingOf(older.database)).toMatchObject({ pending: 0 });
  const [saved, ...others] = backupsIn(join(older.dataFolder, 'before-upgrade'));
  expect([others, lines]).toEqual([[], [expect.objectContaining({ backup: saved?.folder })]]);
  expect(saved?.manifest.migrations).toHaveLength(3);
  // The same file, and no room taken for it.
  expect(statSync(join(saved?.folder ?? '', PHOTO_PATH)).ino).toBe(statSync(join(older.dataFolder, PHOTO_PATH)).ino);
  const target = { dataFolder: newFolder(), database: join(newFolder(), 'chucai.db') };
  mkdirSync(join(target.database, '..'));
  const restored = await restoreBackup({ folder: saved?.folder ?? '', ...target });
  expect(restored).toMatchObject({ isMigrated: true, changedTables: [] });

  // Nothing to migrate, nothing to save.
  await openInstallation(older);
  expect(readdirSync(join(older.dataFolder, 'before-upgrade'))).toHaveLength(1);
});

test('where it cannot be saved nothing is migrated', async () => {
  const older = olderBy(4);
  // As on a full disk: the folder cannot be made.
  put(older.dataFolder, 'before-upgrade', 'a file is in the way');
  const before = readFileSync(older.database);
  await expect(openInstallation(older)).rejects.toMatchObject({ exitCode: 17 });
  expect(await standingOf(older.database)).toMatchObject({ applied: 4 });
  expect(readFileSync(older.database)).toEqual(before);
  expect(existsSync(join(older.dataFolder, 'before-upgrade'))).toBe(true);
});
