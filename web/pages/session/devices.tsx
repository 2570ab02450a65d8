import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Failed, Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';
import './devices-words.ts';
import styles from './session.module.css';

const devicesQuery = { queryKey: ['own-sessions'], queryFn: () => call('get /api/me/sessions', {}) };

/** Where somebody is signed in, and the way out of each: of a phone that was lost, of the computer in a classroom. */
export function Devices({ signOutEverywhere, isLeaving }: { signOutEverywhere: () => void; isLeaving: boolean }) {
  const { t, time } = useWords();
  const { data, error, refetch } = useQuery(devicesQuery);
  const end = useMutation({
    mutationFn: (sessionId: string) => call('delete /api/me/sessions/:sessionId', { params: { sessionId } }),
    onSuccess: () => toast(t('devices.ended')),
    // One that is not there any more is gone from the list too.
    onSettled: () => queries.invalidateQueries(devicesQuery),
  });
  return (
    <section className="section">
      <h2>{t('devices.title')}</h2>
      {error && <Failed isPart error={error} retry={() => void refetch()} />}
      <ul className="rows">
        {data?.sessions.map(({ id, startedAt, lastSeenAt, isThis }) => (
          <li key={id} className={styles['device']}>
            <span>
              {isThis ? <strong>{t('devices.this')}</strong> : t('devices.used', { time: time(lastSeenAt) })}
              <br />
              <span className="small">{t('devices.begun', { time: time(startedAt) })}</span>
            </span>
            {!isThis && (
              <button
                type="button"
                className="quiet-button"
                aria-label={t('devices.endOf', { time: time(startedAt) })}
                disabled={end.isPending}
                onClick={() => end.mutate(id)}
              >
                {t('devices.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {end.error && <Notice kind="bad">{problemWords(t, end.error)}</Notice>}
      {data && data.sessions.length > 1 && (
        <>
          <p className="small">{t('devices.means')}</p>
          <Button variant="default" loading={isLeaving} onClick={signOutEverywhere}>
            {t('devices.everywhere')}
          </Button>
        </>
      )}
    </section>
  );
}
