import { join } from 'node:path';
import type { Store } from '../../db/engine.ts';
import { selectLastChain } from '../../db/history/append.ts';
import { beginChain } from '../../db/history/before.ts';
import { inTime } from '../../db/in-time.ts';
import { keepKeyPrint, selectInstallation, selectSomethingSealed } from '../../db/installation.ts';
import { migrate, openStore, standingOf } from '../../db/open-store.ts';
import { EXIT, OperatorError } from '../../db/operator-error.ts';
import { chainKeyFrom, KEY, newKey, printOf, readKey, writeKey } from '../secrets/key-file.ts';
import { openSecrets } from '../secrets/secrets.ts';
import { saveBefore } from './backup/save-before.ts';
import { called } from './called.ts';
import { keepToOwner } from './only-owner.ts';
import { isEmpty } from './set-up.ts';

export type Installation = { readonly database: string; readonly dataFolder: string };
type Accepted = { readonly found: 'new' | 'there'; readonly key: Uint8Array };
type Log = (line: object) => void;
const toNobody: Log = () => undefined;
/** Milliseconds: whoever looks at the log of a start that takes longer reads why it may. */
const LONG_MIGRATION = 10_000;
const STILL_MIGRATING =
  '数据库还在升级；PostgreSQL 的话，也可能在等一个不在的备用数据库 · the database is still being migrated; a PostgreSQL may also wait for a standby that is not there';

/**
 * Whatever starts on an installation begins here: it answers the key, and the database is there and migrated. A database and a key
 * that do not belong together are refused (OperatorError, with its exit code) before anything is written: a new key beside children's
 * records, or an empty database beside a school's key, would look like a start and be a loss. decision 054.
 */
export async function openInstallation({ database, dataFolder }: Installation, log = toNobody): Promise<Uint8Array> {
  keepToOwner({ database, dataFolder });
  const keyFile = join(dataFolder, KEY);
  const key = readKey(keyFile);
  const standing = await standingOf(database);
  if (key && standing.applied === 0) throw standing.isThere ? emptyBesideKey(keyFile) : noneBesideKey(keyFile);
  await saveBefore({ database, dataFolder, standing, log });
  const migrating = migrate(database).then(() => 'done');
  if (!(await inTime(migrating, LONG_MIGRATION, undefined))) log({ level: 'info', say: STILL_MIGRATING });
  await migrating;
  const store = await openStore(database);
  try {
    return await withChain(store, await agreeOnKey(store, keyFile, key));
  } finally {
    await store.close();
  }
}

async function agreeOnKey(store: Store, keyFile: string, key: Uint8Array | undefined): Promise<Uint8Array> {
  const { known, isFilled, sealed } = await store.read(async (q) => ({
    known: (await selectInstallation(q))?.keyPrint,
    isFilled: !(await isEmpty(q)),
    sealed: await selectSomethingSealed(q),
  }));
  if (!key) {
    if (isFilled) throw noKey(keyFile);
    return await beginWith(store, keyFile, newKey());
  }
  if (known === printOf(key)) return key;
  if (known !== undefined) throw otherKey(keyFile);
  // A database that an older program kept has no print yet; what it sealed says as much.
  if (!isFilled) throw emptyBesideKey(keyFile);
  if (sealed !== undefined && (await openSecrets(key)).open(sealed) === undefined) throw otherKey(keyFile);
  await store.write((tx) => keepKeyPrint(tx, printOf(key)));
  return key;
}

/** The print first: ended between the two, the next start finds an empty database without a key, and begins as this one did. */
async function beginWith(store: Store, keyFile: string, key: Uint8Array): Promise<Uint8Array> {
  await store.write((tx) => keepKeyPrint(tx, printOf(key)));
  writeKey(keyFile, key);
  return key;
}

/** From the first start on the history is written in a chain, and after a key was lost in another. */
async function withChain(store: Store, key: Uint8Array): Promise<Uint8Array> {
  const chainKey = chainKeyFrom(key);
  const [last] = await store.read((q) => selectLastChain(q, {}));
  if (last?.keyPrint !== chainKey.print) await store.write((tx) => beginChain(tx, chainKey, Date.now()));
  return key;
}

/** For whoever has lost the key, or says that an empty database is meant: from now on the database belongs to the key that lies there, or to a new one. */
export async function acceptKey({ database, dataFolder }: Installation): Promise<Accepted> {
  keepToOwner({ database, dataFolder });
  await saveBefore({ database, dataFolder, standing: await standingOf(database), log: toNobody });
  await migrate(database);
  const store = await openStore(database);
  const keyFile = join(dataFolder, KEY);
  const key = readKey(keyFile);
  try {
    if (!key) return { found: 'new', key: await withChain(store, await beginWith(store, keyFile, newKey())) };
    await store.write((tx) => keepKeyPrint(tx, printOf(key)));
    return { found: 'there', key: await withChain(store, key) };
  } finally {
    await store.close();
  }
}

const accept = called('admin', 'accept-key');
const [zhLost, enLost] = [`确实要从头开始，就运行 ${accept}`, `where a new beginning is meant, run ${accept}`];

const noKey = (keyFile: string) =>
  new OperatorError(
    `数据库里有数据，却没有密钥 ${keyFile}：请放回另存的那一份；真的丢了，就运行 ${accept}（学籍号从此解不开，所有人重新登录）`,
    `the database holds data and its key ${keyFile} is missing: put the copy you kept back; if it is lost, run ${accept} (student numbers stay sealed, everybody signs in anew)`,
    EXIT.noKey,
  );
const otherKey = (keyFile: string) =>
  new OperatorError(
    `密钥 ${keyFile} 不是这个数据库的：请换成另存的那一份；真的丢了，就运行 ${accept}（学籍号从此解不开，所有人重新登录）`,
    `the key ${keyFile} is not this database's: put the copy you kept in its place; if it is lost, run ${accept} (student numbers stay sealed, everybody signs in anew)`,
    EXIT.otherKey,
  );
const noneBesideKey = (keyFile: string) =>
  new OperatorError(
    `有密钥 ${keyFile}，却没有数据库：请看 DATA_DIR 和 DATABASE_URL，或恢复备份；${zhLost}`,
    `there is a key ${keyFile} and no database: look at DATA_DIR and DATABASE_URL, or restore a backup; ${enLost}`,
    EXIT.noDatabase,
  );
const emptyBesideKey = (keyFile: string) =>
  new OperatorError(
    `有密钥 ${keyFile}，数据库却是空的：请看 DATA_DIR 和 DATABASE_URL，或恢复备份；${zhLost}`,
    `there is a key ${keyFile} and the database is empty: look at DATA_DIR and DATABASE_URL, or restore a backup; ${enLost}`,
    EXIT.emptyDatabase,
  );
