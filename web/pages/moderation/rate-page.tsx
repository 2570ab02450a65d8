import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { taskQuery } from '../../parts/blind-task.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Failed, Notice } from '../../parts/states.tsx';
import { BlindCard } from './blind-card.tsx';
import styles from './moderation.module.css';
import type { Task } from './moderation-queries.ts';
import { useAnswers } from './use-answers.ts';

/** What other schools' teachers wrote, one after the other: read, tap a level, and the next one is there. */
export function RatePage() {
  const { data, error, refetch, isFetching } = useQuery({ ...taskQuery, staleTime: 0 });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return <Loaded task={data} />;
}

function Loaded({ task }: { task: Task }) {
  const { t, day } = useWords();
  const { answer, undo, isSaving, problem } = useAnswers(task);
  const all = task.left + task.done;
  if (all === 0) return <Finished headline={t('moderation.nothingToRate')} words={t('moderation.nothingMeans')} />;
  return (
    <div className={`${styles['blind']} no-ways`}>
      <div className={styles['blind-progress']}>
        <progress max={all} value={task.done} aria-label={t('moderation.myProgress')} />
        <span className="small">
          {t('moderation.left', { count: task.left })}
          {task.closesOn && ` · ${t('moderation.closes', { day: day(task.closesOn) })}`}
        </span>
      </div>
      {problem && (
        <div className={styles['blind-problem']}>
          <Notice kind="bad">{problem}</Notice>
        </div>
      )}
      {task.next ? (
        <BlindCard key={task.next.ratingId} card={task.next} answer={answer} undo={undo} />
      ) : task.left > 0 ? (
        <Bones cards={4} />
      ) : (
        <Finished headline={t('moderation.finished')} words={t('moderation.finishedMeans', { count: task.done })} />
      )}
      {task.last && (
        <div className={styles['blind-last']} aria-live="polite">
          <span>
            {t('moderation.last', { answer: task.last.level ?? t(`moderation.leftBecause.${task.last.left}`) })}
          </span>
          <button type="button" className="quiet-button" onClick={undo} disabled={isSaving}>
            {t('moderation.undo')}
          </button>
        </div>
      )}
    </div>
  );
}

function Finished({ headline, words }: { headline: string; words: string }) {
  const { t } = useWords();
  return (
    <section className="state">
      <PageHead title={t('moderation.mine')} headline={headline} />
      <p>{words}</p>
      <Button component={Link} to="/" variant="default">
        {t('common.toStart')}
      </Button>
    </section>
  );
}
