import { writes } from '../../act.ts';
import { answerQuestion as route } from '../../contract/question-answered.ts';
import { notFound } from '../../refusal.ts';
import { onlyFor } from '../../reports/waiting-questions.ts';
import { mustTake } from './ask-rules.ts';
import { markSeen, selectSome, takeStep } from './store.ts';

/** By who may; the question was seen with it, if not before. */
export const answerQuestion = writes(route, async (cx, { version, text }) => {
  const { tx, target, params, actor, now, today } = cx;
  const found = await selectSome(tx, [params.questionId]);
  const here = found.filter(({ classId }) => classId === target.id);
  const [before] = await onlyFor(tx, actor, [target], here, today);
  if (!before) throw notFound();
  const state = mustTake(before, version, 'answer');
  const next = await takeStep(tx, before, { step: 'answer', state, text }, { actor, now });
  await markSeen(tx, { questionId: before.id, version }, ['ask', 'ask-again'], { actor, now });
  return {
    reply: { questionId: before.id, version: next, state },
    audit: { object: before.id, detail: { pupilId: before.pupilId, version: next } },
  };
});
