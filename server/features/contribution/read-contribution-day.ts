import { reads } from '../../act.ts';
import { type ContributionFault, readContributionDay as route } from '../../contract/contribution.ts';
import { Day, DIMENSIONS } from '../../contract/words.ts';
import { invalid, notFound } from '../../refusal.ts';
import { asClassName, asTerm, schoolNameOf } from '../../reply-parts.ts';
import { choosable, familyDay, reviewerOf } from './family-rules.ts';

export const readContributionDay = reads(route, async ({ q, target: pupil, params, today }) => {
  const asked = Day.safeParse(params.day);
  if (!asked.success) throw notFound();
  const { at, day, teaching } = await familyDay(q, pupil, { on: asked.data, today, path: 'day' });
  const reviewer = reviewerOf(teaching, { happenedOn: day.on, indicatorId: null });
  if (!reviewer) {
    const code: ContributionFault = 'contribution.nobody';
    throw invalid('day', 'nobody who had the class on that day teaches it now', code);
  }
  const found = [...choosable(day, pupil.id).values()];
  return {
    on: day.on,
    class: asClassName(at, day.term.code),
    schoolName: schoolNameOf(at),
    term: asTerm(day.term, day.current),
    reviewer: reviewer.name,
    dimensions: DIMENSIONS.flatMap((dimension) => {
      const own = found.filter(({ rubric }) => rubric.dimension === dimension);
      const indicators = own.map(({ indicator: { id: indicatorId, title } }) => ({ indicatorId, title }));
      return indicators.length > 0 ? { dimension, indicators } : [];
    }),
  };
});
