import { writes } from '../../act.ts';
import { rateBlind as route } from '../../contract/moderation.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { countLeft } from '../../reports/own-ratings.ts';
import { indicatorFinder } from './indicator-finder.ts';
import { ownOpenRating } from './own-rating.ts';
import { setAnswer } from './store.ts';

/** An answer is given once; who thinks otherwise takes it back first, so that two open pages do not write over each other. */
export const rateBlind = writes(route, async (cx, { ratingId, answer, seconds }) => {
  const { tx, now } = cx;
  const rating = await ownOpenRating(tx, cx, ratingId);
  if (rating.ratedAt !== null) throw new Refusal(409, 'stale');
  if (answer.kind === 'level') {
    const { rubric } = (await indicatorFinder(tx, [rating]))(rating);
    if (!rubric.levelScale.some(({ code }) => code === answer.level))
      throw invalid('answer.level', 'the rubric has no such level');
  }
  const said = answer.kind === 'level' ? { level: answer.level, left: null } : { level: null, left: answer.because };
  await setAnswer(tx, ratingId, { ...said, seconds, ratedAt: now });
  return {
    reply: { ratingId, left: await countLeft(tx, cx.actor.personId, cx.today) },
    audit: { object: ratingId, detail: { roundId: rating.roundId, answer: answer.kind } },
  };
});
