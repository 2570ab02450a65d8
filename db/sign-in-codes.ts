import { insertRows } from './bulk.ts';
import { among } from './dialect.ts';
import type { Reader, Writer } from './engine.ts';
import { unsafeTables } from './unsafe-tables.ts';

/** How long a sign-in code can be used, milliseconds. */
export const CODE_LASTS = 14 * 24 * 3_600_000;

type Issued = { readonly personId: string; readonly codeHash: string };

/** The new code replaces an earlier one and the password: whoever holds either of them is out, and so are their sessions. */
export async function issueCodes(tx: Writer, codes: readonly Issued[], now: number) {
  if (codes.length === 0) return;
  const { persons, sessions, signInCodes } = unsafeTables(tx);
  const ids = codes.map(({ personId }) => personId);
  const rows = codes.map(({ personId, codeHash }) => ({
    personId,
    codeHash,
    expiresAt: now + CODE_LASTS,
    usedAt: null,
  }));
  await insertRows(tx, signInCodes, rows, { replace: [signInCodes.personId] });
  await tx
    .update(persons)
    .set({ passwordHash: null, mustChangePassword: true })
    .where(among(tx, persons.id, ids));
  await tx.delete(sessions).where(among(tx, sessions.personId, ids));
}

/** The code that each of some people was last given, by person. */
export async function selectCodes(q: Reader, personIds: readonly string[]) {
  const { signInCodes } = unsafeTables(q);
  const rows = await q
    .select({ personId: signInCodes.personId, expiresAt: signInCodes.expiresAt, usedAt: signInCodes.usedAt })
    .from(signInCodes)
    .where(among(q, signInCodes.personId, personIds));
  return new Map(rows.map((row) => [row.personId, row]));
}
