import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type FileSum, faultsIn, migrationsKnown, sumsIn } from '../../../db/backup/sqlite-file.ts';
import { LOCK } from '../../../db/lock.ts';
import { move } from '../../../db/move/move.ts';
import { isPostgres, migrate } from '../../../db/open-store.ts';
import { OperatorError } from '../../../db/operator-error.ts';
import { HEADS, OLDER } from '../../history/heads-file.ts';
import { KEY } from '../../secrets/key-file.ts';
import { copySynced, sayFile, sync, syncFolders } from './files.ts';
import { keyOf, reportsOf } from './make-backup.ts';
import { DATABASE, type Manifest, PART, PHOTOS, readManifest } from './manifest.ts';
import { unsealBackup } from './sealed-files.ts';
import { UNSEALED } from './take-in.ts';

export type RestoreWanted = {
  /** The backup's folder. */
  readonly folder: string;
  /** Where everything goes: both must be empty; only a secret key may lie there already. */
  readonly dataFolder: string;
  readonly database: string;
  /** Where the private key is, for a backup that is sealed. */
  readonly identityFile?: string | undefined;
  readonly progress?: (step: string) => void;
};

export type Restored = {
  readonly manifest: Manifest;
  /** Tables whose rows the migrations to this program changed; without migrations any difference is an error. */
  readonly changedTables: readonly string[];
  readonly isMigrated: boolean;
  readonly reports: { readonly compared: number; readonly different: readonly string[] };
  readonly key: 'restored' | 'in place' | 'missing' | 'another' | 'never was';
};

/**
 * Puts a backup back, all or nothing: everything is checked before anything gets its name. Throws OperatorError where the backup is
 * damaged (with the file), newer than this program, or where the target holds anything.
 */
export async function restoreBackup(wanted: RestoreWanted): Promise<Restored> {
  const { dataFolder, database, progress = () => undefined } = wanted;
  const manifest = readManifest(wanted.folder);
  const isMigrated = needsMigration(manifest);
  refuseFilled(wanted);
  const key = keyAfter(manifest, dataFolder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const [staged, photos, unsealed] = [stagedAt(wanted), join(dataFolder, PHOTOS + PART), join(dataFolder, UNSEALED)];
  const clear = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(staged + end, { force: true });
    for (const one of [photos, unsealed]) rmSync(one, { recursive: true, force: true });
  };
  clear();
  try {
    progress('checks');
    const folder = manifest.sealedTo === undefined ? wanted.folder : unsealed;
    if (folder === unsealed) await unsealBackup(manifest, { ...wanted, into: unsealed });
    await copyChecked(manifest, folder, { [DATABASE]: staged, [`${PHOTOS}/`]: photos });
    const changedTables = await checkTables(manifest, staged, isMigrated);
    progress('reports');
    const before = Object.entries(manifest.reports ?? {});
    const looked = new Set(before.map(([name]) => name));
    let after = await reportsOf(staged, manifest.now, looked);
    if (isPostgres(database)) {
      progress('PostgreSQL');
      await move(staged, database);
      after = await reportsOf(database, manifest.now, looked);
      rmSync(staged);
    } else {
      sync(staged);
      renameSync(staged, database);
      sync(dirname(database));
    }
    if (existsSync(photos)) renameSync(photos, join(dataFolder, PHOTOS));
    if (key === 'restored') copySynced(join(folder, KEY), join(dataFolder, KEY));
    rmSync(unsealed, { recursive: true, force: true });
    sync(dataFolder);
    const different = before.filter(([name, digest]) => after.digests.get(name) !== digest).map(([name]) => name);
    return { manifest, changedTables, isMigrated, reports: { compared: before.length, different }, key };
  } catch (error) {
    clear();
    throw error;
  }
}

type Trial = Pick<RestoreWanted, 'identityFile' | 'progress'> & {
  /** What else is to be seen of the restored database, before it is deleted. */
  readonly look?: (database: string) => Promise<void>;
};

/** Restores into a folder that is there for that alone, and deletes it. The machine's temporary folder must have the room (TMPDIR). */
export async function verifyBackup(folder: string, { identityFile, progress, look }: Trial = {}): Promise<Restored> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'chucai-verify-'));
  try {
    const database = join(dataFolder, DATABASE);
    const restored = await restoreBackup({
      folder,
      dataFolder,
      database,
      identityFile,
      ...(progress ? { progress } : {}),
    });
    await look?.(database);
    return restored;
  } finally {
    rmSync(dataFolder, { recursive: true });
  }
}

