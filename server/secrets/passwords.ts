import { hash, verify } from '@node-rs/argon2';
import { busy } from '../refusal.ts';

/** argon2id with the least parameters that ASVS 5 (appendix C) allows: 19 MiB, 2 passes, 1 lane. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
const QUEUE = 32;

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

export type VerifyPassword = (phc: string | null, password: string) => Promise<boolean>;

/**
 * Compares a password with its PHC string. An account that does not exist (null) costs as much time as one that does, so the
 * answer tells nobody which names there are. At most two run at once: a flood of sign-ins must not starve everything else.
 */
export async function makeVerifier(): Promise<VerifyPassword> {
  const dummy = await hashPassword('nobody has this password');
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (phc, password) => {
    if (waiting.length >= QUEUE) throw busy(2);
    if (running >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
    running += 1;
    try {
      const matches = await verify(phc ?? dummy, password);
      return matches && phc !== null;
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
