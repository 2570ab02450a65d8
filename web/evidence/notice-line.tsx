import './notice-line-words.ts';
import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../parts/states.tsx';
import { useClassNotice } from './notice-query.ts';

/** Where a class's records of a term are at notice, until when; nothing where they are not, and where it cannot be asked. */
export function NoticeLine({ classId, term }: { classId: string; term: string }) {
  const { t, day } = useWords();
  const one = useClassNotice(classId).data?.terms.find((found) => found.term.code === term);
  if (!one) return null;
  const way = (words: string) => (
    <Link className="onward" to={`/classes/${classId}/notice`}>
      {words}
    </Link>
  );
  if (one.state === 'at-notice' && one.notice)
    return (
      <Notice kind="warn">
        {t('noticeLine.runs', { until: day(one.notice.until) })} {way(t('noticeLine.look'))}
      </Notice>
    );
  return one.state === 'noticed' ? <p className="no-print">{way(t('noticeLine.done'))}</p> : null;
}
