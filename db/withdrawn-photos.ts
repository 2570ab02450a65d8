import { and, isNotNull, isNull, lt } from 'drizzle-orm';
import { among } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';

/** So many are looked at at once. */
const AT_ONCE = 200;

/** Photos that were withdrawn before a time and whose files nobody has let go; `isShared` where another stands with the same picture. */
export async function selectLeftFiles(q: Reader, before: number) {
  const { photos } = q.tables;
  const left = await q
    .select({ id: photos.id, digest: photos.digest })
    .from(photos)
    .where(and(isNull(photos.fileLetGoAt), lt(photos.withdrawnAt, before)))
    .limit(AT_ONCE);
  const digests = [...new Set(left.map(({ digest }) => digest))];
  const standing = await q
    .selectDistinct({ digest: photos.digest })
    .from(photos)
    .where(and(among(q, photos.digest, digests), isNull(photos.withdrawnAt)));
  const stands = new Set(standing.map(({ digest }) => digest));
  return left.map((photo) => ({ ...photo, isShared: stands.has(photo.digest) }));
}

/** Only of what is withdrawn is anything let go. */
export async function letFilesGo(tx: Writer, photoIds: readonly string[], now: number) {
  const { photos } = tx.tables;
  await tx
    .update(photos)
    .set({ fileLetGoAt: now })
    .where(and(among(tx, photos.id, photoIds), isNotNull(photos.withdrawnAt)));
}
