import { insertConfirmations } from '../../../db/confirmations.ts';
import { writes } from '../../act.ts';
import { ownTerm } from '../../confirmation/noticed-terms.ts';
import { confirmOwnRecord as route } from '../../contract/confirmation.ts';
import { confirmOutcome } from '../../core/cycle/confirmation.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { rowOf } from './saying.ts';

/** A guardian says that the list, as it was shown, is right. What is another list by now is not confirmed. */
export const confirmOwnRecord = writes(route, async (cx, { term: code, hash }) => {
  const { tx, actor, target: pupil, now, today, newId } = cx;
  const { noticed, child } = await ownTerm(tx, pupil, { today, code });
  const { stood, hasObjection } = child;
  const asked = { stage: 'guardian', shown: hash, now: child.hash, excuse: null, hasObjection } as const;
  const outcome = confirmOutcome(stood, asked);
  if (outcome === 'stale')
    throw new Refusal(409, 'stale', {
      errors: [{ path: 'hash', message: 'the records are others by now', code: 'confirmation.changed' }],
    });
  if (outcome === 'objection') throw invalid('term', 'an objection about this child is open', 'confirmation.objection');
  const detail = { termId: noticed.term.id, hash };
  if (outcome === 'confirmed') {
    const by = { id: newId(), byId: actor.personId, at: now, reason: null };
    await insertConfirmations(tx, [rowOf(child, noticed, { stage: 'guardian', step: 'confirm', excuse: null }, by)]);
  }
  return { reply: { pupilId: pupil.id }, audit: { object: pupil.id, detail } };
});
