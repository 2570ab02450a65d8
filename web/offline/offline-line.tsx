import { useWords } from '../i18n/use-words.ts';
import { Notice } from '../parts/states.tsx';
import { useOnline } from '../parts/use-online.ts';

type Props = { keptAt: number | undefined; canLog?: boolean };

/** The one thing that is said without a network: how old the lists are that are shown, and that one can go on. */
export function OfflineLine({ keptAt, canLog = false }: Props) {
  const { t, time } = useWords();
  const isOnline = useOnline();
  if (keptAt === undefined && (isOnline || !canLog)) return null;
  const words = keptAt === undefined ? 'offline.noNetwork' : canLog ? 'offline.keptCanLog' : 'offline.kept';
  return <Notice kind="warn">{t(words, { time: time(keptAt ?? 0) })}</Notice>;
}
