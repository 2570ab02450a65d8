import { useWords } from '../i18n/use-words.ts';
import { useSaving } from '../saving.ts';
import { Icon } from './icon.tsx';

/** Said on every page for as long as the service says it; it comes and goes by itself, so it is a status. Not on paper. */
export function SavingLine() {
  const { t } = useWords();
  if (useSaving()) return null;
  return (
    <div className="notice no-print" data-kind="warn" role="status">
      <Icon name="warn" />
      <div>{t('shell.notSaving')}</div>
    </div>
  );
}
