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

export function digestOfEvidence({ marks, names, scales, past, ...rest }: SchoolEvidence): string {
  const hash = createHash('sha256').update(JSON.stringify([[...names].sort(), [...scales], past, rest]));
  for (const mark of marks) hash.update(JSON.stringify(mark));
  return hash.digest('hex');
}
