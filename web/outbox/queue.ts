import { Refused } from '../api.ts';
import { type Delivered, type Outcome, outcomeOf, problemOf, unsettledIn } from './outcome.ts';
import type { Address, AskedAt, Waiting } from './waiting.ts';

export type Told = { readonly item: Waiting; readonly outcome: Outcome };
/** Answers true where it took the matter over: then nothing is left for the list. */
type Listener = (item: Waiting, outcome: Outcome) => boolean;

/** What a queue has around it: a browser's storage, network and other tabs, or what a test puts in their place. */
export type Around = {
  readonly kept: () => Promise<readonly Waiting[]>;
  /** Answers whether it is kept. */
  readonly keep: (item: Waiting) => Promise<boolean>;
  readonly letGo: (id: string) => Promise<void>;
  /** Only its own person sends: on a shared device somebody else may have signed in meanwhile. */
  readonly isTheirs: () => boolean;
  readonly isOnline: () => boolean;
  readonly ask: (item: Waiting) => Promise<unknown>;
  /** Of all who may send, one at a time. */
  readonly inTurn: (run: () => Promise<void>) => Promise<void>;
  /** It was saved. `isTaken`: somebody here has seen to the answer. */
  readonly sent: (item: Waiting, reply: unknown, isTaken: boolean) => Promise<void>;
  readonly tellOthers: (told: Told) => void;
  readonly leave: () => void;
};

const PATIENCE = 8_000;
const LONGEST = 60_000;

/**
 * The writes of one person on this device. Each is kept before it is sent, sent in order, and let go only when the service has
 * answered: so it survives a reload, and a reply that got lost is asked for again and does nothing twice.
 */
export class Queue {
  readonly personId: string;
  #items: readonly Waiting[] = [];
  /** What may be told to be waiting; the first moments of a write are nobody's business. */
  #late = new Set<string>();
  #unkept = new Set<string>();
  #askers = new Map<string, (outcome: Outcome) => void>();
  #watchers = new Set<() => void>();
  #listeners = new Set<Listener>();
  #faults = new Map<string, number>();
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #isAgain = false;
  #isOpen = true;
  #shown: readonly Waiting[] = [];
  readonly #around: Around;

  constructor(personId: string, around: Around) {
    this.personId = personId;
    this.#around = around;
    void this.#reload(true).then(() => this.#send());
  }

  close() {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#around.leave();
  }

  watch = (watcher: () => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };
  /** What has to wait, or was refused: oldest first. */
  shown = () => this.#shown;
  /** Everything that is not answered yet. */
  pending = () => this.#items.filter(({ problem }) => problem === null);

  listen(listener: Listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Sent, or waiting for a network and safe here; throws what the service refused, which is then nobody's but the caller's. */
  async deliver<A extends Address>(address: A, classId: string, asked: AskedAt<A>): Promise<Delivered<A>> {
    const item = await this.#add(address, classId, asked);
    const outcome = await new Promise<Outcome>((tell) => {
      this.#askers.set(item.id, tell);
      setTimeout(() => tell({ state: 'waiting' }), PATIENCE);
      void this.#send();
    });
    this.#askers.delete(item.id);
    if (outcome.state === 'refused') throw new Refused(outcome.problem);
    if (outcome.state === 'waiting') this.#markLate([item.id]);
    return outcome as Delivered<A>;
  }

  /** The same without waiting for an answer: listeners hear of it. */
  async put<A extends Address>(address: A, classId: string, asked: AskedAt<A>) {
    await this.#add(address, classId, asked);
    void this.#send();
  }

  async #add<A extends Address>(address: A, classId: string, asked: AskedAt<A>): Promise<Waiting> {
    const { body } = asked as { body: { clientId: string } };
    const last = this.#items.at(-1)?.at ?? 0;
    const item = { id: body.clientId, at: Math.max(Date.now(), last + 1), classId, address, asked, problem: null };
    await this.#store(item as unknown as Waiting);
    return item as unknown as Waiting;
  }

  retry = () => {
    this.#failures = 0;
    void this.#send();
  };

  /** A refused one is sent as it is once more. */
  async retryOne(id: string) {
    const item = this.#items.find((one) => one.id === id);
    if (item?.problem) await this.#store({ ...item, problem: null });
    this.retry();
  }

