import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { decide, type Hit, type Outcome, screensChanged } from './screens-queries.ts';

const OUTCOMES: readonly Outcome[] = ['confirmed', 'explained', 'false-alarm'];

/** What a hint turned out to be, with a sentence: whoever reads it next year has nothing else. */
export function DecisionForm(props: { hit: Hit; schoolId: string; term: string; close: () => void }) {
  const { hit, schoolId, term, close } = props;
  const { t } = useWords();
  const [outcome, setOutcome] = useState<Outcome | null>(hit.decision?.outcome ?? null);
  const [note, setNote] = useState(hit.decision?.note ?? '');
  const [tried, setTried] = useState(false);
  const put = useMutation({
    mutationFn: (chosen: Outcome) => decide(schoolId, term, hit, { outcome: chosen, note: note.trim() }),
    onSuccess: async () => {
      toast(t('screens.saved'));
      await screensChanged();
      close();
    },
    onError: async (error) => {
      if (refusalCode(error) === 'stale') await screensChanged();
    },
  });
  return (
    <form
      className="form decision"
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
      {put.error && (
        <Notice kind="bad">
          {refusalCode(put.error) === 'stale' ? t('screens.changedMeanwhile') : problemWords(t, put.error)}
        </Notice>
      )}
      <div className="actions">
        <Button type="submit" loading={put.isPending}>
          {t('screens.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
