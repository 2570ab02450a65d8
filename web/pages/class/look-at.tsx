import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PupilName } from '../../parts/pupil-name.tsx';
import styles from './class.module.css';

type Why = Reply<'get /api/classes/:classId/look-at'>['lines'][number]['why'];

/** Up to five children, each reason once; a tap on a name begins a record with the child first. Without an answer the page is whole. */
export function LookAt({ classId }: { classId: string }) {
  const { t } = useWords();
  const wordsOf = useWhyWords();
  const { data } = useQuery({
    queryKey: ['class', classId, 'look-at'],
    queryFn: () => call('get /api/classes/:classId/look-at', { params: { classId } }),
  });
  if (!data || data.lines.length === 0) return null;
  return (
    <section className={`card ${styles['look-at']} no-print`} aria-labelledby="look-at">
      <h2 id="look-at">{t('lookAt.title')}</h2>
      <ul>
        {data.lines.map(({ why, children }) => (
          <li key={JSON.stringify(why)}>
            <span className="small">{wordsOf(why)}</span>
            <span className={styles['look-at-names']}>
              {children.map(({ pupilId, ...child }) => (
                <Link key={pupilId} to={`/classes/${classId}/log?for=${pupilId}`}>
                  <PupilName of={child} />
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p className="small">{t('lookAt.means')}</p>
    </section>
  );
}

function useWhyWords() {
  const { t, day } = useWords();
  return (why: Why): string => {
    if (why.kind === 'without') return t('lookAt.without', { dimension: t(`dimension.${why.dimension}`) });
    return why.since === null ? t('lookAt.never') : t('lookAt.since', { day: day(why.since) });
  };
}
