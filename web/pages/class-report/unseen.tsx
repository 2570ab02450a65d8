import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { PupilName } from '../../parts/pupil-name.tsx';
import styles from './class-report.module.css';
import type { Report } from './report.ts';

type Child = Report['unseen'][number];

export function ChildList({ children: some, term }: { children: readonly Child[]; term: string }) {
  const { t, day } = useWords();
  return (
    <ul className={styles['unseen-children']}>
      {some.map(({ pupilId, lastOn, ...child }) => (
        <li key={pupilId}>
          <Link to={`/pupils/${pupilId}?term=${term}`}>
            <PupilName of={child} />
          </Link>
          <span className="small">{lastOn ? t('classReport.lastOn', { day: day(lastOn) }) : t('class.noRecord')}</span>
        </li>
      ))}
    </ul>
  );
}

/** The names first: who nobody has written anything of for four weeks, or in all of a term that is over, by name. */
export function Unseen({ report }: { report: Report }) {
  const { t } = useWords();
  if (report.unseen.length === 0) return null;
  return (
    <section className="section" id="unseen">
      <h2>
        {t(report.isOver ? 'classReport.silentTitle' : 'classReport.unseenTitle', { count: report.unseen.length })}
      </h2>
      <ChildList term={report.term.code}>{report.unseen}</ChildList>
    </section>
  );
}
