import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import type { Report } from './area-parts.tsx';

/** Before any figure: what of it may be compared between schools. */
export function Comparability({ report }: { report: Report }) {
  const { t } = useWords();
  const { measured, comparability, comparabilityReason } = report;
  if (comparability === 'own-trend-only')
    return (
      <Notice kind="warn">
        {t('areaComparability.raters-not-linked')} {!measured && t('areaMeasured.notYet')}
      </Notice>
    );
  const dimensions = measured?.dimensions.flatMap((one) =>
    one.comparison.status === 'compared'
      ? t('areaMeasured.comparableIn', {
          dimension: t(`dimension.${one.dimension}`),
          count: one.comparison.compared,
          of: report.schoolCount,
        })
      : [],
  );
  return (
    <Notice kind={comparabilityReason ? 'warn' : 'calm'}>
      {t('areaMeasured.comparable', { dimensions: dimensions?.join(t('areaMeasured.between')) })}{' '}
      {comparabilityReason && t('areaMeasured.others')}
    </Notice>
  );
}
