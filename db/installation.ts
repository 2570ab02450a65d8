import { eq, isNotNull } from 'drizzle-orm';
import type { Reader, Writer } from './engine.ts';
import { unsafeTables } from './unsafe-tables.ts';

/** The one row's key. */
const ID = 'this';

export type Verified = { readonly at: number; readonly backup: string; readonly reports: number };
export type KnownInstallation = { readonly keyPrint: string; readonly verified: Verified | undefined };

/** What this database knows of its installation; undefined until the first start with the program that notes it. */
export async function selectInstallation(q: Reader): Promise<KnownInstallation | undefined> {
  const { installation } = q.tables;
  const [row] = await q.select().from(installation).where(eq(installation.id, ID)).limit(1);
  if (!row) return undefined;
  const { keyPrint, verifiedAt: at, verifiedBackup: backup, verifiedReports: reports } = row;
  return { keyPrint, verified: at === null ? undefined : { at, backup: backup ?? '', reports: reports ?? 0 } };
}

export async function keepKeyPrint(tx: Writer, keyPrint: string) {
  const { installation } = tx.tables;
  await tx
    .insert(installation)
    .values({ id: ID, keyPrint })
    .onConflictDoUpdate({ target: installation.id, set: { keyPrint } });
}

/** That a backup was restored and every comparison came out equal. */
export async function keepVerified(tx: Writer, { at, backup, reports }: Verified) {
  const { installation } = tx.tables;
  const said = { verifiedAt: at, verifiedBackup: backup, verifiedReports: reports };
  await tx.update(installation).set(said).where(eq(installation.id, ID));
}

/** Writes and takes it away: unlike a change that changes nothing it reaches the disk, on both engines. */
export async function tryWriting(tx: Writer, id: string) {
  const { installation } = tx.tables;
  await tx.insert(installation).values({ id, keyPrint: '' });
  await tx.delete(installation).where(eq(installation.id, id));
}

/** Something that was sealed with this installation's key, to try a key on; undefined where nothing was. */
export async function selectSomethingSealed(q: Reader): Promise<string | undefined> {
  const { pupils } = unsafeTables(q);
  const [row] = await q
    .select({ sealed: pupils.studentNumberSealed })
    .from(pupils)
    .where(isNotNull(pupils.studentNumberSealed))
    .limit(1);
  return row?.sealed ?? undefined;
}
