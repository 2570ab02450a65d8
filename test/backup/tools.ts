import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { inject } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

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

type Told = { readonly database: string; readonly dataFolder: string };

/** npm run backup, as a process of its own. */
export function startBackup({ database, dataFolder }: Told, words: readonly string[]) {
  const isServer = database.startsWith('postgres');
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts/backup.ts'), ...words], {
    cwd: root,
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
