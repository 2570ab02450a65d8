import { and, isNotNull, isNull, lt } from 'drizzle-orm';
import { among } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';

/** So many are looked at at once. */
const AT_ONCE = 200;

/** Photos of records, and of what families add: either may stand by the same picture. */
const photoTables = ({ tables: { photos, contributionPhotos } }: Reader) => [photos, contributionPhotos] as const;

/** Photos that were withdrawn before a time and whose files nobody has let go; `isShared` where another stands with the same picture. */
export async function selectLeftFiles(q: Reader, before: number) {
  const left: { readonly id: string; readonly digest: string }[] = [];
  for (const table of photoTables(q)) {
    const { id, digest, fileLetGoAt, withdrawnAt } = table;
    const isLeft = and(isNull(fileLetGoAt), lt(withdrawnAt, before));
    left.push(...(await q.select({ id, digest }).from(table).where(isLeft).limit(AT_ONCE)));
  }
  const digests = [...new Set(left.map(({ digest }) => digest))];
  const stands = new Set<string>();
  for (const table of photoTables(q)) {
    const { digest, withdrawnAt } = table;
    const isSame = and(among(q, digest, digests), isNull(withdrawnAt));
    for (const row of await q.selectDistinct({ digest }).from(table).where(isSame)) stands.add(row.digest);
  }
  return left.map((photo) => ({ ...photo, isShared: stands.has(photo.digest) }));
}

/** Only of what is withdrawn is anything let go. */
export async function letFilesGo(tx: Writer, photoIds: readonly string[], now: number) {
  for (const table of photoTables(tx)) {
    const isGone = and(among(tx, table.id, photoIds), isNotNull(table.withdrawnAt));
    await tx.update(table).set({ fileLetGoAt: now }).where(isGone);
  }
}