  async discard(id: string) {
    await this.#around.letGo(id);
    this.#unkept.delete(id);
    this.#put(this.#items.filter((item) => item.id !== id));
  }

  async #store(item: Waiting) {
    this.#put([...this.#items.filter(({ id }) => id !== item.id), item].sort((a, b) => a.at - b.at));
    // Until it is kept a look at the storage does not find it, and must not lose it.
    this.#unkept.add(item.id);
    if (await this.#around.keep(item)) this.#unkept.delete(item.id);
  }

  #put(items: readonly Waiting[]) {
    this.#items = items;
    this.#shown = items.filter(({ id, problem }) => problem !== null || this.#late.has(id));
    for (const watcher of this.#watchers) watcher();
  }

  #markLate(ids: readonly string[]) {
    for (const id of ids) this.#late.add(id);
    this.#put(this.#items);
  }

  /** What other tabs put in, or sent. One that somebody here waits for stays: sent again, it gets the reply of the first time. */
  async #reload(isFirst = false) {
    const kept = await this.#around.kept();
    const known = new Map(kept.map((item) => [item.id, item]));
    const own = this.#items.filter(({ id }) => this.#unkept.has(id) || this.#askers.has(id));
    for (const item of own) if (!known.has(item.id)) known.set(item.id, item);
    if (isFirst) for (const id of known.keys()) this.#late.add(id);
    this.#put([...known.values()].sort((a, b) => a.at - b.at));
  }

  async #send(): Promise<void> {
    this.#isAgain = true;
    this.#sending ??= this.#sendWhileAsked().finally(() => {
      this.#sending = undefined;
    });
    await this.#sending;
  }

  async #sendWhileAsked() {
    while (this.#isAgain && this.#isOpen) {
      this.#isAgain = false;
      await this.#around.inTurn(() => this.#sendAll());
    }
  }

  async #sendAll() {
    clearTimeout(this.#timer);
    await this.#reload();
    if (!this.#around.isTheirs()) return;
    for (const item of this.pending()) {
      if (!this.#isOpen) return;
      const outcome = this.#around.isOnline() ? await this.#sendOne(item) : ({ state: 'waiting' } as const);
      if (outcome.state === 'waiting') {
        // Everything behind it waits too: what was done first is sent first.
        const rest = this.pending();
        for (const one of rest) this.#askers.get(one.id)?.(outcome);
        this.#markLate(rest.map(({ id }) => id));
        const pause = Math.min(LONGEST, 1000 * 2 ** this.#failures) * (0.5 + Math.random() / 2);
        this.#failures += 1;
        this.#timer = setTimeout(() => void this.#send(), pause);
        return;
      }
      this.#failures = 0;
      await this.#settle(item, outcome);
    }
  }

  async #sendOne(item: Waiting): Promise<Outcome> {
    try {
      return { state: 'sent', reply: await this.#around.ask(item) };
    } catch (error) {
      const faults = (this.#faults.get(item.id) ?? 0) + 1;
      if (error instanceof Refused) this.#faults.set(item.id, faults);
      return outcomeOf(error, faults);
    }
  }

  async #settle(item: Waiting, outcome: Outcome) {
    const { isTaken, unsettled } = this.#tell(item, outcome);
    if (outcome.state === 'sent') await this.#around.sent(item, outcome.reply, isTaken);
    const isDone = isTaken || (outcome.state === 'sent' && unsettled === 0);
    if (isDone) await this.discard(item.id);
    else await this.#store({ ...item, problem: problemOf(outcome), cells: unsettled });
    this.#around.tellOthers({ item, outcome });
  }

  /** Another tab sent it. */
  hear({ item, outcome }: Told) {
    const { isTaken } = this.#tell(item, outcome);
    void (isTaken ? this.discard(item.id) : this.#reload());
  }

  #tell(item: Waiting, outcome: Outcome) {
    const asker = this.#askers.get(item.id);
    asker?.(outcome);
    const isHeard = [...this.#listeners].map((listener) => listener(item, outcome)).some(Boolean);
    return { isTaken: isHeard || asker !== undefined, unsettled: unsettledIn(outcome) };
  }
}
