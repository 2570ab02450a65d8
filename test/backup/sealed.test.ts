import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { filesBelow } from '../../server/operator/backup/files.ts';
import { restoreBackup, verifyBackup } from '../../server/operator/backup/restore-backup.ts';
import { refuseOtherThanRecipient, writeNewIdentity } from '../../server/operator/backup/sealed-files.ts';
import { emptyTarget, flipByte, installation, newFolder, PHOTO, PHOTO_PATH, put } from './tools.ts';

async function newIdentity() {
  const folder = newFolder();
  put(folder, 'keep', '');
  const file = join(folder, 'identity');
  return { file, recipient: await writeNewIdentity(file) };
}

test('sealed to a public key nothing in the backup can be read, and its private key alone brings everything back', async () => {
  const { world, dataFolder, save } = await installation();
  const [ours, other] = [await newIdentity(), await newIdentity()];
  const { folder, manifest, damaged, missing } = await save({ recipient: ours.recipient, withKey: true });
  expect({ damaged, missing }).toEqual({ damaged: [], missing: [] });
  const [child] = await world.store.read((q) => q.select().from(unsafeTables(q).pupils).limit(1));
  const files = filesBelow(folder);
  expect(files).toContain('chucai.db.age');
  const key = readFileSync(join(dataFolder, 'secret-key'), 'utf8');
  for (const path of files) {
    const bytes = readFileSync(join(folder, path));
    for (const plain of [child?.name ?? '', 'SQLite format 3', Buffer.from(PHOTO).toString('utf8'), key])
      expect(bytes.includes(plain), `${plain} in ${path}`).toBe(false);
  }
  expect(readdirSync(dataFolder).sort(), 'nor is anything left beside the data').toEqual(['photos', 'secret-key']);

  await expect(verifyBackup(folder)).rejects.toThrow('--identity');
  await expect(verifyBackup(folder, { identityFile: other.file })).rejects.toThrow('does not open this backup');
  await expect(verifyBackup(folder, { identityFile: join(dataFolder, 'secret-key') })).rejects.toThrow(
    'no private key',
  );
  const target = await emptyTarget();
  const restored = await restoreBackup({ folder, ...target, identityFile: ours.file });
  expect(restored).toMatchObject({ key: 'restored', changedTables: [] });
  expect(restored.reports).toEqual({ compared: Object.keys(manifest.reports ?? {}).length, different: [] });
  expect(readFileSync(join(target.dataFolder, PHOTO_PATH))).toEqual(Buffer.from(PHOTO));
  expect(readFileSync(join(target.dataFolder, 'secret-key'), 'utf8')).toBe(key);
  expect(readdirSync(target.dataFolder).filter((name) => name.includes('part'))).toEqual([]);

  flipByte(join(folder, `${PHOTO_PATH}.age`));
  await expect(verifyBackup(folder, { identityFile: ours.file })).rejects.toThrow(`${PHOTO_PATH}.age`);
});

test('what is configured and is no public key is said before anything is saved', async () => {
  const { recipient } = await newIdentity();
  expect(() => refuseOtherThanRecipient(recipient)).not.toThrow();
  for (const wrong of ['age1nothing', `${recipient.slice(0, -1)}q`, `${recipient.slice(0, -1)}p`].filter(
    (one) => one !== recipient,
  ))
    expect(() => refuseOtherThanRecipient(wrong)).toThrow('no public key');
});
