import { writes } from '../../act.ts';
import { answerQuestion as route } from '../../contract/question-answered.ts';
import { mustTake, questionFor } from './ask-rules.ts';
import { markSeen, takeStep } from './store.ts';

/** By one of those who may; it was seen with it, if not before. */
export const answerQuestion = writes(route, async (cx, { version, text }) => {
  const { tx, target, params, actor, now, today } = cx;
  const before = await questionFor(tx, actor, target, { id: params.questionId, today });
  const state = mustTake(before, version, 'answer');
  const next = await takeStep(tx, before, { step: 'answer', state, text }, { actor, now });
  await markSeen(tx, before, ['ask', 'ask-again'], { actor, now });
  return {
    reply: { questionId: before.id, version: next, state },
    audit: { object: before.id, detail: { pupilId: before.pupilId, version: next } },
  };
});
