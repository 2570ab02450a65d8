import { basename, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openFile } from '../../db/engine-sqlite.ts';
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
  const { backup, restored, isNoted, history } = await drill(told);
  expect([history?.fault, (history?.rows ?? 0) > 0]).toEqual([undefined, true]);
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

test.skipIf(inject('postgres'))(
  'a copy in whose history somebody changed a row comes back as it was saved, and the drill fails all the same',
  async () => {
    const { world, dataFolder, to, save } = await installation();
    const db = openFile(world.where);
    db.exec("drop trigger audits_no_update; update audits set route_id = 'another' where seq = 1");
    db.close();
    const { now } = world.clock;
    await save({ now });
    const { isNoted, restored, history } = await drill({ database: world.where, dataFolder, from: to, now });
    expect([isNoted, restored.reports.different]).toEqual([false, []]);
    expect(history?.fault).toMatchObject({ wrong: 'changed', table: 'audits', seq: 1 });
  },
);
