import { Button } from '@mantine/core';
import { refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import styles from './log.module.css';

type Props = {
  summary: string;
  missing: string;
  error: Error | null;
  isSaving: boolean;
  save: () => void;
  saveAnew: () => void;
};

/** What will be saved, and what became of it: a failed save says what happened, what was kept and what to do. */
export function SaveBar({ summary, missing, error, isSaving, save, saveAnew }: Props) {
  const { t } = useWords();
  const wasSavedBefore = refusalCode(error) === 'client-id-reused';
  return (
    <div className={styles['save-bar']} data-bottom-bar>
      {missing && <Notice kind="warn">{missing}</Notice>}
      {error && !isSaving && (
        <Notice kind="bad">
          {wasSavedBefore ? t('log.savedBefore') : `${problemWords(t, error)} ${t('log.keptHere')}`}
          {wasSavedBefore && (
            <button type="button" className="quiet-button" onClick={saveAnew}>
              {t('log.saveAnew')}
            </button>
          )}
        </Notice>
      )}
      <div className={styles['save-line']}>
        <span role="status">{summary}</span>
        <Button size="md" loading={isSaving} onClick={save}>
          {t(error && !wasSavedBefore ? 'common.tryAgain' : 'log.save')}
        </Button>
      </div>
    </div>
  );
}
