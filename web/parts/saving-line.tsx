import { useWords } from '../i18n/use-words.ts';
import { useSaving } from '../saving.ts';
import { Notice } from './states.tsx';

/** Said on every page for as long as the service says it. */
export function SavingLine() {
  const { t } = useWords();
  if (useSaving()) return null;
  return (
    <div className="no-print">
      <Notice kind="warn">{t('shell.notSaving')}</Notice>
    </div>
  );
}
