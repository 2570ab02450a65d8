import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openFile } from '../../db/engine-sqlite.ts';
import { migrateSqlite } from '../../db/migrate-sqlite.ts';
import { openStore } from '../../db/open-store.ts';
import { OperatorError } from '../../db/operator-error.ts';
import { packageRoot } from '../../db/package-root.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { makeBackup } from '../../server/operator/backup/make-backup.ts';
import { restoreBackup, verifyBackup } from '../../server/operator/backup/restore-backup.ts';
import { everyReport } from '../../server/operator/every-report.ts';
import type { World } from '../support/world.ts';
import { emptyTarget, flipByte, HOUR, installation, newFolder, PHOTO, PHOTO_NAME, PHOTO_PATH, put } from './tools.ts';

const reportsIn = async (world: Pick<World, 'store'>, now: number) => (await everyReport(world.store, now)).digests;

/** Changes a manifest as somebody would who knows how it is made. */
function reseal(folder: string, change: (text: string) => string) {
  const file = join(folder, 'manifest.json');
  const text = change(readFileSync(file, 'utf8'));
  writeFileSync(file, text);
  const digest = createHash('sha256').update(text).digest('hex');
  writeFileSync(`${file}.sha256`, `${digest}  manifest.json\n`);
}

test('what was saved is restored: every table, every report, every photo is the same', async () => {
  const { world, save } = await installation();
  const before = await reportsIn(world, world.clock.now);
  expect(before.size).toBeGreaterThan(30);
  const { folder, manifest, damaged, missing, leftOut } = await save();
  expect({ damaged, missing, leftOut }).toEqual({ damaged: [], missing: [], leftOut: [] });
  expect(new Map(Object.entries(manifest.reports ?? {}))).toEqual(before);
  expect(manifest.tables.find(({ name }) => name === 'marks')?.rows).toBeGreaterThan(100);

  const target = await emptyTarget();
  const restored = await restoreBackup({ folder, ...target });
  expect(restored).toMatchObject({ changedTables: [], isMigrated: false, key: 'missing' });
  expect(restored.reports).toEqual({ compared: before.size, different: [] });
  expect(readFileSync(join(target.dataFolder, PHOTO_PATH))).toEqual(Buffer.from(PHOTO));
  expect(readdirSync(target.dataFolder).filter((name) => name.includes('part'))).toEqual([]);
  const store = await openStore(target.database);
  expect(await reportsIn({ store }, world.clock.now)).toEqual(before);
  await store.close();
});

test('a restore says so where a report is not what it was', async () => {
  const { save } = await installation();
  const { folder, manifest } = await save();
  // As if the program put one figure differently: what was recorded of a report is not what this program makes of the same rows.
  const [[name, digest] = ['', '']] = Object.entries(manifest.reports ?? {});
  reseal(folder, (text) => text.replace(digest, 'f'.repeat(64)));
  expect((await verifyBackup(folder)).reports.different).toEqual([name]);
});

test('the key is saved where asked for, and a restore says whose key lies there', async () => {
  const { dataFolder, save, world } = await installation();
  const [without, withKey] = [await save(), await save({ withKey: true, now: world.clock.now + HOUR })];
  expect(existsSync(join(without.folder, 'secret-key'))).toBe(false);
  expect(readFileSync(join(without.folder, 'manifest.json'), 'utf8')).not.toContain('kkkk');
  const key = async (folder: string, lying?: string) => {
    const target = await emptyTarget();
    if (lying !== undefined) put(target.dataFolder, 'secret-key', lying);
    const restored = await restoreBackup({ folder, ...target });
    const file = join(target.dataFolder, 'secret-key');
    return [restored.key, existsSync(file) && readFileSync(file, 'utf8')];
  };
  const ours = readFileSync(join(dataFolder, 'secret-key'), 'utf8');
  expect(await key(without.folder)).toEqual(['missing', false]);
  expect(await key(withKey.folder)).toEqual(['restored', ours]);
  expect(await key(without.folder, ours)).toEqual(['in place', ours]);
  expect(await key(withKey.folder, 'x'.repeat(43))).toEqual(['another', 'x'.repeat(43)]);
});

test('one byte that is not what was saved is refused with the name of its file, and nothing is left behind', async () => {
  const { save } = await installation();
  const { folder } = await save();
  for (const [path, said] of [
    ['chucai.db', 'chucai.db is not what was saved'],
    [PHOTO_PATH, `${PHOTO_PATH} is not what was saved`],
    ['manifest.json', 'manifest.json is not what was written'],
  ] as const) {
    flipByte(join(folder, path));
    const target = await emptyTarget();
    await expect(restoreBackup({ folder, ...target }), path).rejects.toThrow(said);
    expect(existsSync(target.dataFolder) ? readdirSync(target.dataFolder) : []).toEqual([]);
    flipByte(join(folder, path)); // back
  }
  rmSync(join(folder, PHOTO_PATH));
  await expect(verifyBackup(folder)).rejects.toThrow(`${PHOTO_PATH} is missing`);
});

