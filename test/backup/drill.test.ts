import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { keepKeyPrint } from '../../db/installation.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readLastRestore } from '../../server/contract/platform.ts';
import { drill } from '../../server/operator/backup/drill.ts';
import { keyOf } from '../../server/operator/backup/make-backup.ts';
import { flipByte, HOUR, installation, newFolder, PHOTO_PATH } from './tools.ts';

const DAY = 24 * HOUR;

test('the newest backup is tried out, and the operator and the principal see when that was, and when it is due again', async () => {
  const { world, dataFolder, to, save } = await installation();
  await world.store.write((tx) => keepKeyPrint(tx, keyOf(dataFolder) ?? ''));
  const seen = async (username: string) => {
    const { status, body } = await world.ask(username, readLastRestore, {});
    return status === 200 ? body : status;
  };
  expect(await seen('principal-d1s1')).toEqual({ verified: null, isDue: true });
  expect(await seen('homeroom-d1s1c2')).toBe(403);
  const { now } = world.clock;
  await save({ now: now - DAY });
  const newest = await save({ now: now - 2 * DAY }); // by a clock that went back
  const told = { database: world.where, dataFolder, from: to, now };
  const { backup, restored, isNoted } = await drill(told);
  expect([backup.folder, isNoted, restored.reports.different]).toEqual([newest.folder, true, []]);
  const verified = { at: now, backup: basename(newest.folder), reports: restored.reports.compared };
  expect(verified.reports).toBeGreaterThan(30);
  expect(await seen('principal-d1s1')).toEqual({ verified, isDue: false });
  const audits = await world.store.read((q) => q.select().from(unsafeTables(q).audits));
  expect(audits).toContainEqual(
    expect.objectContaining({ routeId: 'operator restore:drill', object: verified.backup }),
  );

  // What does not come back as it was is not noted, and the last good drill stands, and gets old.
  flipByte(join(newest.folder, PHOTO_PATH));
  await expect(drill({ ...told, now: now + 40 * DAY })).rejects.toThrow('is damaged');
  world.clock.now = now + 40 * DAY;
  expect(await seen('principal-d1s1')).toEqual({ verified, isDue: true });
  await expect(drill({ ...told, from: newFolder() })).rejects.toThrow('there is no backup');
});