/** Whether the backup's tables are older than this program's. */
function needsMigration({ migrations, version }: Manifest): boolean {
  const known = migrationsKnown();
  if (migrations.some((hash, index) => hash !== known[index])) {
    throw new OperatorError(
      `备份是更新的或别的程序做的：请装 ${version} 或更新的版本`,
      `the backup was made by a newer or another program: install version ${version} or later`,
    );
  }
  return migrations.length < known.length;
}

const stagedAt = ({ database, dataFolder }: RestoreWanted) =>
  isPostgres(database) ? join(dataFolder, `restore.db${PART}`) : database + PART;

function refuseFilled(wanted: RestoreWanted) {
  const { dataFolder, database } = wanted;
  const ours = [
    KEY,
    LOCK,
    UNSEALED,
    // What was exported is no part of a backup, and says afterwards how old it was.
    HEADS,
    HEADS + OLDER,
    PHOTOS + PART,
    'lost+found',
    ...['', '-wal', '-shm'].map((end) => basename(stagedAt(wanted)) + end),
  ];
  const there = existsSync(dataFolder) ? readdirSync(dataFolder).filter((name) => !ours.includes(name)) : [];
  if (there.length > 0)
    throw new OperatorError(
      `${dataFolder} 不是空的：${there.join('、')}`,
      `${dataFolder} is not empty: ${there.join(', ')}`,
    );
  const files = isPostgres(database) ? [] : [database, `${database}-wal`].filter((file) => existsSync(file));
  if (files.length > 0)
    throw new OperatorError(`${files.join('、')} 已经在那里了`, `${files.join(', ')} is there already`);
}

function keyAfter(manifest: Manifest, dataFolder: string): Restored['key'] {
  const [has, there] = [manifest.files.some((one) => one.path === KEY), keyOf(dataFolder)];
  if (there !== undefined) return there === manifest.keyPrint ? 'in place' : 'another';
  if (manifest.keyPrint === null) return 'never was';
  return has ? 'restored' : 'missing';
}

/** Every file of the manifest is read once, compared, and copied to where the beginning of its path says. The key has its place later. */
async function copyChecked(manifest: Manifest, folder: string, places: Readonly<Record<string, string>>) {
  const damaged: string[] = [];
  for (const said of manifest.files) {
    const file = join(folder, said.path);
    if (!existsSync(file)) damaged.push(`${said.path} is missing`);
    else if ((await sayFile(folder, said.path)).sha256 !== said.sha256)
      damaged.push(`${said.path} is not what was saved`);
  }
  if (damaged.length > 0)
    throw new OperatorError(`备份损坏：\n${damaged.join('\n')}`, `the backup is damaged:\n${damaged.join('\n')}`);
  for (const { path } of manifest.files) {
    for (const [start, place] of Object.entries(places)) {
      if (path === start) copySynced(join(folder, path), place);
      else if (start.endsWith('/') && path.startsWith(start))
        copySynced(join(folder, path), join(place, path.slice(start.length)));
    }
  }
  for (const place of Object.values(places)) if (place.endsWith(PHOTOS + PART) && existsSync(place)) syncFolders(place);
}

/** The rows as they were saved; then, where the program is newer, its migrations, and what they changed. */
async function checkTables(manifest: Manifest, file: string, isMigrated: boolean): Promise<string[]> {
  const faults = faultsIn(file);
  const different = differences(manifest.tables, sumsIn(file));
  if (faults.length > 0 || different.length > 0) {
    const damage = [...faults, ...different.map((name) => `table ${name}`)].join('\n');
    throw new OperatorError(`备份损坏：\n${damage}`, `the backup is damaged:\n${damage}`);
  }
  if (!isMigrated) return [];
  await migrate(file);
  return differences(manifest.tables, sumsIn(file, manifest.tables));
}

function differences(saved: readonly FileSum[], found: readonly FileSum[]): string[] {
  const of = new Map(found.map((one) => [one.name, one]));
  return saved.flatMap(({ name, rows, digest }) => {
    const there = of.get(name);
    return there?.rows === rows && there.digest === digest ? [] : name;
  });
}
