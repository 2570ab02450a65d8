import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';

/** When a backup was last tried out, for whoever answers for the data: a backup that nobody has restored is a hope. */
export function LastRestore() {
  const { t, time } = useWords();
  const { data } = useQuery({
    queryKey: ['last-restore'],
    queryFn: () => call('get /api/last-restore', {}),
    staleTime: 300_000,
  });
  if (!data) return null;
  const { verified, isDue } = data;
  return (
    <section className="section">
      <h2>{t('backup.title')}</h2>
      {verified && <p>{t('backup.verified', { time: time(verified.at), count: verified.reports })}</p>}
      {verified && <p className="small">{verified.backup}</p>}
      {isDue && <Notice kind="warn">{t(verified ? 'backup.due' : 'backup.never')}</Notice>}
    </section>
  );
}
