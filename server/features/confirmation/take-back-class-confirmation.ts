import { insertConfirmations } from '../../../db/confirmations.ts';
import { writes } from '../../act.ts';
import { selectChildren } from '../../confirmation/children.ts';
import { noticedTerm, stageOf } from '../../confirmation/noticed-terms.ts';
import { takeBackClassConfirmation as route } from '../../contract/confirmation.ts';
import { mayTakeBack } from '../../core/cycle/confirmation.ts';
import { invalid, notFound } from '../../refusal.ts';
import { rowOf } from './saying.ts';

/** One's own alone; where the homeroom teacher does it, the principal is asked again. */
export const takeBackClassConfirmation = writes(route, async (cx, { term: code, pupilId, reason }) => {
  const { tx, actor, target, now, today, newId } = cx;
  const stage = stageOf(target);
  if (stage === null) throw notFound();
  const noticed = await noticedTerm(tx, target, { today, code });
  const [child] = await selectChildren(tx, target, noticed, { today, only: [pupilId] });
  if (!child) throw invalid('pupilId', 'that child is not asked about this term here', 'confirmation.not-asked');
  if (!mayTakeBack(child.stood, stage, actor.personId))
    throw invalid('pupilId', 'you have confirmed nothing of it that stands', 'confirmation.none');
  const by = { id: newId(), byId: actor.personId, at: now, reason };
  await insertConfirmations(tx, [rowOf(child, noticed, { stage, step: 'take-back', excuse: null }, by)]);
  return { reply: { pupilId }, audit: { object: pupilId, detail: { termId: noticed.term.id, stage } } };
});
