import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import styles from './archive.module.css';
import type { ArchivePupil } from './archive-queries.ts';

/** As much of a digest as tells two reports apart; the whole of it is on the child's page. */
const BEGINNING = 8;

type Props = { classId: string; mayFile: boolean; pupil: ArchivePupil };

/** One child: what would become of it now, and what was filed last. */
export function FiledPupil({ classId, mayFile, pupil }: Props) {
  const { t, time } = useWords();
  const { pupilId, name, outcome, last, hasComment } = pupil;
  return (
    <section className={styles['row']}>
      <h3>{name}</h3>
      <p>{t(`archive.outcome.${outcome}`)}</p>
      {last && outcome !== 'already' && <p className="small">{t('archive.changedSince')}</p>}
      {last && (
        <p className="small">
          {t('archive.filedLine', {
            time: time(last.filedAt),
            number: last.number,
            digest: last.digest.slice(0, BEGINNING),
          })}
        </p>
      )}
      {!hasComment && <p className="small">{t('archive.noComment')}</p>}
      <p className={`no-print ${styles['ways']}`}>
        {outcome === 'not-confirmed' && (
          <Link
            className="onward"
            aria-label={t('archive.toConfirmOf', { name })}
            to={`/classes/${classId}/confirmation`}
          >
            {t('archive.toConfirm')}
          </Link>
        )}
        {/* A homeroom teacher looks on: the reports themselves are the family's, and of whoever files. */}
        {last && mayFile && (
          <Link className="onward" aria-label={t('archive.toArchivesOf', { name })} to={`/pupils/${pupilId}/archives`}>
            {t('archive.toArchives')}
          </Link>
        )}
      </p>
    </section>
  );
}
