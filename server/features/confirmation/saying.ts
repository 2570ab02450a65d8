import type { ConfirmationRow } from '../../../db/confirmations.ts';
import type { Child, Noticed } from '../../confirmation/children.ts';
import type { ConfirmationStep, Excuse, Stage } from '../../core/cycle/confirmation.ts';

type Saying = { readonly stage: Stage; readonly step: ConfirmationStep; readonly excuse: Excuse | null };
type By = { readonly id: string; readonly byId: string; readonly at: number; readonly reason: string | null };

/** One more thing said of a child's record, after all that was said before. */
export function rowOf(child: Child, { notice }: Noticed, saying: Saying, by: By): ConfirmationRow {
  const { schoolId, classId, termId } = notice;
  const { pupilId, hash, said } = child;
  return { schoolId, classId, termId, pupilId, number: said.length + 1, hash, ...saying, ...by };
}
