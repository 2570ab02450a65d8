import { parentPort, workerData } from 'node:worker_threads';
import type { Kept } from '../../db/measure/keep.ts';
import { measureTerm, type Tally, type WantedTerm } from '../../db/measure/measure-term.ts';
import { openStore } from '../../db/open-store.ts';

/** What the main thread asks for, and what it says when something is on disk. */
export type Wanted = WantedTerm | 'kept';
/** What it is to write, and then how a whole term went. */
export type Told = { readonly keep: Kept } | { readonly done: Tally } | { readonly fault: string };

const { database } = workerData as { database: string };
const store = await openStore(database);
const tell = (told: Told) => parentPort?.postMessage(told);

// One measurement at a time is on its way to the writer: a slow disk slows this thread and fills no queue.
let written: (() => void) | undefined;
const keep = async (kept: Kept) => {
  tell({ keep: kept });
  await new Promise<void>((resolve) => {
    written = resolve;
  });
};

parentPort?.on('message', (wanted: Wanted) => {
  if (wanted === 'kept') written?.();
  else
    measureTerm({ ...wanted, read: store.read, keep }).then(
      (done) => tell({ done }),
      (error: unknown) => tell({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
});
