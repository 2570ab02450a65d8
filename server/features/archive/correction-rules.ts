import { type CorrectionRow, selectOptionalCorrection } from '../../../db/archives.ts';
import type { Reader } from '../../../db/engine.ts';
import type { ReachedClass } from '../../../db/reach/reached.ts';
import { type CorrectionStep, correctionAfter } from '../../core/cycle/correction.ts';
import { notFound, Refusal } from '../../refusal.ts';

/** Whoever asked, and whoever may decide, say that it is done. */
export const mayEnd = ({ by: { role } }: ReachedClass, { askedBy }: CorrectionRow, personId: string): boolean =>
  role !== 'homeroom' || askedBy === personId;

/** A correction of the class, and what a step makes of it; refused where somebody took one meanwhile. */
export async function correctionFor(q: Reader, at: ReachedClass, { id, step }: { id: string; step: CorrectionStep }) {
  const row = await selectOptionalCorrection(q, { schoolId: at.schoolId, id });
  if (row?.classId !== at.id) throw notFound();
  const state = correctionAfter(row.state, step);
  if (!state) throw new Refusal(409, 'conflict');
  return { row, state };
}
