import { writes } from '../../act.ts';
import { seeQuestions as route } from '../../contract/question-answered.ts';
import { notFound } from '../../refusal.ts';
import { onlyFor } from '../../reports/waiting-questions.ts';
import { markSeen, selectSome } from './store.ts';

/** Questions that were on the screen of a teacher who may answer them. */
export const seeQuestions = writes(route, async ({ tx, target, actor, now, today }, { seen }) => {
  const rows = await selectSome(
    tx,
    seen.map(({ questionId }) => questionId),
  );
  const here = rows.filter(({ classId }) => classId === target.id);
  const own = new Set((await onlyFor(tx, actor, [target], here, today)).map(({ id }) => id));
  if (seen.some(({ questionId }) => !own.has(questionId))) throw notFound();
  let first = 0;
  for (const one of seen) first += await markSeen(tx, one, ['ask', 'ask-again'], { actor, now });
  return { reply: { first }, audit: { object: target.id, detail: { first } } };
});
