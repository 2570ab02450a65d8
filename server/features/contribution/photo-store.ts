import { and, count, eq, gte } from 'drizzle-orm';
import { insertRows } from '../../../db/bulk.ts';
import { among } from '../../../db/dialect.ts';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import { type Holes, statement } from '../../../db/statement.ts';

type NewPhoto = Tables['contributionPhotos']['$inferInsert'];

/** How many photos somebody has sent since a moment, whatever became of them. */
export async function countSentSince(q: Reader, authorId: string, since: number): Promise<number> {
  const [row] = await selectSentSince(q, { authorId, since });
  return row?.sent ?? 0;
}

const selectSentSince = statement((q, at: Holes<{ authorId: string; since: number }>) => {
  const { contributionPhotos: t } = q.tables;
  return q
    .select({ sent: count() })
    .from(t)
    .where(and(eq(t.authorId, at.authorId), gte(t.enteredAt, at.since)));
});

/** Of nothing yet. */
export async function insertAddedPhoto(
  tx: Writer,
  photo: Omit<NewPhoto, 'contributionId' | 'isProof' | 'withdrawnAt'>,
) {
  const of = { contributionId: null, isProof: false, withdrawnAt: photo.enteredAt };
  await insertRows(tx, tx.tables.contributionPhotos, [{ ...photo, ...of }]);
}

export async function selectPhotosNamed(q: Reader, ids: readonly string[]) {
  return ids.length === 0 ? [] : await selectByIds(q, { ids });
}

const selectByIds = statement((q, at: Holes<{ ids: readonly string[] }>) => {
  const { contributionPhotos: t } = q.tables;
  return q
    .select()
    .from(t)
    .where(among(q, t.id, at.ids));
});

export async function attachPhoto(tx: Writer, id: string, of: { contributionId: string; isProof: boolean }) {
  const { contributionPhotos: t } = tx.tables;
  await tx
    .update(t)
    .set({ ...of, withdrawnAt: null })
    .where(eq(t.id, id));
}

export async function markProof(tx: Writer, id: string, isProof: boolean) {
  const { contributionPhotos: t } = tx.tables;
  await tx.update(t).set({ isProof }).where(eq(t.id, id));
}

export async function takeOff(
  tx: Writer,
  ids: readonly string[],
  said: { readonly withdrawnAt: number; readonly recordedAt?: number; readonly fileLetGoAt?: number },
) {
  if (ids.length === 0) return;
  const { contributionPhotos: t } = tx.tables;
  await tx
    .update(t)
    .set(said)
    .where(among(tx, t.id, ids));
}
