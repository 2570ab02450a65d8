import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { findingSentence } from '../../../server/contract/report-sentence.ts';
import { tableWord } from '../../../server/core/tables/table-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { grantsOf, useMe } from '../../session.ts';
import type { Of } from '../improvement/improvement-queries.ts';
import { ToAction } from '../improvement/to-action.tsx';
import { schoolScreensQuery } from '../screens/screens-queries.ts';
import { findingWay } from './finding-way.ts';
import type { Report } from './report-parts.ts';
import styles from './school-report.module.css';

const MOST = 3;

/** Three sentences at most, each the way to its place, with a way to make something of it; or that there is nothing to do. */
export function Findings({ report, of }: { report: Report; of: Of }) {
  const said = useWords();
  const { t } = said;
  const everywhere = tableWord('everywhere', said.language);
  const { search } = useLocation();
  const open = useOpenHints(of);
  const shown = report.findings.slice(0, open > 0 ? MOST - 1 : MOST);
  if (shown.length === 0 && open === 0) return <p className={styles['no-findings']}>{t('finding.none')}</p>;
  return (
    <ol className={styles['findings']}>
      {open > 0 && (
        <li>
          <Link to={`/schools/${of.id}/screens?term=${of.term}`}>{t('finding.screens', { count: open })}</Link>
        </li>
      )}
      {shown.map((finding) => {
        const words = findingSentence(finding, said, everywhere);
        const way = findingWay(finding, { schoolId: of.id, term: of.term });
        return (
          <li key={words}>
            {way === null ? (
              words
            ) : way.startsWith('#') ? (
              <a href={`${search}${way}`}>{words}</a>
            ) : (
              <Link to={way}>{words}</Link>
            )}{' '}
            <ToAction of={of} finding={finding} words={words} terms={report.terms} />
          </li>
        );
      })}
    </ol>
  );
}

/** Hints nobody has decided yet: known to a reviewer alone, who may be the principal too. */
function useOpenHints({ id, term }: Of): number {
  const isReviewer = grantsOf(useMe(), 'reviewer').length > 0;
  const { data } = useQuery({ ...schoolScreensQuery(id, { term }), enabled: isReviewer, retry: false });
  return data?.screens.reduce((sum, { open }) => sum + open, 0) ?? 0;
}
