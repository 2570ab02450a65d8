import { writes } from '../../act.ts';
import { seeAnswer as route } from '../../contract/question-asked.ts';
import { questionOf } from './ask-rules.ts';
import { hasAsked, markSeen } from './store.ts';

/** Whoever of the family opens it first has seen it for all; the child, what it asked itself: its guardians still want to know. */
export const seeAnswer = writes(route, async ({ tx, target: pupil, params, actor, now }, { version }) => {
  const question = await questionOf(tx, pupil, params.questionId);
  const { id } = question;
  const isForAll = pupil.by.role !== 'pupil' || (await hasAsked(tx, question, actor));
  const first = !isForAll ? 0 : await markSeen(tx, { id, version }, ['answer'], { actor, now });
  return { reply: { first }, audit: { object: id, detail: { pupilId: pupil.id, first } } };
});
