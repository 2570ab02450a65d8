import type { Problem } from '../../server/contract/problem.ts';
import type { Reply } from '../api.ts';
import type { Address, Waiting } from './waiting.ts';

export type Outcome =
  | { readonly state: 'sent'; readonly reply: unknown }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'waiting' };
export type Delivered<A extends Address> =
  | { readonly state: 'sent'; readonly reply: Reply<A> }
  | { readonly state: 'waiting' };

export function unsettledIn(outcome: Outcome): number {
  if (outcome.state !== 'sent') return 0;
  const { cells } = outcome.reply as { cells?: readonly { state: string }[] };
  return cells?.filter(({ state }) => state !== 'saved').length ?? 0;
}

/** A grid that was taken in part is for its teacher to look at. */
export function problemOf(outcome: Outcome): Waiting['problem'] {
  return outcome.state === 'refused' ? outcome.problem : { status: 409, code: 'stale', title: '' };
}
