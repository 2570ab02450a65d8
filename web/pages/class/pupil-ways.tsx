import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import styles from './class.module.css';

/** What is done now and then for the whole class, above its pupils: none of it is what a teacher came for in a lesson. */
export function PupilWays(of: {
  classId: string;
  term: string;
  mayComment: boolean;
  mayNoteIncident: boolean;
  keepsClass: boolean;
}) {
  const { t } = useWords();
  const ways = [
    of.mayComment && { to: `comments?term=${of.term}`, words: t('class.comments') },
    of.mayNoteIncident && { to: 'incidents', words: t('class.incidents') },
    of.keepsClass && { to: 'notice', words: t('class.notice') },
    of.keepsClass && { to: 'members', words: t('schoolYear.openMembers') },
    of.keepsClass && { to: 'sign-in-sheet', words: t('signInSheet.open') },
    of.keepsClass && { to: 'pupil-sign-in-sheet', words: t('signInSheet.openPupils') },
  ].filter((way) => way !== false);
  if (ways.length === 0) return null;
  return (
    <ul className={styles['pupil-ways']}>
      {ways.map(({ to, words }) => (
        <li key={to}>
          <Link className="onward" to={`/classes/${of.classId}/${to}`}>
            {words}
          </Link>
        </li>
      ))}
    </ul>
  );
}
