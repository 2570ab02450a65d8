import { shownCell } from '../../../server/core/tables/area-tables.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Of } from '../improvement/improvement-queries.ts';
import { ToAction } from '../improvement/to-action.tsx';
import type { Report } from './area-parts.tsx';
import styles from './area-report.module.css';

type Finding = Report['findings'][number];

/** Three sentences at most, participation first, each with a way to make something of it. */
export function AreaFindings({ report, of }: { report: Report; of: Of }) {
  const wordsOf = useFindingWords();
  if (report.findings.length === 0) return null;
  return (
    <ol className={styles['area-findings']}>
      {report.findings.map((finding) => {
        const words = wordsOf(finding);
        return (
          <li key={finding.kind}>
            {words} <ToAction of={of} finding={finding} words={words} terms={report.terms} />
          </li>
        );
      })}
    </ol>
  );
}

function useFindingWords() {
  const { t } = useWords();
  const percent = (share: Report['results'][number]['noticed']) => {
    const shown = shownCell(share);
    return typeof shown === 'number' ? `${shown}%` : (shown ?? '');
  };
  return (finding: Finding): string => {
    if (finding.kind === 'nothing-yet') return t('areaFinding.nothingYet');
    const dimension = t(`dimension.${finding.dimension}`);
    if (finding.kind === 'schools-without')
      return t('areaFinding.schoolsWithout', { count: finding.schools, of: finding.of, dimension });
    if (finding.kind === 'least-noticed')
      return t('areaFinding.leastNoticed', { dimension, share: percent(finding.noticed) });
    if (finding.kind === 'all-noticed')
      return t('areaFinding.allNoticed', { dimension, share: percent(finding.noticed) });
    if (finding.kind === 'late') return t('areaFinding.late', { dimension, share: percent(finding.fresh) });
    return t('areaFinding.covered', { dimension, share: percent(finding.ok) });
  };
}
