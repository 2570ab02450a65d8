import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { copyStore } from '../../../db/backup/copy-store.ts';
import {
  faultsIn,
  migrationsIn,
  migrationsKnown,
  photosNamedIn,
  sumsIn,
  vacuumInto,
} from '../../../db/backup/sqlite-file.ts';
import { LOCK } from '../../../db/lock.ts';
import { isPostgres, openStore } from '../../../db/open-store.ts';
import { OperatorError } from '../../../db/operator-error.ts';
import { HEADS, OLDER } from '../../history/heads-file.ts';
import { KEY, printOf, readKey } from '../../secrets/key-file.ts';
import { everyReport, type Reports, type Wanted } from '../every-report.ts';
import { type FileSaid, filesBelow, sync, syncFolders } from './files.ts';
import { backupsIn, clockJump } from './kept-backups.ts';
import { BEFORE_UPGRADE, DATABASE, type Manifest, PART, PHOTOS, writeManifest } from './manifest.ts';
import { type TakesIn, takingInto, UNSEALED } from './take-in.ts';

export type BackupWanted = {
  /** A file's path, or a postgres: address. */
  readonly database: string;
  readonly dataFolder: string;
  /** The folder that gets one folder for each backup. */
  readonly to: string;
  /** Epoch milliseconds: is in the backup's name, and is the moment its reports are asked for. */
  readonly now: number;
  readonly version: string;
  readonly withKey: boolean;
  /** Every report is looked at, and not a sample. */
  readonly everyReport?: boolean;
  /** Photos are the same files under second names, and no copies: on the disk that they lie on already. */
  readonly linksPhotos?: boolean;
  /** The public key (age1…) to which everything is sealed, where there is one. */
  readonly recipient?: string | undefined;
  readonly progress?: (step: string) => void;
};

export type Made = {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Photos whose content is not what their name says: they were damaged before they were saved. */
  readonly damaged: readonly string[];
  /** Digests of photos that records name and the data folder does not have. */
  readonly missing: readonly string[];
  /** What else lies in the data folder and was not saved. */
  readonly leftOut: readonly string[];
  /** The clock against that of the backup before. */
  readonly jump: ReturnType<typeof clockJump>;
};

/** chucai-000012-2026-11-10-120000: its number, and the clock of Shanghai. The order of the names is the order in which they were made. */
const nameOf = (sequence: number, now: number) =>
  `chucai-${String(sequence).padStart(6, '0')}-${new Date(now + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}`;

/**
 * Saves everything of an installation while the service runs and writes, checks what was saved, and gives the folder its name when
 * it is whole and on the disk. Until then it is called .part, has no manifest, and no restore takes it. Throws OperatorError where
 * there is nothing to save, or where what is there is damaged: a copy of that would take the place of a good one.
 */
