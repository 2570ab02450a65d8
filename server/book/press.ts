import type { Worker } from 'node:worker_threads';
import { busy } from '../refusal.ts';
import { startThread } from '../start-thread.ts';
import type { Ordered, Pressed } from './press-thread.ts';

/** A book takes a second or two: whoever finds more than these waiting comes again. */
const QUEUE = 16;
/** Seconds, as they are told to come again. */
const AGAIN = 15;
/** Milliseconds that the thread, which holds 30 MB of fonts, is kept without work. */
const IDLE = 60_000;

/** Prints beside the requests, in a thread of its own: one book at a time, in the order they were asked for. */
export type Press = {
  print(ordered: Ordered): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
};

export function openPress(): Press {
  let thread: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const end = async () => {
    clearTimeout(rest);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  };
  /** One order in the thread, which is another one after a fault that ended it. */
  function inThread(ordered: Ordered): Promise<Uint8Array<ArrayBuffer>> {
    clearTimeout(rest);
    const at = thread ?? startThread('book/press-thread');
    thread = at;
    return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      at.removeAllListeners();
      const broke = (error: Error) => {
        if (thread === at) thread = undefined;
        reject(error);
      };
      at.once('error', broke);
      at.once('exit', () => broke(new Error('the printing thread ended')));
      at.once('message', (pressed: Pressed) => {
        if ('bytes' in pressed) resolve(pressed.bytes);
        else reject(new Error(pressed.fault));
      });
      at.ref();
      at.postMessage(ordered);
    }).finally(() => {
      at.unref();
      rest = setTimeout(() => void end(), IDLE).unref();
    });
  }
  return {
    async print(ordered) {
      if (waiting >= QUEUE) throw busy(AGAIN);
      waiting += 1;
      const turn = last.then(() => inThread(ordered));
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting -= 1;
      }
    },
    close: end,
  };
}
