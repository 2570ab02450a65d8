import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { makeBackup } from '../../server/operator/backup/make-backup.ts';
import { sharedProgram } from '../release/unpacked.ts';
import { activityFor } from '../support/activities.ts';
import { KEY_FILE } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

/** A folder that is not there yet and goes when the run ends. */
export const newFolder = () => join(inject('folder'), randomUUID());

/** An empty target on the engine this run is about: the data folder and the database in it, or on the server. */
export async function emptyTarget(): Promise<{ dataFolder: string; database: string }> {
  const dataFolder = newFolder();
  const address = inject('postgres');
  if (!address) return { dataFolder, database: join(dataFolder, 'chucai.db') };
  const name = `restored_${Math.random().toString(36).slice(2)}`;
  const client = new pg.Client(`${address}/postgres`);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return { dataFolder, database: `${address}/${name}` };
}

export function put(folder: string, path: string, content: string | Uint8Array, mode = 0o600) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode });
}

export const HOUR = 3_600_000;
export const PHOTO = new TextEncoder().encode('not really a photo');
export const PHOTO_NAME = createHash('sha256').update(PHOTO).digest('hex');
export const PHOTO_PATH = `photos/${PHOTO_NAME.slice(0, 2)}/${PHOTO_NAME}.webp`;

/** An installation with evidence, a key and one photo, and what saving it takes. */
export async function installation() {
  const world = await openWorld({ hasEvidence: true, pupilsInClass: 2 });
  // The last activity is still in the WAL alone: a copy of the file would be without it.
  const { classId, pupils } = world.place(1, 1, 2);
  await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body: activityFor(pupils) });
  const dataFolder = newFolder();
  put(dataFolder, 'secret-key', KEY_FILE);
  put(dataFolder, PHOTO_PATH, PHOTO);
  const wanted = {
    database: world.where,
    dataFolder,
    to: newFolder(),
    version: '0.1.0',
    withKey: false,
    everyReport: true,
  };
  const save = (more: Partial<Parameters<typeof makeBackup>[0]> = {}) =>
    makeBackup({ ...wanted, now: world.clock.now, ...more });
  return { world, dataFolder, to: wanted.to, save };
}

export function flipByte(file: string, at = Math.floor(readFileSync(file).length / 2)) {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

type Told = { readonly database: string; readonly dataFolder: string };

/** The command that saves, as it is in the archive, in a process of its own. */
export async function startBackup({ database, dataFolder }: Told, words: readonly string[]) {
  const isServer = database.startsWith('postgres');
  const { command } = await sharedProgram();
  const child = spawn(process.execPath, [command('backup'), ...words], {
    // What it is at is listened for in its English words.
    env: { LANG: 'en_GB.UTF-8', DATA_DIR: dataFolder, DATABASE_URL: isServer ? database : `file:${database}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  child.stderr.on('data', (part) => (said += String(part)));
  const ended = new Promise<{ code: number | null; signal: string | null; said: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, said }));
  });
  return { child, ended, said: () => said };
}
