import { useSyncExternalStore } from 'react';

export const PUPIL_ORDERS = ['number', 'name'] as const;
export type PupilOrder = (typeof PUPIL_ORDERS)[number];

const REMEMBERED = 'pupil-order';
const byPinyin = new Intl.Collator('zh-u-co-pinyin');

/** Pupils come as their class calls them, by number; by name on request, and namesakes then stay in the order of the class. */
export function inOrder<One>(pupils: readonly One[], order: PupilOrder, nameOf: (one: One) => string): readonly One[] {
  if (order === 'number') return pupils;
  return [...pupils].sort((a, b) => byPinyin.compare(nameOf(a), nameOf(b)));
}

let chosen: PupilOrder | null = null;
const watchers = new Set<() => void>();

/** What somebody chose on this device. Storage may be refused (a private window). */
function chosenOrder(): PupilOrder {
  if (chosen) return chosen;
  try {
    chosen = localStorage.getItem(REMEMBERED) === 'name' ? 'name' : 'number';
  } catch {
    chosen = 'number';
  }
  return chosen;
}

export function chooseOrder(order: PupilOrder) {
  chosen = order;
  try {
    localStorage.setItem(REMEMBERED, order);
  } catch {
    // Then it holds until the page is closed.
  }
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void) {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** The order of every list of a class on this device. */
export const usePupilOrder = () => useSyncExternalStore(watch, chosenOrder);
