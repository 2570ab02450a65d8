import { shownCell } from '../../../server/core/tables/area-tables.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Report } from './area-parts.tsx';

/** Three sentences at most, participation first. */
export function AreaFindings({ findings }: { findings: Report['findings'] }) {
  const { t } = useWords();
  if (findings.length === 0) return null;
  const percent = (share: Report['results'][number]['noticed']) => {
    const shown = shownCell(share);
    return typeof shown === 'number' ? `${shown}%` : (shown ?? '');
  };
  return (
    <ol className="area-findings">
      {findings.map((finding) => {
        if (finding.kind === 'nothing-yet') return <li key={finding.kind}>{t('areaFinding.nothingYet')}</li>;
        const dimension = t(`dimension.${finding.dimension}`);
        if (finding.kind === 'schools-without')
          return (
            <li key={finding.kind}>
              {t('areaFinding.schoolsWithout', { count: finding.schools, of: finding.of, dimension })}
            </li>
          );
        if (finding.kind === 'least-noticed')
          return (
            <li key={finding.kind}>{t('areaFinding.leastNoticed', { dimension, share: percent(finding.noticed) })}</li>
          );
        if (finding.kind === 'all-noticed')
          return (
            <li key={finding.kind}>{t('areaFinding.allNoticed', { dimension, share: percent(finding.noticed) })}</li>
          );
        if (finding.kind === 'late')
          return <li key={finding.kind}>{t('areaFinding.late', { dimension, share: percent(finding.fresh) })}</li>;
        return <li key={finding.kind}>{t('areaFinding.covered', { dimension, share: percent(finding.ok) })}</li>;
      })}
    </ol>
  );
}
