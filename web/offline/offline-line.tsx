import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../parts/states.tsx';
import { useOnline } from '../parts/use-online.ts';

type Props = { keptAt: number | undefined; canLog?: boolean };

/** The one thing that is said without a network: how old the lists are that are shown, and that one can go on. */
export function OfflineLine({ keptAt, canLog = false }: Props) {
  const { t, time } = useWords();
  const isOnline = useOnline();
  if (keptAt === undefined && (isOnline || !canLog)) return null;
  const said = [
    keptAt === undefined ? t('offline.noNetwork') : t('offline.kept', { time: time(keptAt) }),
    canLog ? t('offline.canLog') : '',
  ];
  return <Notice kind="warn">{said.filter(Boolean).join(t('offline.between'))}</Notice>;
}
