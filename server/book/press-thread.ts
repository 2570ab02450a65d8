import { parentPort } from 'node:worker_threads';
import type { Book, BookPhotos } from './book.ts';
import { printBook } from './print-book.ts';

/** What the main thread asks for, and what it is told. */
export type Ordered = { readonly book: Book; readonly photos: BookPhotos };
export type Pressed = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: string };

const tell = (pressed: Pressed, moved: ArrayBuffer[] = []) => parentPort?.postMessage(pressed, moved);

parentPort?.on('message', ({ book, photos }: Ordered) => {
  printBook(book, photos).then(
    (bytes) => tell({ bytes }, [bytes.buffer]),
    (error: unknown) => tell({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
