import './arranged-words.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Beside every level that was given by the child's own goal. */
export function OwnGoalTag({ isSo }: { isSo: boolean }) {
  const { t } = useWords();
  return isSo ? <span className="plain-tag">{t('arranged.byOwnGoal')}</span> : null;
}
