import './standby-words.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';

/** Milliseconds: it comes and goes while somebody looks. */
const LOOK_EVERY = 15_000;

/** Why nothing is saved, where a primary waits for a standby: every page says that nothing is, and here stands what to do. */
export function StandbyGone() {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: () => call('get /api/health', {}),
    refetchInterval: LOOK_EVERY,
  });
  if (data?.why !== 'standby-gone') return null;
  return (
    <section className="section">
      <Notice kind="bad">{t('standby.gone')}</Notice>
    </section>
  );
}
