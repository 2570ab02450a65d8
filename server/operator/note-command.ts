import { join } from 'node:path';
import { selectLastChain } from '../../db/history/append.ts';
import { openStore, standingOf } from '../../db/open-store.ts';
import { newId } from '../new-id.ts';
import { chainKeyFrom, KEY, readKey } from '../secrets/key-file.ts';
import type { Installation } from './installation.ts';
import { insertAudit } from './people.ts';

type Done = { readonly at: number; readonly command: string; readonly object: string };

/**
 * Notes that something was done to an installation as it lies there, without making anything of it that it is not. Answers whether it could:
 * nothing is added to a history without the key it is written with, nor before the first start with a program that has a chain.
 */
export async function noteCommand({ database, dataFolder }: Installation, done: Done): Promise<boolean> {
  const key = readKey(join(dataFolder, KEY));
  if (!key || (await standingOf(database)).pending > 0) return false;
  const chainKey = chainKeyFrom(key);
  const store = await openStore(database, { chainKey });
  try {
    const [last] = await store.read((q) => selectLastChain(q, {}));
    if (last?.keyPrint !== chainKey.print) return false;
    await store.write((tx) => insertAudit(tx, { id: newId(), ...done }));
    return true;
  } finally {
    await store.close();
  }
}
