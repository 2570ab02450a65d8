import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import styles from './log.module.css';

type Props = {
  summary: string;
  missing: string;
  /** Who was not accepted, and how many records are left without them: another try with them would fail for ever. */
  refused: ReactNode;
  others: number | null;
  error: Error | null;
  isSaving: boolean;
  save: () => void;
  saveAnew: () => void;
};

/** What will be saved, and what became of it: a failed save says what happened, what was kept and what to do. */
export function SaveBar({ summary, missing, refused, others, error, isSaving, save, saveAnew }: Props) {
  const { t } = useWords();
  const wasSavedBefore = refusalCode(error) === 'client-id-reused';
  return (
    <div className={styles['save-bar']}>
      {missing && <Notice kind="warn">{missing}</Notice>}
      {refused && !isSaving && <Notice kind="bad">{refused}</Notice>}
      {error && !refused && !isSaving && (
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
        {others !== 0 && (
          <Button size="md" loading={isSaving} onClick={save}>
            {others !== null
              ? t('log.saveOthers', { count: others })
              : t(error && !wasSavedBefore ? 'common.tryAgain' : 'log.save')}
          </Button>
        )}
      </div>
    </div>
  );
}
