import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { StandbyGone } from './standby-gone.tsx';

/** Whether what is saved is safe, for whoever answers for it: a standby that is gone, and when a backup was last tried out; one that nobody has restored is a hope. */
export function LastRestore() {
  const { t, time } = useWords();
  const { data } = useQuery({
    queryKey: ['last-restore'],
    queryFn: () => call('get /api/last-restore', {}),
    staleTime: 300_000,
  });
  const { verified, isDue } = data ?? {};
  return (
    <>
      <StandbyGone />
      {data && (
        <section className="section">
          <h2>{t('backup.title')}</h2>
          {verified && <p>{t('backup.verified', { time: time(verified.at), count: verified.reports })}</p>}
          {verified && <p className="small">{verified.backup}</p>}
          {isDue && <Notice kind="warn">{t(verified ? 'backup.due' : 'backup.never')}</Notice>}
        </section>
      )}
    </>
  );
}
