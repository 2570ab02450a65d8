import { beginChain } from '../../db/history/before.ts';
import { chainKeyOf } from '../../db/history/links.ts';
import { migrate, openStore } from '../../db/open-store.ts';

/** What the history of every test's database is written with. */
export const CHAIN_KEY = chainKeyOf(new Uint8Array(32).fill(7));

/** A migrated, empty database whose history has begun, to be copied for each test. */
export async function makeTemplate(where: string) {
  await migrate(where);
  const store = await openStore(where);
  await store.write((tx) => beginChain(tx, CHAIN_KEY, 0));
  await store.close();
}
