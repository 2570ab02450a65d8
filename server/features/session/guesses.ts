import type { Reader, Writer } from '../../../db/engine.ts';
import { forgetHalfSessions } from '../../../db/second-steps.ts';
import { FORGET_AFTER, LIMITS } from '../../core/account/guess-limit.ts';
import { networkOf } from '../../core/account/network-of.ts';
import { Refusal } from '../../refusal.ts';
import type { DeviceToken } from '../../secrets/tokens.ts';
import { forgetAttempts, forgetAttemptsUntil, keepAttempts, selectAttempts } from './store.ts';

/** One of the keys a guess is counted under, and by which rule. */
export type Counter = { readonly key: string; readonly limit: keyof typeof LIMITS };

type Guessed = {
  /** A keyed digest of the name that was typed, which may be a password. */
  readonly name: string;
  readonly personId: string | undefined;
  readonly address: string;
  readonly device: DeviceToken | undefined;
};

/** A device that this person has signed in on before is counted by itself, so that nobody else behind its address keeps it out. */
export function countersOf({ name, personId, address, device }: Guessed): Counter[] {
  if (device && personId !== undefined && device.personIds.includes(personId))
    return [{ key: `device ${device.id} ${personId}`, limit: 'account' }];
  const network = networkOf(address);
  return [
    { key: `account ${name} ${network}`, limit: 'account' },
    { key: `address ${network}`, limit: 'address' },
  ];
}

/**
 * A code of six digits is guessed by who knows the password already, and from as many addresses as there are: it is counted under its account
 * alone. That keeps out nobody but who comes from a new device while somebody else has the password.
 */
export function codeCountersOf({ personId, address, device }: Omit<Guessed, 'name'> & { personId: string }): Counter[] {
  if (device?.personIds.includes(personId)) return [{ key: `code device ${device.id} ${personId}`, limit: 'account' }];
  return [
    { key: `code ${personId}`, limit: 'account' },
    { key: `address ${networkOf(address)}`, limit: 'address' },
  ];
}

/** Whoever sits at a page that somebody left open guesses no faster than at the door. */
export const ownCountersOf = (personId: string, what: 'password' | 'code'): Counter[] => [
  { key: `${what === 'code' ? 'own code' : 'password'} of ${personId}`, limit: 'account' },
];

/** What was counted before under these, or a refusal where one of them has no room for another guess. */
export async function mustNotWait(q: Reader, counters: readonly Counter[], now: number) {
  const found = await attemptsOf(q, counters);
  const wait = Math.max(...counters.map(({ key, limit }) => LIMITS[limit].wait(found.get(key), now)));
  if (wait > 0) throw new Refusal(429, 'slow-down', { retryAfter: Math.ceil(wait / 1000) });
  return found;
}

/** Counts a guess that is about to be compared, in a transaction of its own: those made at once are counted one by one. */
export async function countGuess(tx: Writer, counters: readonly Counter[], now: number) {
  const found = await mustNotWait(tx, counters, now);
  for (const { key, limit } of counters) await keepAttempts(tx, { key, ...LIMITS[limit].oneMore(found.get(key), now) });
}

/** A guess that was counted and is none: it could not be compared. */
export async function giveBackGuess(tx: Writer, counters: readonly Counter[]) {
  const found = await attemptsOf(tx, counters);
  for (const one of found.values()) await keepAttempts(tx, { ...one, failures: Math.max(0, one.failures - 1) });
}

/**
 * Whoever is right has made no guess: the account's count is forgotten. The address gets its one back and no more, else whoever has an
 * account could guess at all the others and be forgiven each time.
 */
export async function forgiveGuess(tx: Writer, counters: readonly Counter[]) {
  for (const counter of counters) {
    if (counter.limit === 'account') await forgetAttempts(tx, counter.key);
    else await giveBackGuess(tx, [counter]);
  }
}

/** Takes away the counts that no guess to come is judged by, and sign-ins that nobody finished. Answers how many rows went. */
export async function forgetOld(tx: Writer, now: number): Promise<number> {
  return (await forgetAttemptsUntil(tx, now - FORGET_AFTER)) + (await forgetHalfSessions(tx, now));
}

async function attemptsOf(q: Reader, counters: readonly Counter[]) {
  const rows = await selectAttempts(
    q,
    counters.map(({ key }) => key),
  );
  return new Map(rows.map((row) => [row.key, row]));
}
