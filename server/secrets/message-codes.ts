import { randomInt } from 'node:crypto';
import type { Secrets } from './secrets.ts';

const DIGITS = 6;
/** For how long a code that was sent is good. */
export const CODE_MINUTES = 15;

export const newMessageCode = () => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');

/** Under which a code is kept: of this person alone, and nobody without the key can try all codes. */
export const codeIndexOf = ({ blindIndex }: Pick<Secrets, 'blindIndex'>, personId: string, code: string) =>
  blindIndex(`message ${personId} ${code}`);
