import { parentPort } from 'node:worker_threads';
import { printReport } from '../report-paper/print-report.ts';
import type { ReportPaper } from '../report-paper/report-paper.ts';
import type { Book, BookPhotos } from './book.ts';
import { printBook } from './print-book.ts';

/** What the main thread asks for, and what it is told. */
export type Ordered = { readonly book: Book; readonly photos: BookPhotos } | { readonly paper: ReportPaper };
export type Pressed = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: string };

const tell = (pressed: Pressed, moved: ArrayBuffer[] = []) => parentPort?.postMessage(pressed, moved);

const made = async (ordered: Ordered) =>
  'paper' in ordered ? await printReport(ordered.paper) : await printBook(ordered.book, ordered.photos);

parentPort?.on('message', (ordered: Ordered) => {
  made(ordered).then(
    (bytes) => tell({ bytes }, [bytes.buffer]),
    (error: unknown) => tell({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
