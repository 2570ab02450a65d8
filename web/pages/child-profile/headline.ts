import type { Words } from '../../i18n/use-words.ts';
import type { Profile } from './profile-queries.ts';

/** The first line, to be read aloud: what stands out, or that it cannot be said yet. */
export function headlineOf({ headline, pupil: { name } }: Profile, { t, both, list }: Words): string {
  if (headline.kind === 'nothing-yet') return t('headline.nothingYet', { name });
  const count = headline.records;
  if (headline.kind === 'too-little') return t('headline.tooLittle', { name, count });
  if (headline.kind === 'good') {
    const dimensions = list(headline.dimensions.map((one) => t(`dimension.${one}`)));
    return t(headline.dimensions.length > 1 ? 'headline.goodSeveral' : 'headline.good', { name, dimensions, count });
  }
  const dimension = t(`dimension.${headline.dimension}`);
  if (headline.kind === 'most') return t('headline.most', { name, dimension, count });
  return t('headline.strong', { name, dimension, count, level: both(headline.levelLabel) });
}
