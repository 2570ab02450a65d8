import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { openFile } from '../../db/engine-sqlite.ts';
import { keepKeyPrint, selectInstallation } from '../../db/installation.ts';
import { migrate, openStore, type Standing, standingOf } from '../../db/open-store.ts';
import { OperatorError } from '../../db/operator-error.ts';
import { seed } from '../../db/seed/seed.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { acceptKey, type Installation, openInstallation } from '../../server/operator/installation.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { newKey, printOf, writeKey } from '../../server/secrets/key-file.ts';
import { openSecrets } from '../../server/secrets/secrets.ts';
import { emptyTarget } from '../backup/tools.ts';
import { dump } from '../support/dump.ts';

const keyFile = ({ dataFolder }: Installation) => join(dataFolder, 'secret-key');
/** What it ends with: its exit code, once it was said in both languages. */
async function refusal(installation: Installation): Promise<number> {
  const error = await openInstallation(installation).catch((refused: unknown) => refused);
  if (!(error instanceof OperatorError)) throw new Error(`not refused: ${String(error)}`);
  expect([error.zh, error.en]).toEqual([
    expect.stringMatching(/\p{Script=Han}/u),
    expect.not.stringMatching(/\p{Script=Han}|\n/u),
  ]);
  return error.exitCode;
}

/** An installation with its key and children in it. */
async function filled(): Promise<Installation & { readonly key: Uint8Array }> {
  const installation = await emptyTarget();
  const key = await openInstallation(installation);
  const store = await openStore(installation.database);
  await seed(store, { today: '2026-11-10', rubrics: shippedRubrics(), pupilsInClass: 2, hasEvidence: false });
  await store.close();
  return { ...installation, key };
}

async function onStore<T>(
  { database }: Installation,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
) {
  const store = await openStore(database);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

test('a first start makes the key and notes its print; every later one finds both and changes nothing', async () => {
  const installation = await emptyTarget();
  const key = await openInstallation(installation);
  expect(await openInstallation(installation)).toEqual(key);
  expect(await onStore(installation, (store) => store.read(selectInstallation))).toEqual({
    keyPrint: printOf(key),
    verified: undefined,
  });
  expect(readFileSync(keyFile(installation), 'utf8')).toBe(Buffer.from(key).toString('base64url'));
  // Ended before the key was written: nothing was ever sealed with it.
  rmSync(keyFile(installation));
  expect(await openInstallation(installation)).not.toEqual(key);
});

test('a database with children in it starts with its own key alone, and is as it was after each refusal', async () => {
  const installation = await filled();
  const contents = () => onStore(installation, (store) => dump({ store }));
  const before = await contents();
  rmSync(keyFile(installation));
  expect(await refusal(installation)).toBe(10);
  expect(existsSync(keyFile(installation)), 'and none was made').toBe(false);
  writeKey(keyFile(installation), newKey());
  expect(await refusal(installation)).toBe(11);
  writeFileSync(keyFile(installation), '');
  expect(await refusal(installation)).toBe(10);
  expect(await contents()).toEqual(before);
  rmSync(keyFile(installation));
  writeKey(keyFile(installation), installation.key);
  expect(await openInstallation(installation)).toEqual(installation.key);
});

test('whoever has lost the key says so, and goes on with another', async () => {
  const installation = await filled();
  rmSync(keyFile(installation));
  expect((await acceptKey(installation)).found).toBe('new');
  expect(await openInstallation(installation)).not.toEqual(installation.key);
  rmSync(keyFile(installation));
  writeKey(keyFile(installation), installation.key);
  expect(await refusal(installation)).toBe(11);
  expect((await acceptKey(installation)).found).toBe('there');
  expect(await openInstallation(installation)).toEqual(installation.key);
});

test('an empty database beside a key is not taken for a beginning', async () => {
  const installation = await emptyTarget();
  writeKey(keyFile(installation), newKey());
  expect(await refusal(installation)).toBe(inject('postgres') ? 13 : 12);
  await migrate(installation.database);
  expect(await refusal(installation)).toBe(13);
});

test('a database of an older program, which noted no print, takes the key that opens what it sealed, and no other', async () => {
  const installation = await filled();
  const { seal } = await openSecrets(installation.key);
  await onStore(installation, (store) =>
    store.write(async (tx) => {
      const { pupils, installation: known } = unsafeTables(tx);
      await tx.update(pupils).set({ studentNumberSealed: seal('G440605201801010017') });
      await tx.delete(known);
    }),
  );
  rmSync(keyFile(installation));
  expect(await refusal(installation)).toBe(10);
  writeKey(keyFile(installation), newKey());
  expect(await refusal(installation)).toBe(11);
  rmSync(keyFile(installation));
  writeKey(keyFile(installation), installation.key);
  await openInstallation(installation);
  const known = await onStore(installation, (store) => store.read(selectInstallation));
  expect(known?.keyPrint).toBe(printOf(installation.key));
});

test('tables of a newer program are refused and left alone', async () => {
  const installation = await filled();
  const standing = async (): Promise<Standing> => await standingOf(installation.database);
  const { applied } = await standing();
  expect(applied).toBeGreaterThan(10);
  await addMigration(installation.database, createHash('sha256').update(randomUUID()).digest('hex'));
  const before = await onStore(installation, (store) => dump({ store }));
  expect(await refusal(installation)).toBe(15);
  await expect(migrate(installation.database)).rejects.toThrow('a newer one made them');
  expect(await onStore(installation, (store) => dump({ store }))).toEqual(before);
});

/** As a newer program leaves its mark. */
async function addMigration(database: string, hash: string) {
  if (!inject('postgres')) {
    const db = openFile(database);
    db.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(hash, Date.now() * 2);
    db.close();
    return;
  }
  const client = new pg.Client(database);
  await client.connect();
  await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [hash, Date.now()]);
  await client.end();
}

test('a print that is kept twice is kept once', async () => {
  const installation = await emptyTarget();
  await openInstallation(installation);
  await onStore(installation, (store) => store.write((tx) => keepKeyPrint(tx, 'f'.repeat(64))));
  expect(await refusal({ ...installation })).toBe(11);
  expect(await onStore(installation, (store) => store.read((q) => q.$count(q.tables.installation)))).toBe(1);
});
