import './contribution-words.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { useKeys } from '../../parts/use-keys.ts';
import styles from './contribution.module.css';
import type { Waiting } from './contribution-queries.ts';
import { QueueCard } from './queue-card.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { waitingQuery } from './waiting-query.ts';

/** What families sent, one after the other: read, tap a level, and it is a record. */
export function QueuePage() {
  const { classId = '' } = useParams();
  const { t, both, className } = useWords();
  const { data, error, refetch, isFetching } = useQuery(waitingQuery(classId));
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { contributions, waiting } = data;
  return (
    <>
      <Link className="back no-print" to={`/classes/${classId}`}>
        <Icon name="back" />
        {t('contribution.toClass')}
      </Link>
      <PageHead
        title={t('contribution.queueTitle')}
        where={`${className(data.class)} · ${both(data.schoolName)}`}
        headline={waiting === 0 ? t('contribution.queueNone') : t('contribution.queueHead', { count: waiting })}
      >
        {waiting > contributions.length && (
          <p className="small">{t('contribution.queueMore', { shown: contributions.length })}</p>
        )}
      </PageHead>
      {contributions.length === 0 ? (
        <Empty>{t('contribution.queueEmpty')}</Empty>
      ) : (
        <Queue classId={classId} waiting={contributions} />
      )}
    </>
  );
}

/** One of them is the one that keys are about: the first, until somebody steps on. */
function Queue({ classId, waiting }: { classId: string; waiting: readonly Waiting[] }) {
  const { t } = useWords();
  const [stepped, setStepped] = useState(0);
  const [returning, setReturning] = useState<Waiting>();
  const now = Math.min(stepped, waiting.length - 1);
  const step = (by: number) => {
    const next = Math.max(0, Math.min(waiting.length - 1, now + by));
    setStepped(next);
    document.getElementById(`waiting-${waiting[next]?.contributionId}`)?.focus();
  };
  useKeys((key) => {
    if (returning) return;
    if (key === 'j') step(1);
    else if (key === 'k') step(-1);
    else if (key === 'r') setReturning(waiting[now]);
  });
  return (
    <>
      <p className={`small ${styles['keys']}`}>{t('contribution.keys')}</p>
      <p className={`small ${styles['swipes']}`}>{t('contribution.swipes')}</p>
      {waiting.map((one, at) => (
        <QueueCard
          key={`${one.contributionId} ${one.version}`}
          one={one}
          classId={classId}
          isNow={at === now && !returning}
          begin={() => setStepped(at)}
          giveBack={() => setReturning(one)}
        />
      ))}
      {returning && <ReturnDialog classId={classId} of={returning} close={() => setReturning(undefined)} />}
    </>
  );
}