export async function makeBackup(wanted: BackupWanted): Promise<Made> {
  const { database, to, now } = wanted;
  if (!isPostgres(database) && !existsSync(database))
    throw new OperatorError(`${database} 没有数据库`, `there is no database at ${database}`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  removeUnfinished(to, now);
  const [before] = backupsIn(to);
  const sequence = (before?.manifest.sequence ?? 0) + 1;
  const folder = join(to, nameOf(sequence, now));
  const part = folder + PART;
  if (existsSync(folder) || existsSync(part))
    throw new OperatorError(`${folder} 已经在那里了`, `${folder} is there already`);
  mkdirSync(part, { mode: 0o700 });
  const takes = takingInto(part, wanted);
  try {
    const made = await fill(part, takes, sequence, wanted);
    syncFolders(part);
    renameSync(part, folder);
    sync(to);
    return { ...made, folder, jump: clockJump(before?.manifest, now) };
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  } finally {
    takes.clear();
  }
}

/** A backup that was killed leaves its folder behind; one that still runs is younger than a day. */
function removeUnfinished(to: string, now: number) {
  for (const name of readdirSync(to)) {
    const folder = join(to, name);
    if (!/^chucai-[\d-]+\.part$/.test(name) || now - statSync(folder).mtimeMs < 24 * 3_600_000) continue;
    rmSync(folder, { recursive: true });
  }
}

type Filled = Omit<Made, 'folder' | 'jump'>;

async function fill(part: string, { work, take }: TakesIn, sequence: number, wanted: BackupWanted): Promise<Filled> {
  const { database, dataFolder, now, version, withKey, progress = () => undefined } = wanted;
  const file = join(work, DATABASE);
  progress('database');
  if (isPostgres(database)) await copyStore(database, file, progress);
  else vacuumInto(database, file);
  chmodSync(file, 0o600);
  progress('checks');
  const faults = faultsIn(file);
  if (faults.length > 0)
    throw new OperatorError(
      `数据库损坏：\n${faults.slice(0, 10).join('\n')}`,
      `the database is damaged:\n${faults.slice(0, 10).join('\n')}`,
    );
  const migrations = migrationsIn(file);
  const tables = sumsIn(file);
  const isCurrent = JSON.stringify(migrations) === JSON.stringify(migrationsKnown());
  progress('reports');
  const looked = isCurrent ? await reportsOf(file, now, wanted.everyReport ? 'all' : 'sample') : undefined;
  const reports = looked ? Object.fromEntries(looked.digests) : null;
  const named = photosNamedIn(file);
  sync(file);
  progress('photos');
  const photos = await takePhotos(dataFolder, take);
  const key = keyOf(dataFolder);
  if (withKey && !key)
    throw new OperatorError(`${join(dataFolder, KEY)} 没有密钥`, `there is no key at ${join(dataFolder, KEY)}`);
  const files = [
    await take(file, DATABASE),
    ...photos.files,
    ...(withKey ? [await take(join(dataFolder, KEY), KEY)] : []),
  ];
  const engine = isPostgres(database) ? 'postgres' : 'sqlite';
  const has = new Set(photos.files.map((one) => nameless(one.path)));
  const { damaged } = photos;
  const missing = named.filter((digest) => !has.has(nameless(digest)));
  const manifest: Manifest = {
    ...{ format: 1, sequence, faults: damaged.length + missing.length, version, now, engine, migrations, tables },
    ...{ reports, ...(looked ? { reportsOf: looked.of } : {}), files, keyPrint: key ?? null },
    ...(wanted.recipient === undefined ? {} : { sealedTo: wanted.recipient }),
  };
  writeManifest(part, manifest);
  return { manifest, damaged, missing, leftOut: leftOut(wanted) };
}

export async function reportsOf(where: string, now: number, which: Wanted): Promise<Reports> {
  const store = await openStore(where);
  try {
    return await everyReport(store, now, which);
  } finally {
    await store.close();
  }
}

const nameless = (path: string) => basename(path).replace(/\..*$/, '');

/** A photo is named by the digest of its content and never changes, so what is copied after the snapshot is what the snapshot names. */
async function takePhotos(dataFolder: string, take: TakesIn['take']) {
  const files: FileSaid[] = [];
  const damaged: string[] = [];
  for (const path of filesBelow(join(dataFolder, PHOTOS))) {
    const inside = `${PHOTOS}/${path}`;
    const said = await unlessGone(join(dataFolder, inside), (from) => take(from, inside));
    if (!said) continue;
    files.push(said);
    if (/^[0-9a-f]{64}$/.test(nameless(path)) && nameless(path) !== said.sha256) damaged.push(inside);
  }
  return { files, damaged };
}

/** Between the list and the copy a photo may have been erased, as a family may ask. */
async function unlessGone<T>(from: string, work: (from: string) => Promise<T>): Promise<T | undefined> {
  try {
    return await work(from);
  } catch (error) {
    if (existsSync(from)) throw error;
    return undefined;
  }
}

/** The print of the key that lies there. Undefined where there is none; making one is not a backup's business. */
export function keyOf(dataFolder: string): string | undefined {
  const key = readKey(join(dataFolder, KEY));
  return key && printOf(key);
}

function leftOut({ dataFolder, database, to }: BackupWanted): string[] {
  if (!existsSync(dataFolder)) return [];
  const known = [
    KEY,
    PHOTOS,
    LOCK,
    BEFORE_UPGRADE,
    UNSEALED,
    basename(to),
    HEADS,
    HEADS + OLDER,
    ...['', '-wal', '-shm'].map((end) => basename(database) + end),
  ];
  return readdirSync(dataFolder).filter((name) => !known.includes(name));
}
