import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Writer } from '../../db/engine.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { hashPassword } from '../secrets/passwords.ts';

/** Letters and digits that are not taken for one another on paper. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LASTS_FOR = 14 * 24 * 3_600_000;

export type Code = { readonly personId: string; readonly code: string; readonly codeHash: string };

/** A single-use sign-in code, 50 bits of chance in ten characters, with the hash that is kept of it. */
export async function newCode(personId: string): Promise<Code> {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const code = `${letters.slice(0, 5)}-${letters.slice(5)}`;
  return { personId, code, codeHash: await hashPassword(code) };
}

/** The new code replaces an earlier one and the password: whoever holds either of them is out, and so are their sessions. */
export async function issueCodes(tx: Writer, codes: readonly Code[], now: number) {
  const { persons, sessions, signInCodes } = unsafeTables(tx);
  for (const { personId, codeHash } of codes) {
    const row = { codeHash, expiresAt: now + LASTS_FOR, usedAt: null };
    await tx
      .insert(signInCodes)
      .values({ personId, ...row })
      .onConflictDoUpdate({ target: signInCodes.personId, set: row });
    await tx.update(persons).set({ passwordHash: null, mustChangePassword: true }).where(eq(persons.id, personId));
    await tx.delete(sessions).where(eq(sessions.personId, personId));
  }
}
