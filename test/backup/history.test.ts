import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openFile } from '../../db/engine-sqlite.ts';
import { selectHeads } from '../../db/history/lanes.ts';
import { verifyHistory } from '../../db/history/verify.ts';
import { isPostgres, openStore } from '../../db/open-store.ts';
import { appendHeads, HEADS, readHeads } from '../../server/history/heads-file.ts';
import { makeBackup } from '../../server/operator/backup/make-backup.ts';
import { restoreBackup } from '../../server/operator/backup/restore-backup.ts';
import { openInstallation } from '../../server/operator/installation.ts';
import { noteCommand } from '../../server/operator/note-command.ts';
import { chainKeyFrom, writeKey } from '../../server/secrets/key-file.ts';
import { sharedProgram } from '../release/unpacked.ts';
import { add } from '../support/history.ts';
import { emptyTarget, newFolder } from './tools.ts';

const NOW = Date.UTC(2026, 10, 10);

/** An installation with some history, saved, and gone on from; each time it was said where it ends. */
async function saved() {
  const here = await emptyTarget();
  const key = await openInstallation(here);
  const chainKey = chainKeyFrom(key);
  const heads = join(here.dataFolder, HEADS);
  const store = await openStore(here.database, { chainKey });
  const say = async (at: number) => appendHeads(heads, chainKey, at, await store.read((q) => selectHeads(q, 0)));
  await add(store, 0, 10);
  await say(NOW);
  const wanted = { ...here, to: newFolder(), version: '0.1.0', withKey: false };
  const backup = await makeBackup({ ...wanted, now: NOW });
  await add(store, 10, 14);
  await say(NOW + 60_000);
  await store.close();
  return { here, key, chainKey, heads, backup };
}

async function run(at: { dataFolder: string; database: string }, ...words: string[]) {
  const { command } = await sharedProgram();
  const DATABASE_URL = isPostgres(at.database) ? at.database : `file:${at.database}`;
  const env = { LANG: 'en_GB.UTF-8', DATA_DIR: at.dataFolder, DATABASE_URL };
  const done = promisify(execFile)(process.execPath, [command('audit-verify'), ...words], { env });
  return await done.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
  );
}

test('a backup holds its history, on either engine, and is known as older by what was exported since', async () => {
  const { here, key, chainKey, heads, backup } = await saved();
  expect(
    backup.manifest.files.map(({ path }) => path),
    'what was exported is no part of it',
  ).not.toContain(HEADS);
  expect(backup.leftOut).toEqual([]);
  const again = await emptyTarget();
  writeKey(join(again.dataFolder, 'secret-key'), key);
  await restoreBackup({ ...again, folder: backup.folder });
  expect(await noteCommand(again, { at: NOW, command: 'restore', object: 'backup' })).toBe(true);
  const store = await openStore(again.database);
  const check = (exported: string) =>
    store.read((q) => verifyHistory(q, chainKey, readHeads(exported, chainKey)?.heads ?? []));
  expect(await check('/nowhere')).toEqual({ rows: 21, before: 0, lanes: 2, otherKeys: 0, heads: 0 });
  // The audits went on by one row, the accesses are as they were.
  expect((await check(heads)).fault).toEqual({ wrong: 'older', table: 'audits', lane: 0, seq: 14, at: NOW + 60_000 });
  await store.close();

  expect(await run(here)).toEqual({
    code: 0,
    said: expect.stringMatching(/^28 rows in 2 lanes.*\n.*4 exported heads\nheld\n$/),
  });
  expect(await run(again, '--heads', heads)).toEqual({
    code: 1,
    said: expect.stringMatching(
      /wrong: the database is older.*\n {2}table=audits {2}lane=0 {2}seq=14 {2}exported at 2026-11-10T00:01/,
    ),
  });
  expect((await run(again)).said).toContain('nothing was exported');
  if (isPostgres(here.database)) return;
  const db = openFile(here.database);
  db.exec("drop trigger accesses_no_update; update accesses set person_id = 'x' where seq = 3");
  db.close();
  expect(await run(here)).toEqual({
    code: 1,
    said: expect.stringMatching(
      /wrong: this row is not what was written.*\n {2}table=accesses {2}id=row-0002 {2}lane=0 {2}seq=3/,
    ),
  });
});

test('without its key, or with another, nothing is said to have held, and nothing is noted', async () => {
  const { backup } = await saved();
  const there = await emptyTarget();
  await restoreBackup({ ...there, folder: backup.folder });
  expect(await noteCommand(there, { at: NOW, command: 'restore', object: 'backup' })).toBe(false);
  expect(await run(there)).toEqual({ code: 10, said: expect.stringContaining('nothing can be verified without it') });
  writeKey(join(there.dataFolder, 'secret-key'), new Uint8Array(32).fill(9));
  expect(await noteCommand(there, { at: NOW, command: 'restore', object: 'backup' })).toBe(false);
  expect(await run(there)).toEqual({
    code: 1,
    said: expect.stringContaining('wrong: it was not written with the key'),
  });
});
