import { clear, createStore, del, entries, get, keys, set } from 'idb-keyval';

const store = createStore('chucai', 'unsaved');

/**
 * Unsaved input on this device, by ids only. A device may be shared: what one person left is nobody else's.
 * Storage may be refused (a private window): then nothing is kept, and nothing breaks.
 */
const keyOf = (personId: string, what: string) => `${personId} ${what}`;

/** Answers whether it is kept. */
export const keep = (personId: string, what: string, value: unknown): Promise<boolean> =>
  set(keyOf(personId, what), value, store).then(
    () => true,
    () => false,
  );

export const kept = <T>(personId: string, what: string): Promise<T | undefined> =>
  get<T>(keyOf(personId, what), store).catch(() => undefined);

/** All that one person left whose name begins so, by what follows. */
export async function keptUnder<T>(personId: string, begins: string): Promise<[rest: string, value: T][]> {
  const before = keyOf(personId, begins);
  const all = await entries<string, T>(store).catch(() => []);
  return all.filter(([key]) => key.startsWith(before)).map(([key, value]) => [key.slice(before.length), value]);
}

export const letGo = (personId: string, what: string) => del(keyOf(personId, what), store).catch(() => undefined);

const forgetful = new Set<() => void>();
/** For what holds kept things in memory as well: told when all is let go. */
export const onLetGo = (forget: () => void) => void forgetful.add(forget);

export async function letGoOfAll() {
  for (const forget of forgetful) forget();
  await clear(store).catch(() => undefined);
}

export async function letGoOfOthers(personId: string) {
  const all = await keys<string>(store).catch(() => []);
  for (const key of all) if (!key.startsWith(`${personId} `)) await del(key, store).catch(() => undefined);
}
