import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { isPostgres } from '../../db/open-store.ts';
import { sharedProgram } from '../release/unpacked.ts';
import { openFiling } from '../support/archives.ts';
import { withoutTriggers } from '../support/history.ts';

test('verify says of every report that it is what was filed, and of which it is not and why', async () => {
  const world = await openFiling();
  const { where, store, file, list } = world;
  await file();
  const [filed] = await list();
  const { archiveId = '' } = filed ?? {};
  const { command } = await sharedProgram();
  const run = async (...words: string[]) => {
    const DATABASE_URL = isPostgres(where) ? where : `file:${where}`;
    const env = { LANG: 'en_GB.UTF-8', DATA_DIR: dirname(command('verify')), DATABASE_URL };
    const done = promisify(execFile)(process.execPath, [command('verify'), ...words], { env });
    return await done.then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
    );
  };
  const sound = await run('--all');
  expect([sound.code, sound.said]).toEqual([0, expect.stringContaining('1 verified, 0 with a fault')]);
  expect((await run(archiveId)).code).toBe(0);
  expect(await run('nobody')).toMatchObject({ code: 1, said: expect.stringContaining('there is no report nobody') });

  await withoutTriggers(world);
  await store.write((tx) => tx.update(tx.tables.marks).set({ level: 'D' }));
  const changed = await run(archiveId);
  expect([changed.code, changed.said]).toEqual([1, expect.stringContaining(`${archiveId}: its records changed`)]);
  await store.write((tx) => tx.delete(tx.tables.archives));
  const gone = await run('--all');
  expect([gone.code, gone.said]).toEqual([1, expect.stringMatching(new RegExp(`${archiveId}: .*it is gone`))]);
});
