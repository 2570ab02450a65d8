import { and, eq } from 'drizzle-orm';
import { insertRows } from '../../../db/bulk.ts';
import type { Reader, Writer } from '../../../db/engine.ts';
import type { ReachedMark, ReachedPupil } from '../../../db/reach/reached.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import type { ChosenWork } from '../../core/selection/chosen.ts';

type SelectionRow = Tables['selections']['$inferSelect'];

/** What teachers suggest of a child in a term, and take back no more. */
export async function selectSuggestions(q: Reader, { id }: ReachedPupil, termId: string) {
  const { workSuggestions } = q.tables;
  return await q
    .select({ markId: workSuggestions.markId, suggestedBy: workSuggestions.suggestedBy })
    .from(workSuggestions)
    .where(
      and(eq(workSuggestions.pupilId, id), eq(workSuggestions.termId, termId), eq(workSuggestions.isSuggested, true)),
    );
}

type Chosen = { readonly works: readonly ChosenWork[]; readonly at: number; readonly by: string };

/** False where somebody else chose first meanwhile. */
export async function insertSelection(
  tx: Writer,
  { pupilId, termId }: Pick<SelectionRow, 'pupilId' | 'termId'>,
  { works, at, by }: Chosen,
): Promise<boolean> {
  const row = { pupilId, termId, works, version: 1, enteredAt: at, enteredBy: by };
  return (await insertRows(tx, tx.tables.selections, [row], 'skip')) === 1;
}

/** What was chosen before is kept. */
export async function changeSelection(tx: Writer, before: SelectionRow, { works, at, by }: Chosen) {
  const { selections, selectionVersions } = tx.tables;
  await insertRows(tx, selectionVersions, [{ ...before, replacedAt: at, replacedBy: by }]);
  await tx
    .update(selections)
    .set({ works, version: before.version + 1, enteredAt: at, enteredBy: by })
    .where(and(eq(selections.pupilId, before.pupilId), eq(selections.termId, before.termId)));
}

type Suggested = { readonly isSuggested: boolean; readonly at: number; readonly by: string };

/** Who said it last stands there. */
export async function putSuggestion(tx: Writer, mark: ReachedMark, { isSuggested, at, by }: Suggested) {
  const { workSuggestions } = tx.tables;
  const { schoolId, id: markId, pupilId, termId } = mark;
  const row = { schoolId, markId, pupilId, termId, isSuggested, suggestedAt: at, suggestedBy: by };
  await insertRows(tx, workSuggestions, [row], { replace: [workSuggestions.schoolId, workSuggestions.markId] });
}
