import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOCK } from '../../db/lock.ts';
import { isPostgres } from '../../db/open-store.ts';
import { KEY } from '../secrets/key-file.ts';

/** What SQLite keeps beside a database's file. */
const BESIDE = ['', '-wal', '-shm', '-journal', '-lock'];

/**
 * Whatever an installation keeps is read by the account that runs it and by nobody else on the machine, however it was started: from
 * now on files are made so, and those that an older program or a terminal with an open mask made are closed. decision 058.
 */
export function keepToOwner({ database, dataFolder }: { readonly database: string; readonly dataFolder: string }) {
  process.umask(0o077);
  const files = [join(dataFolder, KEY), join(dataFolder, LOCK)];
  if (!isPostgres(database)) files.push(...BESIDE.map((end) => `${database}${end}`));
  for (const file of files) if (existsSync(file)) chmodSync(file, 0o600);
  const photos = join(dataFolder, 'photos');
  if (existsSync(photos)) chmodSync(photos, 0o700);
}
