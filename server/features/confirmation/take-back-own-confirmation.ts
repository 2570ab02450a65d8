import { insertConfirmations } from '../../../db/confirmations.ts';
import { writes } from '../../act.ts';
import { ownTerm } from '../../confirmation/noticed-terms.ts';
import { takeBackOwnConfirmation as route } from '../../contract/confirmation.ts';
import { mayTakeBack } from '../../core/cycle/confirmation.ts';
import { invalid } from '../../refusal.ts';
import { rowOf } from './saying.ts';

/** One's own alone; whoever confirmed after it is asked again. */
export const takeBackOwnConfirmation = writes(route, async (cx, { term: code, reason }) => {
  const { tx, actor, target: pupil, now, today, newId } = cx;
  const { noticed, child } = await ownTerm(tx, pupil, { today, code });
  if (!mayTakeBack(child.stood, 'guardian', actor.personId))
    throw invalid('term', 'you have confirmed nothing of it that stands', 'confirmation.none');
  const by = { id: newId(), byId: actor.personId, at: now, reason };
  await insertConfirmations(tx, [rowOf(child, noticed, { stage: 'guardian', step: 'take-back', excuse: null }, by)]);
  return { reply: { pupilId: pupil.id }, audit: { object: pupil.id, detail: { termId: noticed.term.id } } };
});
