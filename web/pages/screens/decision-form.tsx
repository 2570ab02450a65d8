import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newClientId, refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FormActions } from '../../parts/form-actions.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './screens.module.css';
import { decide, type Hit, type Outcome, screensChanged } from './screens-queries.ts';

const OUTCOMES: readonly Outcome[] = ['confirmed', 'explained', 'false-alarm'];

/** What a hint turned out to be, with a sentence: whoever reads it next year has nothing else. */
export function DecisionForm(props: { hit: Hit; schoolId: string; term: string; close: () => void }) {
  const { hit, schoolId, term, close } = props;
  const { t } = useWords();
  const [outcome, setOutcome] = useState<Outcome | null>(hit.decision?.outcome ?? null);
  const [note, setNote] = useState(hit.decision?.note ?? '');
  const [tried, setTried] = useState(false);
  // The same words sent again after a lost answer are the same decision; other words are another one.
  const [clientIds] = useState(() => new Map<string, string>());
  const put = useMutation({
    mutationFn: (chosen: Outcome) => {
      const said = { outcome: chosen, note: note.trim() };
      const key = JSON.stringify(said);
      const clientId = clientIds.get(key) ?? newClientId();
      clientIds.set(key, clientId);
      return decide(schoolId, term, hit, { ...said, clientId });
    },
    onSuccess: async () => {
      toast(t('screens.saved'));
      await screensChanged();
      close();
    },
  });
  return (
    <form
      className={`form ${styles['decision']}`}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (outcome && note.trim()) put.mutate(outcome);
      }}
    >
      <fieldset>
        <legend>{t('screens.outcomeLegend')}</legend>
        {OUTCOMES.map((one) => (
          <label key={one} className="check">
            <input
              type="radio"
              name={`outcome ${hit.subject}`}
              checked={outcome === one}
              onChange={() => setOutcome(one)}
            />
            {t(`screens.outcome.${one}`)}
          </label>
        ))}
      </fieldset>
      {tried && !outcome && <Notice kind="bad">{t('screens.outcomeMissing')}</Notice>}
      <Textarea
        label={t('screens.note')}
        description={t('screens.noteHelp')}
        error={tried && !note.trim() && t('screens.noteMissing')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
        size="md"
      />
      {put.error && refusalCode(put.error) !== 'stale' && <Notice kind="bad">{problemWords(t, put.error)}</Notice>}
      {refusalCode(put.error) === 'stale' && (
        <Notice kind="bad">
          {t('screens.changedMeanwhile')}{' '}
          <button type="button" className="quiet-button" onClick={() => void screensChanged()}>
            {t('screens.lookAgain')}
          </button>
        </Notice>
      )}
      <FormActions save={t('screens.save')} isSaving={put.isPending} cancel={close} />
    </form>
  );
}
