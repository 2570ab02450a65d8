import { writes } from '../../act.ts';
import { seeAnswer as route } from '../../contract/question-asked.ts';
import { questionOf } from './ask-rules.ts';
import { markSeen } from './store.ts';

/** Whoever of the family opens it first has seen it for all. */
export const seeAnswer = writes(route, async ({ tx, target: pupil, params, actor, now }, { version }) => {
  const { id } = await questionOf(tx, pupil, params.questionId);
  const first = await markSeen(tx, { id, version }, ['answer'], { actor, now });
  return { reply: { first }, audit: { object: id, detail: { pupilId: pupil.id, first } } };
});
