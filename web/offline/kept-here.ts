import type { QueryFunctionContext } from '@tanstack/react-query';
import { createStore, del, get, keys, set } from 'idb-keyval';
import { Refused, Unreachable } from '../api.ts';
import { KeptReplies } from './kept-replies.ts';

const store = createStore('chucai-offline', 'kept');

/** Storage may be refused (a private window): then nothing is kept, and nothing breaks. */
export const keptHere = new KeptReplies({
  get: (name) => get<unknown>(name, store).catch(() => undefined),
  set: (name, value) => set(name, value, store).catch(() => undefined),
  del: (name) => del(name, store).catch(() => undefined),
  names: () => keys<string>(store).catch(() => []),
});

/** How long a person who has a kept answer waits for a fresh one. */
const PATIENCE = 6_000;

/** `keptAt`: nobody answered, and this is what the service said then. */
export type Kept<T> = T & { readonly keptAt?: number };

type Asking = Pick<QueryFunctionContext, 'queryKey' | 'client'>;

export const isKept = (data: unknown) => typeof data === 'object' && data !== null && 'keptAt' in data;
/** What this page has been told itself is more than what is kept of it. */
const isFresh = (data: unknown) => data !== undefined && data !== null && !isKept(data);

/** Asks the service; where nobody answers, what it said last is shown, if that may be kept and was. */
export async function askOrKept<T extends object>(
  { queryKey: query, client }: Asking,
  ask: () => Promise<T>,
  /** What it is kept as, where that is less than what is asked. */
  name: readonly unknown[] = query,
): Promise<Kept<T>> {
  const asked = ask().then(async (reply) => {
    await keptHere.keep(name, reply);
    return reply;
  });
  try {
    return await inTime(asked, name);
  } catch (error) {
    // A day that may not be says nothing of the class.
    if (error instanceof Refused && error.problem.code !== 'invalid')
      await keptHere.letGo((one) => JSON.stringify(one) === JSON.stringify(name));
    if (!(error instanceof Unreachable)) throw error;
    const found = await keptHere.find(name);
    if (!found || isFresh(client.getQueryData(query))) throw error;
    return { ...(found.reply as T), keptAt: found.at };
  }
}

/** An answer that is slow to come is kept when it comes; whoever has the last one does not wait for it. */
async function inTime<T>(asked: Promise<T>, query: readonly unknown[]): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<never>((_, fail) => {
    const look = () => keptHere.find(query).then((found) => found && fail(new Unreachable('slow')), fail);
    timer = setTimeout(() => void look(), PATIENCE);
  });
  try {
    return await Promise.race([asked, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}
