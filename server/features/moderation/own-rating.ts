import type { Reader } from '../../../db/engine.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { isOpen } from './round-parts.ts';
import { selectOptionalOwn } from './store.ts';

type By = { readonly actor: { readonly personId: string }; readonly today: string };

/** One of mine in a round that goes on; anybody else's is not there. */
export async function ownOpenRating(q: Reader, { actor, today }: By, ratingId: string) {
  const found = await selectOptionalOwn(q, actor.personId, ratingId);
  if (!found) throw notFound();
  if (!isOpen(found, today)) throw new Refusal(409, 'conflict');
  return found;
}
