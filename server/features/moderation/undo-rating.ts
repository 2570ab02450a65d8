import { writes } from '../../act.ts';
import { undoBlindRating as route } from '../../contract/moderation.ts';
import { Refusal } from '../../refusal.ts';
import { countLeft } from '../../reports/own-ratings.ts';
import { ownOpenRating } from './own-rating.ts';
import { setAnswer } from './store.ts';

export const undoBlindRating = writes(route, async (cx, { ratingId }) => {
  const { tx } = cx;
  const rating = await ownOpenRating(tx, cx, ratingId);
  if (rating.ratedAt === null) throw new Refusal(409, 'stale');
  await setAnswer(tx, ratingId, { level: null, left: null, seconds: null, ratedAt: null });
  return {
    reply: { ratingId, left: await countLeft(tx, cx.actor.personId, cx.today) },
    audit: { object: ratingId, detail: { roundId: rating.roundId } },
  };
});
