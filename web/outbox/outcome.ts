import type { Problem } from '../../server/contract/problem.ts';
import { Refused, type Reply } from '../api.ts';
import type { Address, Waiting } from './waiting.ts';

export type Outcome =
  | { readonly state: 'sent'; readonly reply: unknown }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'waiting' };
export type Delivered<A extends Address> =
  | { readonly state: 'sent'; readonly reply: Reply<A> }
  | { readonly state: 'waiting' };

/** Temporary: the same again may well pass. A session that ended waits for its person to sign in. */
const PASSING = new Set([
  'busy',
  'no-storage',
  'slow-down',
  'not-signed-in',
  'password-change-needed',
  'second-step-needed',
]);
const UNEXPECTED = 3;

/** What becomes of a write that failed for the `faults`th time: only what the service itself said no to comes back. */
export function outcomeOf(error: unknown, faults: number): Outcome {
  if (!(error instanceof Refused) || PASSING.has(error.problem.code)) return { state: 'waiting' };
  if (error.problem.code === 'unexpected' && faults < UNEXPECTED) return { state: 'waiting' };
  return { state: 'refused', problem: error.problem };
}

export function unsettledIn(outcome: Outcome): number {
  if (outcome.state !== 'sent') return 0;
  const { cells } = outcome.reply as { cells?: readonly { state: string }[] };
  return cells?.filter(({ state }) => state !== 'saved').length ?? 0;
}

/** A grid that was taken in part is for its teacher to look at. */
export function problemOf(outcome: Outcome): Waiting['problem'] {
  return outcome.state === 'refused' ? outcome.problem : { status: 409, code: 'stale', title: '' };
}
