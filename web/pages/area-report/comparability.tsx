import './area-measured-words.ts';
import { refusedBecause, stageName } from '../../../server/core/tables/area-measured-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import type { Report } from './area-parts.tsx';

/** Before any figure: what of it may be compared between schools. */
export function Comparability({ report }: { report: Report }) {
  const { t, language } = useWords();
  const { measured, comparability, comparabilityReason } = report;
  if (comparability === 'own-trend-only')
    return (
      <Notice kind="warn">
        {comparabilityReason === null || comparabilityReason === 'raters-not-linked'
          ? t('areaComparability.raters-not-linked')
          : refusedBecause(comparabilityReason, language)}{' '}
        {!measured && t('areaMeasured.notYet')}
      </Notice>
    );
  const all = measured?.dimensions.flatMap(({ dimension, comparisons }) =>
    comparisons.map((found) => ({ dimension, found })),
  );
  const dimensions = all?.flatMap(({ dimension, found }) =>
    found.status === 'compared'
      ? t('areaMeasured.comparableIn', {
          dimension: t(`dimension.${dimension}`),
          stage: stageName(found.stage, language),
          count: found.compared,
        })
      : [],
  );
  const isInAll = dimensions?.length === all?.length;
  return (
    <Notice kind={isInAll ? 'calm' : 'warn'}>
      {t('areaMeasured.comparable', { dimensions: dimensions?.join(t('areaMeasured.between')) })}{' '}
      {!isInAll && t('areaMeasured.others')}
    </Notice>
  );
}
