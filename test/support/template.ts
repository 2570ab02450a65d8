import { beginChain } from '../../db/history/before.ts';
import { migrate, openStore } from '../../db/open-store.ts';
import { chainKeyFrom } from '../../server/secrets/key-file.ts';

/** What would lie in the file of an installation's key, and what the history of every test's database is written with. */
export const KEY_FILE = 'k'.repeat(43);
export const CHAIN_KEY = chainKeyFrom(Buffer.from(KEY_FILE, 'base64url'));

/** A migrated, empty database whose history has begun: to be copied for each test, or written to by a bench. */
export async function makeTemplate(where: string, key = CHAIN_KEY) {
  await migrate(where);
  const store = await openStore(where);
  await store.write((tx) => beginChain(tx, key, 0));
  await store.close();
}
