import { createHash } from 'node:crypto';
import { type ListedEntry, listText } from '../core/cycle/evidence-list.ts';

/** SHA-256, in hex, of the list of a child's records: what whoever confirms it has read. */
export const evidenceHash = (of: Parameters<typeof listText>[0], entries: readonly ListedEntry[]): string =>
  createHash('sha256').update(listText(of, entries)).digest('hex');
