import { reads } from '../../act.ts';
import { type BlindCard, readModerationTask as route } from '../../contract/moderation.ts';
import { levelWords } from '../../core/rubric/level-words.ts';
import { gradeBandOf } from '../../core/rubric/rubric.ts';
import { type OwnRating, selectOwnRatings } from '../../reports/own-ratings.ts';
import { indicatorFinder } from './indicator-finder.ts';
import { asDimension } from './round-parts.ts';

export const readModerationTask = reads(route, async ({ q, actor, today }) => {
  const own = await selectOwnRatings(q, actor.personId, today);
  const open = own.filter(({ ratedAt }) => ratedAt === null);
  const [last] = own
    .flatMap(({ ratedAt, ...rating }) => (ratedAt === null ? [] : { ...rating, ratedAt }))
    .sort((a, b) => b.ratedAt - a.ratedAt);
  const shown = open.slice(0, 2);
  const find = await indicatorFinder(q, shown);
  const [next = null, afterNext = null] = shown.map((rating) => asCard(rating, find(rating)));
  return {
    left: open.length,
    done: own.length - open.length,
    closesOn: open[0]?.closesOn ?? null,
    next,
    afterNext,
    last: last ? { ratingId: last.ratingId, level: last.level, left: last.left } : null,
  };
});

type Found = ReturnType<Awaited<ReturnType<typeof indicatorFinder>>>;

function asCard(rating: OwnRating, { rubric, indicator }: Found): BlindCard {
  const { ratingId, grade, title, note, isShared } = rating;
  const bandId = gradeBandOf(rubric, grade)?.id ?? null;
  return {
    ratingId,
    dimension: asDimension(rating.dimension),
    indicator: indicator.title,
    grade,
    levels: rubric.levelScale.map(({ code, label }) => ({
      level: code,
      label,
      descriptor: levelWords(indicator, bandId, code) ?? label,
    })),
    observationPoints: indicator.observationPoints.map((point) => point.title),
    title,
    note,
    isShared,
  };
}
