import { createHash } from 'node:crypto';
import type { SchoolCells } from '../../server/core/measurement/cells.ts';
import type { SchoolEvidence } from '../../server/core/screens/evidence.ts';

/** A digest of plain data, and of all that a school's cells say: the same evidence has the same, in whatever order it was written. */
export function digestOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}

export function digestOfCells({ schoolId, pupils, indicators, raters, size: _, ...columns }: SchoolCells): string {
  const hash = createHash('sha256').update(JSON.stringify([schoolId, pupils, indicators, raters]));
  for (const column of Object.values(columns)) hash.update(new Uint8Array(column.buffer));
  return hash.digest('hex');
}

const PART = 1000;

export function digestOfEvidence({ marks, names, scales, past, ...rest }: SchoolEvidence): string {
  const hash = createHash('sha256').update(JSON.stringify([[...names].sort(), [...scales], past, rest]));
  // In parts: one call for each mark takes longer than writing it out, and all of them at once are a string of a hundred megabytes.
  for (let from = 0; from < marks.length; from += PART) hash.update(JSON.stringify(marks.slice(from, from + PART)));
  return hash.digest('hex');
}
