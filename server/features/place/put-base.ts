import type { Writer } from '../../../db/engine.ts';
import { sortKeyOf } from '../../../db/sort-key.ts';
import { notFound } from '../../refusal.ts';
import { insertBase, type Owner, updateBase } from './store.ts';

type Cx = { readonly tx: Writer; readonly now: number; readonly newId: () => string };
type NewBase = { readonly kind: 'base' | 'organiser'; readonly name: string; readonly address?: string | undefined };
type Change = { readonly name: string; readonly address: string | null; readonly hasEnded: boolean };

export async function putBase({ tx, newId }: Cx, owner: Owner, { kind, name, address }: NewBase) {
  const baseId = newId();
  await insertBase(tx, { ...owner, id: baseId, kind, name, sortKey: sortKeyOf(name), address: address ?? null });
  return { reply: { baseId }, audit: { object: baseId } };
}

/** Nothing is deleted: what names an ended base goes on naming it. */
export async function changeBase({ tx, now }: Cx, owner: Owner, baseId: string, { name, address, hasEnded }: Change) {
  const endedAt = hasEnded ? now : null;
  if (!(await updateBase(tx, owner, baseId, { name, sortKey: sortKeyOf(name), address, endedAt }))) throw notFound();
  return { reply: { baseId }, audit: { object: baseId, detail: { hasEnded: Number(hasEnded) } } };
}
