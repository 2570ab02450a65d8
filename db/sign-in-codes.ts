import { eq } from 'drizzle-orm';
import type { Writer } from './engine.ts';
import { unsafeTables } from './unsafe-tables.ts';

/** How long a sign-in code can be used, milliseconds. */
export const CODE_LASTS = 14 * 24 * 3_600_000;

type Issued = { readonly personId: string; readonly codeHash: string };

/** The new code replaces an earlier one and the password: whoever holds either of them is out, and so are their sessions. */
export async function issueCodes(tx: Writer, codes: readonly Issued[], now: number) {
  const { persons, sessions, signInCodes } = unsafeTables(tx);
  for (const { personId, codeHash } of codes) {
    const row = { codeHash, expiresAt: now + CODE_LASTS, usedAt: null };
    await tx
      .insert(signInCodes)
      .values({ personId, ...row })
      .onConflictDoUpdate({ target: signInCodes.personId, set: row });
    await tx.update(persons).set({ passwordHash: null, mustChangePassword: true }).where(eq(persons.id, personId));
    await tx.delete(sessions).where(eq(sessions.personId, personId));
  }
}