test('rows that are not those that were saved are noticed even where the digest of the file was made to fit', async () => {
  const { save } = await installation();
  const { folder } = await save();
  const file = join(folder, 'chucai.db');
  const before = createHash('sha256').update(readFileSync(file)).digest('hex');
  const db = openFile(file);
  db.exec("update marks set level = 'A' where id = (select id from marks where level = 'B' limit 1)");
  db.close();
  const after = createHash('sha256').update(readFileSync(file)).digest('hex');
  reseal(folder, (text) => text.replace(before, after));
  await expect(verifyBackup(folder)).rejects.toThrow('table marks');
});

test('a target that holds anything is refused and left alone', async () => {
  const { save } = await installation();
  const { folder } = await save();
  const target = await emptyTarget();
  await restoreBackup({ folder, ...target });
  const store = await openStore(target.database);
  const rows = await store.read((q) => q.$count(q.tables.marks));
  await expect(restoreBackup({ folder, ...target })).rejects.toThrow('is not empty');
  await expect(restoreBackup({ folder, ...target, dataFolder: newFolder() })).rejects.toThrow(OperatorError);
  expect(await store.read((q) => q.$count(q.tables.marks))).toBe(rows);
  await store.close();
  const other = await emptyTarget();
  put(other.dataFolder, 'notes.txt', 'mine');
  await expect(restoreBackup({ folder, ...other })).rejects.toThrow('notes.txt');
  expect(readdirSync(other.dataFolder)).toEqual(['notes.txt']);
});

test('a backup of a newer program is refused, and the target left alone', async () => {
  const { save } = await installation();
  const { folder, manifest } = await save();
  reseal(folder, (text) => text.replace(manifest.migrations.at(-1) ?? '', 'e'.repeat(64)));
  const target = await emptyTarget();
  await expect(restoreBackup({ folder, ...target })).rejects.toThrow('newer or another program');
  expect(existsSync(target.dataFolder)).toBe(false);
});

test('a backup of an older program is saved without reports, and migrated when it is restored', async () => {
  const old = newFolder();
  const migrations = join(old, 'migrations');
  cpSync(join(packageRoot, 'db/migrations/sqlite'), migrations, { recursive: true });
  const journal = join(migrations, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: object[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
  const database = join(old, 'old.db');
  migrateSqlite(database, migrations);
  const db = openFile(database);
  db.exec("insert into areas values ('a1', 'a1', 'district', '/a1/', '南海区', 'Nanhai', 'd1')");
  db.close();
  const wanted = { database, dataFolder: old, to: newFolder(), version: '0.0.9', withKey: false };
  const { folder, manifest } = await makeBackup({ ...wanted, now: 1_700_000_000_000 });
  expect(manifest.reports).toBeNull();
  const target = await emptyTarget();
  expect(await restoreBackup({ folder, ...target })).toMatchObject({
    isMigrated: true,
    changedTables: [],
    reports: { compared: 0, different: [] },
  });
  const store = await openStore(target.database);
  const [area] = await store.read((q) => q.select().from(unsafeTables(q).areas));
  expect(area?.name).toBe('南海区');
  await store.close();
});

test('a damaged database is not saved over good backups, a damaged or lost photo is named', async () => {
  const { world, dataFolder, to, save } = await installation();
  flipByte(join(dataFolder, PHOTO_PATH), 0);
  const made = await save();
  expect(made.damaged).toEqual([PHOTO_PATH]);
  expect(made.missing).toEqual([]);
  const lost = 'b'.repeat(64);
  await world.store.write(async (tx) => {
    const { photos, activities } = unsafeTables(tx);
    const [at] = await tx.select().from(activities).limit(1);
    if (!at) throw new Error('no activity');
    const { schoolId, id: activityId, authorId } = at;
    const size = { width: 1, height: 1, bytes: 1, enteredAt: world.clock.now };
    const of = (id: string, digest: string, withdrawnAt: number | null) => ({
      schoolId,
      id,
      activityId,
      authorId,
      digest,
      ...size,
      withdrawnAt,
      withdrawnBy: null,
    });
    await tx.insert(photos).values([of('p1', PHOTO_NAME, null), of('p2', lost, null), of('p3', 'c'.repeat(64), 1)]);
  });
  expect((await save({ now: world.clock.now + 3 * HOUR })).missing).toEqual([lost]);
  put(dataFolder, 'left.txt', 'x');
  expect((await save({ now: world.clock.now + HOUR })).leftOut).toEqual(['left.txt']);
  await expect(save({ database: join(dataFolder, 'no.db'), now: world.clock.now + 2 * HOUR })).rejects.toThrow(
    'there is no database',
  );
  put(dataFolder, 'broken.db', 'this is no database at all');
  await expect(save({ database: join(dataFolder, 'broken.db'), now: world.clock.now + 2 * HOUR })).rejects.toThrow();
  expect(readdirSync(to)).toHaveLength(3);
});

test('somebody whose grant has ended does not stop a backup', async () => {
  const { world, save } = await installation();
  await world.store.write(async (tx) => {
    const { grants } = unsafeTables(tx);
    await tx.update(grants).set({ endsOn: '2026-10-01' }).where(eq(grants.role, 'principal'));
  });
  const { manifest, folder } = await save();
  expect(Object.keys(manifest.reports ?? {}).some((name) => name.startsWith('read-school-report'))).toBe(true);
  expect((await verifyBackup(folder)).reports.different).toEqual([]);
});
