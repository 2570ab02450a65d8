import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isPostgres, openStore } from '../../db/open-store.ts';
import { openInstallation } from '../../server/operator/installation.ts';
import { emptyTarget } from '../backup/tools.ts';

const modeOf = (file: string) => statSync(file).mode & 0o777;

test('key, database and what lies beside it are the owner’s alone, started with an open mask and left open by an older program', async () => {
  const mask = process.umask(0);
  onTestFinished(() => void process.umask(mask));
  const installation = await emptyTarget();
  const { database, dataFolder } = installation;
  await openInstallation(installation);
  const files = [join(dataFolder, 'secret-key'), ...(isPostgres(database) ? [] : [database])];
  expect(files.map(modeOf)).toEqual(files.map(() => 0o600));

  const photos = join(dataFolder, 'photos');
  mkdirSync(photos, { recursive: true });
  chmodSync(photos, 0o755);
  for (const file of files) chmodSync(file, 0o644);
  await openInstallation(installation);
  expect(files.map(modeOf)).toEqual(files.map(() => 0o600));
  expect(modeOf(photos)).toBe(0o700);

  const store = await openStore(database);
  onTestFinished(() => store.close());
  const beside = isPostgres(database) ? [] : [`${database}-wal`, `${database}-shm`];
  expect(beside.map(modeOf)).toEqual(beside.map(() => 0o600));
});
