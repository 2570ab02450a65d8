import { useWords } from '../../i18n/use-words.ts';
import type { Contribution } from './contribution-queries.ts';

type Returned = Pick<NonNullable<Contribution['returned']>, 'reason' | 'words'>;

/** Why it came back: the reason from the list and what was added, or the own words alone. */
export function useReasonWords() {
  const { t } = useWords();
  return ({ reason, words }: Returned): string => {
    if (words === null) return t(`contribution.reason.${reason}`);
    return reason === 'own-words' ? words : `${t(`contribution.reason.${reason}`)} · ${words}`;
  };
}
