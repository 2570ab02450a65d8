import { Link, useLocation } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent } from '../../i18n/written.ts';
import type { Of } from '../improvement/improvement-queries.ts';
import { ToAction } from '../improvement/to-action.tsx';
import type { Report } from './report-parts.ts';
import styles from './school-report.module.css';

type Finding = Report['findings'][number];

/** Three sentences at most, each the way to its place, with a way to make something of it. */
export function Findings({ report, of }: { report: Report; of: Of }) {
  const wordsOf = useFindingWords();
  if (report.findings.length === 0) return null;
  return (
    <ol className={styles['findings']}>
      {report.findings.map((finding) => {
        const words = wordsOf(finding);
        return (
          <li key={words}>
            <Way finding={finding} words={words} term={of.term} />{' '}
            <ToAction of={of} finding={finding} words={words} terms={report.terms} />
          </li>
        );
      })}
    </ol>
  );
}

function Way({ finding, words, term }: { finding: Finding; words: string; term: string }) {
  const { search } = useLocation();
  if (finding.kind === 'nothing-yet') return words;
  if (finding.kind === 'unnoticed' || finding.kind === 'late')
    return <Link to={`/classes/${finding.class.classId}?term=${term}`}>{words}</Link>;
  const place = finding.kind === 'thin' ? `row-${finding.dimension}` : 'heat';
  return <a href={`${search}#${place}`}>{words}</a>;
}

function useFindingWords() {
  const { t, className } = useWords();
  return (finding: Finding): string => {
    if (finding.kind === 'nothing-yet') return t('finding.nothingYet');
    if (finding.kind === 'late')
      return t('finding.late', {
        class: className(finding.class),
        share: writtenPercent(1 - finding.freshShare),
        count: finding.records,
      });
    const dimension = t(`dimension.${finding.dimension}`);
    if (finding.kind === 'unnoticed') {
      const { pupils, of } = finding;
      return t('finding.unnoticed', { class: className(finding.class), dimension, count: pupils, of });
    }
    if (finding.kind === 'thin') {
      const { scored, pupils } = finding;
      return t('finding.thin', { dimension, scored, pupils });
    }
    const { ok, pupils } = finding;
    return t('finding.covered', { dimension, ok, pupils });
  };
}
