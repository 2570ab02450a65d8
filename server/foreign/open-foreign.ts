import { busy } from '../refusal.ts';
import { readApart } from './read-apart.ts';
import type { ReadForeign, TaskName } from './tasks.ts';

/** Processes at once; how many files wait for one, and how many of one person. */
const [AT_ONCE, WAITING, OF_ONE] = [2, 16, 4];
/** Seconds after which somebody who found a long line comes again. */
const AGAIN = 5;

type Asked = { readonly who: string; readonly task: TaskName; readonly read: (stop: AbortSignal) => Promise<void> };

type Parts = { readonly log: (line: object) => void; readonly readOne?: typeof readApart };

/**
 * Whatever somebody sends is read in a process of its own that holds no key and no database, may take so much memory and time and is
 * killed where it takes more: no file stops the service for others. One at a time for one person, so that nobody fills the line alone,
 * and one of a kind, so that the memory of two large pictures is never needed at once.
 * decision 066.
 */
export function openForeign({ log, readOne = readApart }: Parts) {
  const waiting: Asked[] = [];
  const reading = new Set<Asked>();
  const ended = new AbortController();

  function next() {
    if (reading.size >= AT_ONCE) return;
    const isFree = (one: Asked) => ![...reading].some(({ who, task }) => who === one.who || task === one.task);
    const index = waiting.findIndex(isFree);
    const [asked] = index < 0 ? [] : waiting.splice(index, 1);
    if (!asked) return;
    reading.add(asked);
    void asked.read(ended.signal).finally(() => {
      reading.delete(asked);
      next();
    });
    next();
  }

  const askedBy =
    (who: string): ReadForeign =>
    (task, ...sent) =>
      new Promise((found, failed) => {
        const isLong = waiting.length >= WAITING || waiting.filter((one) => one.who === who).length >= OF_ONE;
        if (isLong) return failed(busy(AGAIN));
        waiting.push({ who, task, read: (stop) => readOne({ task, sent }, { log, stop }).then(found, failed) });
        next();
      });
  return { askedBy, close: () => ended.abort() };
}
