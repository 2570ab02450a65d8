import { type Engine, type Job, type Store, StoreUnavailable, type Tally } from '../db/engine.ts';
import type { ChainKey } from '../db/history/links.ts';
import type { ProblemCode } from './contract/problem.ts';
import { Refusal, type RefusalDetail } from './refusal.ts';
import { startThread } from './start-thread.ts';

/** Where it writes, and the key that the history is written with. */
export type WriterData = { readonly database: string; readonly chainKey: ChainKey };
export type Question = { readonly ask: number; readonly job: Job | 'tally' | 'close' };
export type Answer = {
  readonly ask: number;
  readonly reply?: unknown;
  readonly refusal?: { readonly status: number; readonly code: ProblemCode; readonly detail: RefusalDetail };
  readonly isUnavailable?: boolean;
  readonly fault?: string;
};

type Threaded = Engine & {
  /** Kept when the writer has ended and nobody had told it to, with why. Nothing can be written then until the process is started again. */
  readonly gone: Promise<StoreUnavailable>;
};

/** An engine that reads here and acts in the writer's own thread, so that a slow disk stops that thread and no other. */
export async function threadedEngine(
  data: WriterData,
  store: Store,
  worker = startThread('writer-thread', data),
): Promise<Threaded> {
  const open = new Map<number, { kept(reply: unknown): void; failed(error: Error): void }>();
  let asked = 0;
  const ask = (job: Question['job']) =>
    new Promise<unknown>((kept, failed) => {
      if (ended) return failed(ended);
      asked += 1;
      open.set(asked, { kept, failed });
      worker.postMessage({ ask: asked, job } satisfies Question);
    });
  worker.on('message', (answer: Answer) => {
    const asker = open.get(answer.ask);
    open.delete(answer.ask);
    const error = errorOf(answer);
    if (error) asker?.failed(error);
    else asker?.kept(answer.reply);
  });
  const started = new Promise((kept, failed) => open.set(0, { kept, failed }));
  // A writer that ended answers nobody: whoever waits is told, and whoever comes is too. One that was ended from outside says no error.
  let ended: StoreUnavailable | undefined;
  let isClosing = false;
  const gone = new Promise<StoreUnavailable>((told) => {
    const end = (cause: Error) => {
      ended ??= new StoreUnavailable("the writer's thread ended", { cause });
      for (const asker of open.values()) asker.failed(ended);
      open.clear();
      if (!isClosing) told(ended);
    };
    worker.once('error', end);
    worker.once('exit', (code) => end(new Error(`with code ${code}`)));
  });
  await started;
  return {
    read: store.read,
    act: ask,
    writesAtOnce: store.writesAtOnce,
    tally: async () => (await ask('tally')) as Tally,
    gone,
    async close() {
      isClosing = true;
      if (!ended) await ask('close');
      await worker.terminate();
      await store.close();
    },
  };
}

function errorOf({ refusal, fault, isUnavailable }: Answer): Error | undefined {
  if (refusal) return new Refusal(refusal.status, refusal.code, refusal.detail);
  if (isUnavailable) return new StoreUnavailable(fault);
  return fault === undefined ? undefined : new Error(fault);
}
