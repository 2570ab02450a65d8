import { writes } from '../../act.ts';
import { suggestWork as route, type SelectionFault } from '../../contract/selection.ts';
import { selectMark } from '../../recording/store.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { putSuggestion } from './store.ts';

/** Only what the family reads can be suggested to it. */
export const suggestWork = writes(route, async ({ tx, target, now, actor }, { isSuggested }) => {
  if (target.isWithdrawn) throw new Refusal(409, 'conflict');
  const { forFamily } = await selectMark(tx, target);
  const code: SelectionFault = 'works.not-for-family';
  if (isSuggested && !forFamily) throw invalid('isSuggested', 'the family does not read this record', code);
  await putSuggestion(tx, target, { isSuggested, at: now, by: actor.personId });
  return { reply: { isSuggested }, audit: { object: target.id, detail: { isSuggested: Number(isSuggested) } } };
});
