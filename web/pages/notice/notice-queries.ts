import './notice-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { type Sending, useSending as useSendingOnce } from '../../use-sending.ts';

/** Two look at the same notice: whoever comes second is told, and sees how it stands. */
export function useSending<Done, Value = void>(props: Sending<Done, Value>) {
  const { t } = useWords();
  return useSendingOnce({ ...props, decided: t('notice.decided') });
}
