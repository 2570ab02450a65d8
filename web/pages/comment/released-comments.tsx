import './comment-words.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Failed } from '../../parts/states.tsx';
import styles from './comment.module.css';

export const useReleasedComments = (pupilId: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: ['pupil', pupilId, 'comments'],
    queryFn: () => call('get /api/pupils/:pupilId/comments', { params: { pupilId } }),
  });

/** For the family: what the homeroom teacher wrote about the term, whose words they are and since when they may be read. */
export function ReleasedComments({ pupilId, term }: { pupilId: string; term: string }) {
  const { t, day } = useWords();
  const { data, error, refetch, isFetching } = useReleasedComments(pupilId);
  if (error && !data) return <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} isPart />;
  const comments = data?.comments.filter((one) => one.term === term) ?? [];
  if (comments.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('familyComments.title')}</h2>
      {comments.map(({ commentId, text, author, releasedOn, cites }) => (
        <article key={commentId} className={`card ${styles['family']}`}>
          <p className={styles['words']}>{text}</p>
          <p className="small">{t('familyComments.by', { name: author, day: day(releasedOn) })}</p>
          {cites.length > 0 && (
            <p className="small">
              {t('familyComments.cites')}
              {cites.map(({ markId, title, happenedOn }) => (
                <span key={markId} className="plain-tag">
                  {title} {day(happenedOn)}
                </span>
              ))}
            </p>
          )}
        </article>
      ))}
    </section>
  );
}
