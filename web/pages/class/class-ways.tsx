import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { PhotoStart } from '../../parts/photo-start.tsx';
import styles from './class.module.css';

type Props = { classId: string; term: string; mayLog: boolean; mayImport: boolean };

/** What one comes for is one button; the other ways in stand in one row below it. */
export function ClassWays({ classId, term, mayLog, mayImport }: Props) {
  const { t } = useWords();
  const way = (to: string, word: string) => (
    <Link className="plain-button" to={`/classes/${classId}/${to}`}>
      {t(word)}
    </Link>
  );
  return (
    <div className={styles['class-ways']}>
      {mayLog && (
        <Button component={Link} to={`/classes/${classId}/log`} size="md">
          {t('class.log')}
        </Button>
      )}
      <div className={styles['other-ways']}>
        {mayLog && way('grid', 'class.grid')}
        {mayLog && <PhotoStart classId={classId} />}
        {mayImport && way('import', 'class.import')}
        {way(`report?term=${term}`, 'class.report')}
      </div>
    </div>
  );
}
