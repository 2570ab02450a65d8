import { useSyncExternalStore } from 'react';
import { useMe } from '../session.ts';
import { photoKeeper } from './photo-keeper.ts';
import type { Queue } from './queue.ts';
import { queueOf } from './queue-here.ts';

/** The queue of who is signed in; only pages of staff ask for it, so that no parent downloads it. */
export function useQueue(): Queue {
  const { personId } = useMe();
  // Photos follow their record: whoever keeps them has to be listening before the first record is sent.
  photoKeeper(personId);
  return queueOf(personId);
}

/** What waits for a network, and what was refused. */
export function useWaiting() {
  const queue = useQueue();
  return useSyncExternalStore(queue.watch, queue.shown);
}
