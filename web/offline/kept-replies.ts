import { Unreachable } from '../api.ts';
import { asKept } from './what-is-kept.ts';

/** A place on this device that outlives the page: IndexedDB, or what a test puts in its place. */
export type Shelf = {
  readonly get: (name: string) => Promise<unknown>;
  readonly set: (name: string, value: unknown) => Promise<void>;
  readonly del: (name: string) => Promise<void>;
  readonly names: () => Promise<string[]>;
};

/** Whose, by id, and when the service last answered them. */
type Owner = { readonly personId: string; readonly confirmedAt: number };
type Sealed = { readonly at: number; readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer };
export type Found = { readonly at: number; readonly reply: object };

/** What was kept is gone, because the service has not been asked for too long. */
export class KeptTooLong extends Unreachable {}

const DAY = 86_400_000;
const LONGEST = 7 * DAY;
const [KEY, OWNER, REPLY] = ['key', 'owner', 'reply '];

/**
 * What the log page needs without a network, sealed with a key that is made when somebody signs in and goes when they sign out. The
 * key cannot be read out of the browser; without it nothing is kept, and what is left of it says nothing.
 */
export class KeptReplies {
  readonly #shelf: Shelf;
  readonly #now: () => number;
  /** Counts what was cleared: an answer that was on its way then is not kept after it. */
  #cleared = 0;

  constructor(shelf: Shelf, now: () => number = Date.now) {
    this.#shelf = shelf;
    this.#now = now;
  }

  /** Somebody has signed in: what is left of anybody else goes, and a key is here from now on. */
  async give(personId: string) {
    const owner = await this.#owner();
    if (owner?.personId !== personId) await this.clear();
    if (!(await this.#key())) {
      await this.#shelf.set(
        KEY,
        await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
      );
    }
    await this.#shelf.set(OWNER, { personId, confirmedAt: this.#now() } satisfies Owner);
  }

  /** Nothing is left, the key neither. */
  async clear() {
    this.#cleared += 1;
    await this.#drop(() => true);
  }

  /** The service has answered: kept, if it is something that may be. */
  async keep(query: readonly unknown[], reply: object) {
    const before = this.#cleared;
    const [key, owner] = [await this.#key(), await this.#owner()];
    const said = asKept(query, reply);
    if (!key || !owner || !said) return;
    const name = nameOf(query);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const clear = new TextEncoder().encode(JSON.stringify(said));
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encoded(name) }, key, clear);
    if (before !== this.#cleared) return;
    await this.#shelf.set(name, { at: this.#now(), iv, bytes } satisfies Sealed);
    await this.#shelf.set(OWNER, { ...owner, confirmedAt: this.#now() } satisfies Owner);
  }

  /** As it was when the service last answered; after seven days without it all of it goes, and that is said. */
  async find(query: readonly unknown[]): Promise<Found | undefined> {
    const owner = await this.#owner();
    if (!owner) return undefined;
    const age = this.#now() - owner.confirmedAt;
    // A clock that was put back does not make it last.
    if (age > LONGEST || age < -DAY) {
      this.#cleared += 1;
      await this.#drop((name) => name !== OWNER);
      throw new KeptTooLong('kept for too long');
    }
    const name = nameOf(query);
    const [key, sealed] = [await this.#key(), (await this.#shelf.get(name)) as Sealed | undefined];
    if (!key || !sealed) return undefined;
    const how = { name: 'AES-GCM', iv: sealed.iv, additionalData: encoded(name) };
    const clear = await crypto.subtle.decrypt(how, key, sealed.bytes);
    return { at: sealed.at, reply: JSON.parse(new TextDecoder().decode(clear)) as object };
  }

  /** The service has said no, or has said that a class is theirs no more. */
  async letGo(isGone: (query: readonly unknown[]) => boolean) {
    await this.#drop((name) => name.startsWith(REPLY) && isGone(JSON.parse(name.slice(REPLY.length)) as unknown[]));
  }

  async #drop(isGone: (name: string) => boolean) {
    for (const name of await this.#shelf.names()) if (isGone(name)) await this.#shelf.del(name);
  }
  #owner = async () => (await this.#shelf.get(OWNER)) as Owner | undefined;
  #key = async () => (await this.#shelf.get(KEY)) as CryptoKey | undefined;
}

const nameOf = (query: readonly unknown[]) => REPLY + JSON.stringify(query);
const encoded = (text: string) => new TextEncoder().encode(text);
