import { Link, useLocation } from 'react-router';
import { shownCell } from '../../../server/core/tables/area-tables.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Of } from '../improvement/improvement-queries.ts';
import { ToAction } from '../improvement/to-action.tsx';
import type { Report } from './area-parts.tsx';
import styles from './area-report.module.css';
import { areaFindingWay } from './finding-way.ts';

type Finding = Report['findings'][number];

/** Three sentences at most, participation first, each the way to its place, with a way to make something of it. */
export function AreaFindings({ report, of }: { report: Report; of: Of }) {
  const { t } = useWords();
  const wordsOf = useFindingWords();
  const { search } = useLocation();
  if (report.findings.length === 0) return <p className={styles['no-findings']}>{t('areaFinding.none')}</p>;
  return (
    <ol className={styles['area-findings']}>
      {report.findings.map((finding) => {
        const words = wordsOf(finding);
        const way = areaFindingWay(finding, search);
        return (
          <li key={words}>
            {way === null ? words : <Link to={way}>{words}</Link>}{' '}
            <ToAction of={of} finding={finding} words={words} terms={report.terms} />
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
    switch (finding.kind) {
      case 'nothing-yet':
        return t('areaFinding.nothingYet');
      case 'schools-without':
      case 'schools-late': {
        const dimension = t(`dimension.${finding.dimension}`);
        const word = finding.kind === 'schools-late' ? 'areaFinding.schoolsLate' : 'areaFinding.schoolsWithout';
        return t(word, { count: finding.schools, of: finding.of, dimension });
      }
      case 'least-noticed':
        return t('areaFinding.leastNoticed', {
          dimension: t(`dimension.${finding.dimension}`),
          share: percent(finding.noticed),
        });
      case 'thin':
        return t('areaFinding.thin', { dimension: t(`dimension.${finding.dimension}`), share: percent(finding.ok) });
    }
  };
}
