import type { Words } from '../../i18n/use-words.ts';
import type { Profile } from './profile-queries.ts';

/** The first line, to be read aloud: what stands out, or that it cannot be said yet. */
export function headlineOf({ headline, pupil: { name } }: Profile, { t, both }: Words): string {
  if (headline.kind === 'nothing-yet') return t('headline.nothingYet', { name });
  if (headline.kind === 'too-little') return t('headline.tooLittle', { name, count: headline.records });
  const dimension = t(`dimension.${headline.dimension}`);
  if (headline.kind === 'steady') return t('headline.steady', { name, dimension, count: headline.records });
  return t('headline.strong', { name, dimension, count: headline.records, level: both(headline.levelLabel) });
}
