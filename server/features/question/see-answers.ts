import { writes } from '../../act.ts';
import { seeAnswers as route } from '../../contract/question-asked.ts';
import { notFound } from '../../refusal.ts';
import { markSeen, selectSome } from './store.ts';

/** Answers that were on a guardian's screen; whoever of the family sees one first has seen it for all. */
export const seeAnswers = writes(route, async ({ tx, target: pupil, actor, now }, { seen }) => {
  const rows = await selectSome(
    tx,
    seen.map(({ questionId }) => questionId),
  );
  const own = new Set(rows.flatMap(({ id, pupilId }) => (pupilId === pupil.id ? id : [])));
  if (seen.some(({ questionId }) => !own.has(questionId))) throw notFound();
  let first = 0;
  for (const one of seen) first += await markSeen(tx, one, ['answer'], { actor, now });
  return { reply: { first }, audit: { object: pupil.id, detail: { first } } };
});
