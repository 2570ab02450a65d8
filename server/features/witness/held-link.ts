import type { Preparation } from '../../act.ts';
import { networkOf } from '../../core/account/network-of.ts';
import { notFound } from '../../refusal.ts';
import { selectOptionalLink } from './store.ts';

/**
 * The digest of a secret that is some link's. A wrong one is counted under the address it came from, and by itself: whoever signs in from there
 * waits for nobody who tries links.
 */
export async function digestHeld(
  { secrets, read, guess, address }: Pick<Preparation, 'secrets' | 'read' | 'guess' | 'address'>,
  token: string,
): Promise<string> {
  const tokenDigest = secrets.digest(token);
  const counters = [{ key: `witness ${networkOf(address)}`, limit: 'address' as const }];
  const isThere = await guess(
    counters,
    async () => (await read((q) => selectOptionalLink(q, tokenDigest))) !== undefined,
    (found) => found,
  );
  if (!isThere) throw notFound();
  return tokenDigest;
}
