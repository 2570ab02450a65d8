import type { Words } from '../../i18n/use-words.ts';
import { writtenPercent, writtenScore } from '../../i18n/written.ts';
import type { DimensionResult, Profile } from './profile-queries.ts';

type Needed = NonNullable<DimensionResult['needed']>;

/** What would be enough evidence, for whoever can bring it about. `seenBy`: how many have rated until now. */
export function neededWords({ ratings, raters, coverage }: Needed, seenBy: number, { t }: Words): string {
  const share = writtenPercent(coverage);
  const count = Math.max(ratings, raters);
  if (count === 0) return t('needed.title') + (coverage > 0 ? t('needed.coverage', { share }) : t('needed.other'));
  const more =
    raters === 0
      ? t('needed.more', { count })
      : seenBy === 0
        ? t('needed.moreByTeachers', { count, raters })
        : raters < count
          ? t('needed.moreSomeByOthers', { count, raters })
          : t('needed.moreByOthers', { count });
  return t('needed.title') + more + (coverage > 0 ? t('needed.coverageToo', { share }) : '');
}

/** Whether it changed since the term before by more than measurement error, or why that cannot be said. Never nothing. */
export function changeWords(
  { dimension, previous, change }: DimensionResult,
  data: Profile,
  { t, term }: Words,
): string {
  if (previous && change) {
    return t(`change.${change}`, { term: term(previous.term), score: writtenScore(previous.score) });
  }
  if (!data.terms.some(({ code }) => code < data.term.code)) return t('change.first');
  const last = data.growth.find((line) => line.dimension === dimension)?.points.at(-1);
  return last?.isJoined ? t('change.notKnown') : t(`change.apart.${last?.apart ?? 'no-score'}`);
}
