import { decideObjection, selectOptionalObjection } from '../../../db/objections.ts';
import { writes } from '../../act.ts';
import { answerObjection as route } from '../../contract/objection.ts';
import { isReasonOf, objectionAfter } from '../../core/cycle/objection.ts';
import { invalid, notFound, Refusal } from '../../refusal.ts';
import { mayNotDecide } from './deciders.ts';

/** Decided once, by somebody unrelated as far as we know; upheld, that activity may be corrected while the notice goes on. */
export const answerObjection = writes(route, async (cx, { step, reason, text }) => {
  const { tx, actor, target: school, params, now, today } = cx;
  const before = await selectOptionalObjection(tx, { schoolId: school.id, id: params.objectionId });
  if (!before) throw notFound();
  const state = objectionAfter(before.state, step);
  if (!state) throw new Refusal(409, 'conflict');
  const fault = await mayNotDecide(tx, before, { personId: actor.personId, today });
  if (fault) throw invalid('objectionId', 'somebody else decides this one', fault);
  if (!isReasonOf(step, reason)) throw invalid('reason', 'this is no reason for that', 'objection.reason');
  await decideObjection(tx, before, { state, reason, answer: text, answeredBy: actor.personId, answeredAt: now });
  return { reply: { objectionId: before.id, state }, audit: { object: before.id, detail: { state, reason } } };
});
