import { useMutation } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { aboutWords, changeSentence } from '../../../server/core/improvement/action-words.ts';
import { stateWords } from '../../../server/core/tables/action-table.ts';
import { newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { endToast } from '../../parts/toast.tsx';
import { ActionDialog, SettleDialog } from './dialogs.tsx';
import styles from './improvement.module.css';
import {
  type Action,
  changeAction,
  type Of,
  refusedWords,
  reportChanged,
  settleAction,
} from './improvement-queries.ts';

/** What will be done, by whom and by when; the figure then and now; what came of it. */
export function ActionRow({ of, action }: { of: Of; action: Action }) {
  const { t, language, day, term } = useWords();
  const [open, setOpen] = useState<'change' | 'done' | 'dropped' | null>(null);
  const { text, owner, dueOn, status, isOverdue, outcome, changedOn } = action;
  const reopen = useMutation({
    mutationFn: (version: number) =>
      settleAction(of, action.actionId, { clientId: newClientId(), version, status: 'open' }),
    onSuccess: endToast,
    onSettled: () => reportChanged(of),
  });
  const button = (word: string, run: () => void) => (
    <button type="button" className="quiet-button" aria-label={`${word}: ${text}`} onClick={run}>
      {word}
    </button>
  );
  return (
    <li className={styles['improvement']}>
      <p>
        <span className={`plain-tag ${isOverdue ? styles['overdue'] : ''}`}>{stateWords(action, language)}</span>{' '}
        <strong>{text}</strong>
      </p>
      <p className="small">
        {[
          t('improve.ownerIs', { owner }),
          status === 'open' ? t('improve.by', { day: day(dueOn) }) : t('improve.closedOn', { day: day(changedOn) }),
          ...(action.term === of.term ? [] : [t('improve.fromTerm', { term: term(action.term) })]),
        ].join(' · ')}
      </p>
      <p className="small">{aboutWords(action.about, language)}</p>
      <p>{changeSentence(action, language)}</p>
      {status !== 'open' && outcome !== null && <p>{t('improve.outcomeIs', { outcome })}</p>}
      {reopen.error && <Notice kind="bad">{refusedWords(t, reopen.error)}</Notice>}
      <div className={`${styles['improvement-ways']} no-print`}>
        {status === 'open' ? (
          <>
            {button(t('improve.finish'), () => setOpen('done'))}
            {button(t('improve.change'), () => setOpen('change'))}
            {button(t('improve.drop'), () => setOpen('dropped'))}
          </>
        ) : (
          button(t('improve.reopen'), () => reopen.mutate(action.version))
        )}
      </div>
      <Suspense fallback={null}>
        {open === 'change' && (
          <ActionDialog
            title={t('improve.changeTitle')}
            about={aboutWords(action.about, language)}
            of={of}
            said={{ text, owner, dueOn }}
            save={(said) => changeAction(of, action.actionId, { ...said, version: action.version })}
            saved={t('improve.changed')}
            close={() => setOpen(null)}
          />
        )}
        {(open === 'done' || open === 'dropped') && (
          <SettleDialog of={of} action={action} status={open} reopen={reopen.mutate} close={() => setOpen(null)} />
        )}
      </Suspense>
    </li>
  );
}
