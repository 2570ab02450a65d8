import { randomInt } from 'node:crypto';
import { hashPassword } from './passwords.ts';

/** Letters and digits that are not taken for one another on paper. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export type Code = { readonly personId: string; readonly code: string; readonly codeHash: string };

/** A single-use sign-in code, 50 bits of chance in ten characters, with the hash that is kept of it. */
export async function newCode(personId: string): Promise<Code> {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const code = `${letters.slice(0, 5)}-${letters.slice(5)}`;
  return { personId, code, codeHash: await hashPassword(code) };
}

/** One after another: whoever signs in meanwhile waits behind one hash and not behind a whole class. */
export async function newCodes(personIds: readonly string[]): Promise<Code[]> {
  const made: Code[] = [];
  for (const personId of personIds) made.push(await newCode(personId));
  return made;
}

/** What nobody can guess from a name, at the end of a username. */
export function newSigns(): string {
  return Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)])
    .join('')
    .toLowerCase();
}
