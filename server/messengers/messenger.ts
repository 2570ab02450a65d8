import type { Message } from '../core/digest/message-words.ts';
import type { Group, Way } from '../core/digest/ways.ts';

/**
 * What became of a message. `refused`: it is known that nobody has it; `mayRetry` where it may go through in an hour. `unknown`: it may have
 * been taken, and is never sent again. `why` names no address and holds no secret.
 */
export type Sent =
  | { readonly is: 'sent' }
  | { readonly is: 'refused'; readonly why: string; readonly mayRetry: boolean }
  | { readonly is: 'unknown'; readonly why: string };

/** Takes a message to one person. */
export type Messenger = {
  readonly way: Way;
  readonly send: (to: string, message: Message) => Promise<Sent>;
  readonly close: () => void;
};

/** Says a message in one group. */
export type GroupMessenger = {
  readonly group: Group;
  readonly post: (message: Message) => Promise<Sent>;
};

/** Those that are set up; none where nothing is. */
export type Messengers = {
  readonly ways: readonly Messenger[];
  readonly groups: readonly GroupMessenger[];
  /** The hour of Friday, in Shanghai, from which the week's messages are sent. */
  readonly hour: number;
};

export const NO_MESSENGERS: Messengers = { ways: [], groups: [], hour: 17 };

/** How long a message may take, in milliseconds. */
export const PATIENCE = 10_000;
