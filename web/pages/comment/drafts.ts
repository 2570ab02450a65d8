import type { KeptChoice } from '../../../server/core/comment/catches.ts';
import type { Citation } from '../../../server/core/comment/citations.ts';
import { LONGEST } from '../../../server/core/comment/limits.ts';
import { cleanText } from '../../../server/core/text/clean.ts';
import { Refused, refusalCode } from '../../api.ts';
import { outcomeOf } from '../../outbox/outcome.ts';

export type Draft = {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly kept: readonly KeptChoice[];
};
/** `version`: the one it goes on from. */
export type KeptDraft = Draft & { readonly version: number };
type SaveState = 'saved' | 'unsaved' | 'saving' | 'waiting' | 'blank' | 'too-long' | 'stale' | 'refused';
export type Entry = KeptDraft & { readonly state: SaveState; readonly problem: unknown; readonly isOnDevice: boolean };

/** What it needs of the world: tests bring their own. */
type DraftParts = {
  readonly send: (pupilId: string, draft: KeptDraft, clientId: string) => Promise<{ readonly version: number }>;
  readonly keep: (pupilId: string, draft: KeptDraft) => Promise<boolean>;
  readonly letGo: (pupilId: string) => Promise<unknown>;
  readonly newClientId: () => string;
  /** Runs it later, once for the last asking. */
  readonly later: (run: () => void, seconds: number) => () => void;
};

/** The fingers rest so long before a text is sent; what waits for a network is tried again after so long. */
const REST = 1.5;
const AGAIN = 10;

/**
 * The texts of one class and term that somebody writes: each is on the device with the key that was pressed, and at the service when the
 * fingers rest. A text is let go of on the device only when the service has that very text.
 */
export class Drafts {
  readonly #parts: DraftParts;
  readonly #entries = new Map<string, Entry>();
  readonly #waits = new Map<string, () => void>();
  /** What was sent and not answered: it goes again, with the same id, before anything that was typed since. */
  readonly #sent = new Map<string, { readonly draft: KeptDraft; readonly clientId: string }>();
  readonly #flying = new Set<string>();
  readonly #watchers = new Set<() => void>();

  constructor(parts: DraftParts, left: readonly (readonly [pupilId: string, draft: KeptDraft])[]) {
    this.#parts = parts;
    for (const [pupilId, draft] of left) {
      this.#entries.set(pupilId, { ...draft, state: 'unsaved', problem: null, isOnDevice: true });
      this.#soon(pupilId, 0);
    }
  }

  watch = (watcher: () => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  /** Changes with everything: what a page shows is read again. */
  version = 0;

  of = (pupilId: string): Entry | undefined => this.#entries.get(pupilId);

  /** Whether something is neither at the service nor on the device. */
  isAtRisk = (): boolean =>
    [...this.#entries.values()].some(({ state, isOnDevice }) => state !== 'saved' && !isOnDevice);

  change(pupilId: string, draft: KeptDraft) {
    this.#put(pupilId, { ...draft, state: 'unsaved', problem: null, isOnDevice: false });
    void this.#parts.keep(pupilId, draft).then((isOnDevice) => {
      const now = this.#entries.get(pupilId);
      if (now && now.text === draft.text) this.#put(pupilId, { ...now, isOnDevice });
    });
    this.#soon(pupilId, REST);
  }

  /** At once: whoever goes on to the next child waits for nothing. */
  flush(pupilId: string) {
    if (this.#entries.get(pupilId)?.state === 'unsaved') this.#soon(pupilId, 0);
  }

  /** There may be a network again. */
  retry = () => {
    for (const [pupilId, { state }] of this.#entries) if (state === 'waiting') this.#soon(pupilId, 0);
  };

  /** The service is right: what was typed here is let go of. */
  async forget(pupilId: string) {
    this.#waits.get(pupilId)?.();
    this.#sent.delete(pupilId);
    this.#entries.delete(pupilId);
    this.#tell();
    await this.#parts.letGo(pupilId);
  }

  /** Signed out: nothing more is kept or sent. */
  close() {
    for (const stop of this.#waits.values()) stop();
    this.#waits.clear();
    this.#entries.clear();
  }

  #soon(pupilId: string, seconds: number) {
    this.#waits.get(pupilId)?.();
    this.#waits.set(
      pupilId,
      this.#parts.later(() => void this.#save(pupilId), seconds),
    );
  }

  async #save(pupilId: string) {
    const entry = this.#entries.get(pupilId);
    if (!entry || this.#flying.has(pupilId) || entry.state === 'saved' || entry.state === 'stale') return;
    const length = cleanText(entry.text).length;
    if (length === 0 || length > LONGEST) {
      this.#put(pupilId, { ...entry, state: length === 0 ? 'blank' : 'too-long' });
      return;
    }
    const { text, citations, kept, version } = entry;
    const draft = { text, citations, kept, version };
    const sent = this.#sent.get(pupilId) ?? { draft, clientId: this.#parts.newClientId() };
    this.#sent.set(pupilId, sent);
    this.#flying.add(pupilId);
    this.#put(pupilId, { ...entry, state: 'saving' });
    try {
      const answered = await this.#parts.send(pupilId, sent.draft, sent.clientId);
      this.#flying.delete(pupilId);
      this.#sent.delete(pupilId);
      this.#saved(pupilId, sent.draft, answered.version);
    } catch (error) {
      this.#flying.delete(pupilId);
      this.#failed(pupilId, sent.draft, error);
    }
  }

  #saved(pupilId: string, sent: KeptDraft, version: number) {
    const now = this.#entries.get(pupilId);
    if (!now) return;
    if (isSameSaid(now, sent)) {
      this.#put(pupilId, { ...now, version, state: 'saved', problem: null });
      void this.#parts.letGo(pupilId);
      return;
    }
    // Something was typed meanwhile: it goes on from what is saved now.
    this.change(pupilId, { text: now.text, citations: now.citations, kept: now.kept, version });
  }

  #failed(pupilId: string, sent: KeptDraft, error: unknown) {
    const now = this.#entries.get(pupilId);
    if (!now) return;
    if (outcomeOf(error, 1).state === 'waiting') {
      this.#put(pupilId, { ...now, state: 'waiting' });
      this.#soon(pupilId, AGAIN);
      return;
    }
    this.#sent.delete(pupilId);
    if (refusalCode(error) === 'stale') this.#put(pupilId, { ...now, state: 'stale', problem: error });
    else if (isSameSaid(now, sent)) this.#put(pupilId, { ...now, state: 'refused', problem: error });
    else this.#soon(pupilId, REST);
  }

  #put(pupilId: string, entry: Entry) {
    this.#entries.set(pupilId, entry);
    this.#tell();
  }

  #tell() {
    this.version += 1;
    for (const watcher of this.#watchers) watcher();
  }
}

const isSameSaid = (a: Draft, b: Draft) =>
  JSON.stringify([a.text, a.citations, a.kept]) === JSON.stringify([b.text, b.citations, b.kept]);

export const faultOf = (error: unknown): string | undefined =>
  error instanceof Refused ? error.problem.errors?.find(({ code }) => code?.startsWith('comment.'))?.code : undefined;
