import { clear, createStore, del, get, keys, set } from 'idb-keyval';

const store = createStore('chucai', 'unsaved');

/**
 * Unsaved input on this device, by ids only. A device may be shared: what one person left is nobody else's.
 * Storage may be refused (a private window): then nothing is kept, and nothing breaks.
 */
const keyOf = (personId: string, what: string) => `${personId} ${what}`;

export const keep = (personId: string, what: string, value: unknown) =>
  set(keyOf(personId, what), value, store).catch(() => undefined);

export const kept = <T>(personId: string, what: string): Promise<T | undefined> =>
  get<T>(keyOf(personId, what), store).catch(() => undefined);

export const letGo = (personId: string, what: string) => del(keyOf(personId, what), store).catch(() => undefined);

export const letGoOfAll = () => clear(store).catch(() => undefined);

export async function letGoOfOthers(personId: string) {
  const all = await keys<string>(store).catch(() => []);
  for (const key of all) if (!key.startsWith(`${personId} `)) await del(key, store).catch(() => undefined);
}
