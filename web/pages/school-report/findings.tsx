import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { writtenCount, writtenPercent } from '../../i18n/written.ts';
import { grantsOf, useMe } from '../../session.ts';
import type { Of } from '../improvement/improvement-queries.ts';
import { ToAction } from '../improvement/to-action.tsx';
import { overlookedWords } from '../overlooked/overlooked-words.ts';
import { schoolScreensQuery } from '../screens/screens-queries.ts';
import { findingWay } from './finding-way.ts';
import { nameOf } from './gaps.tsx';
import type { Report } from './report-parts.ts';
import styles from './school-report.module.css';
import { signalWords } from './steady.tsx';

type Finding = Report['findings'][number];
const MOST = 3;

/** Three sentences at most, each the way to its place, with a way to make something of it; or that there is nothing to do. */
export function Findings({ report, of }: { report: Report; of: Of }) {
  const { t } = useWords();
  const wordsOf = useFindingWords();
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
        const words = wordsOf(finding);
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

function useFindingWords() {
  const words = useWords();
  const { t, className } = words;
  return (finding: Finding): string => {
    switch (finding.kind) {
      case 'nothing-yet':
        return t('finding.nothingYet');
      case 'unseen':
      case 'silent':
      case 'thin':
        return overlookedWords({ look: finding.kind, dimension: null, ...finding }, words, finding.classes);
      case 'unnoticed':
        return t('overlooked.inClass', {
          class: className(finding.class),
          said: overlookedWords({ look: finding.kind, ...finding }, words),
        });
      case 'late':
        return t('finding.late', {
          class: className(finding.class),
          share: writtenPercent(1 - finding.freshShare),
          count: finding.records,
        });
      case 'week':
        return signalWords(finding.figure, { ...finding, side: 'below' }, words);
      case 'gap':
        return t('finding.gap', {
          dimension: nameOf(finding.dimension, words),
          boys: writtenCount(finding.boys),
          girls: writtenCount(finding.girls),
        });
    }
  };
}
