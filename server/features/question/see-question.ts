import { writes } from '../../act.ts';
import { seeQuestion as route } from '../../contract/question-answered.ts';
import { questionFor } from './ask-rules.ts';
import { markSeen } from './store.ts';

/** Opened by one of those who may answer, it was seen by the school. */
export const seeQuestion = writes(route, async ({ tx, target, params, actor, now, today }, { version }) => {
  const { id, pupilId } = await questionFor(tx, actor, target, { id: params.questionId, today });
  const first = await markSeen(tx, { id, version }, ['ask', 'ask-again'], { actor, now });
  return { reply: { first }, audit: { object: id, detail: { pupilId, first } } };
});
