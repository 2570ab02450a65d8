import { reads } from '../../act.ts';
import { type ContributionFault, readContributionDay as route } from '../../contract/contribution.ts';
import { Day, DIMENSIONS } from '../../contract/words.ts';
import { ownLevelsOf } from '../../core/contribution/own-view.ts';
import { levelWords } from '../../core/rubric/level-words.ts';
import { gradeBandOf } from '../../core/rubric/rubric.ts';
import type { OfferedIndicator } from '../../recording/may-record.ts';
import { invalid, notFound } from '../../refusal.ts';
import { asClassName, asTerm, schoolNameOf } from '../../reply-parts.ts';
import { askerKind, choosable, familyDay, reviewerOf } from './family-rules.ts';

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
  const levelsOf = (one: OfferedIndicator) => {
    const band = gradeBandOf(one.rubric, day.grade)?.id ?? null;
    return ownLevelsOf(one, askerKind(pupil)).map(({ code, label }) => ({
      ...{ level: code, label, looksLike: levelWords(one.indicator, band, code) ?? null },
    }));
  };
  return {
    on: day.on,
    class: asClassName(at, day.term.code),
    schoolName: schoolNameOf(at),
    term: asTerm(day.term, day.current),
    reviewer: reviewer.name,
    dimensions: DIMENSIONS.flatMap((dimension) => {
      const own = found.filter(({ rubric }) => rubric.dimension === dimension);
      const indicators = own.map((one) => {
        const { id: indicatorId, title } = one.indicator;
        return { indicatorId, title, ownLevels: levelsOf(one) };
      });
      return indicators.length > 0 ? { dimension, indicators } : [];
    }),
  };
});
