import type { Act } from './act.ts';
import { askCorrection } from './features/archive/ask-correction.ts';
import { decideCorrection } from './features/archive/decide-correction.ts';
import { endCorrection } from './features/archive/end-correction.ts';
import { exportArchive } from './features/archive/export-archive.ts';
import { fileClassRecords } from './features/archive/file-class-records.ts';
import { listArchives } from './features/archive/list-archives.ts';
import { listCorrectable } from './features/archive/list-correctable.ts';
import { printArchive } from './features/archive/print-archive.ts';
import { readClassArchives } from './features/archive/read-class-archives.ts';
import { readOwnTerm } from './features/own-term/read-own-term.ts';

/** What is filed of a class's term when it was confirmed, how it is corrected afterwards, and what of all this is next for whom. */
export const archiveActs: readonly Act[] = [
  readClassArchives,
  fileClassRecords,
  listCorrectable,
  askCorrection,
  decideCorrection,
  endCorrection,
  listArchives,
  printArchive,
  exportArchive,
  readOwnTerm,
];
