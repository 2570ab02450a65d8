import './minute-words.ts';
import { enoughWith } from '../../../server/core/scoring/enough-evidence.ts';
import { unsaidChange } from '../../../server/core/scoring/growth.ts';
import type { Words } from '../../i18n/use-words.ts';
import { writtenPercent, writtenScore } from '../../i18n/written.ts';
import type { DimensionResult, Profile } from './profile-queries.ts';

type Needed = NonNullable<DimensionResult['needed']>;

/** What would be enough evidence, for whoever can bring it about. `seenBy`: how many have rated until now. */
export function neededWords(needed: Needed, seenBy: number, { t }: Words): string {
  const { way, count, raters } = enoughWith(needed, seenBy);
  const share = writtenPercent(needed.coverage);
  const too = count > 0 && needed.coverage > 0 ? t('needed.coverageToo', { share }) : '';
  return t('needed.title') + t(`needed.${way}`, { count, raters, share }) + too;
}

/** What was recorded, what of it counts here and where, in one sentence: three numbers beside one another looked like a contradiction. */
export function countedWords({ records, ratings, raters, levels }: DimensionResult, { t }: Words): string {
  const said = { records: t('common.records', { count: records }) };
  if (ratings === 0) return t('minute.countedNone', said);
  return t('minute.counted', {
    ...said,
    ratings: t('figure.ratings', { count: ratings }),
    raters: t('figure.raters', { count: raters }),
    indicators: t('profile.indicators', { count: levels.reduce((sum, { count }) => sum + count, 0) }),
  });
}

/** Whose variances the shown intervals are made with. */
export function errorSize(shown: readonly Pick<DimensionResult, 'errorsFrom'>[], { t }: Words): string {
  const from = [...new Set(shown.map((one) => one.errorsFrom))];
  return t(`figure.errors.${from.length > 1 ? 'mixed' : (from[0] ?? 'default')}`);
}

/** Whether it changed since the term before by more than measurement error, or why that cannot be said. Never nothing. */
export function changeWords({ dimension, change }: DimensionResult, data: Profile, { t, term }: Words): string {
  if (change) {
    const { verdict, indicators: count, before, now, smallest } = change;
    return t(`change.${verdict}`, {
      count,
      term: term(change.term),
      before: writtenScore(before),
      now: writtenScore(now),
      smallest: writtenScore(smallest),
    });
  }
  const last = data.growth.find((line) => line.dimension === dimension)?.points.at(-1);
  const hasEarlierTerm = data.terms.some(({ code }) => code < data.term.code);
  return t(`change.apart.${unsaidChange(last, hasEarlierTerm)}`);
}
