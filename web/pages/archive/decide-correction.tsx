import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';
import { archiveWords } from './archive-queries.ts';

type Step = 'grant' | 'refuse';

/** Granted or not, in words that stay; neither is chosen beforehand. */
export function DecideCorrection({ classId, correctionId }: { classId: string; correctionId: string }) {
  const { t } = useWords();
  const [answer, setAnswer] = useState('');
  const [isTried, setTried] = useState(false);
  const decide = useSending<unknown, Step>({
    about: ['class', classId],
    send: ({ clientId, value: step }) =>
      call('post /api/classes/:classId/corrections/:correctionId/decision', {
        params: { classId, correctionId },
        body: { clientId, step, answer: answer.trim() },
      }),
    done: t('correction.decidedNow'),
    decided: t('correction.other'),
  });
  const take = (step: Step) => {
    setTried(true);
    if (answer.trim() && !decide.isPending) decide.mutate(step);
  };
  return (
    <div className="form no-print">
      <Textarea
        label={t('correction.answer')}
        error={isTried && !answer.trim() && t('correction.answerMissing')}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        maxLength={300}
        autosize
        minRows={2}
        size="md"
      />
      {decide.error && <Notice kind="bad">{archiveWords(t, decide.error)}</Notice>}
      <p className="actions">
        <Button loading={decide.isPending && decide.variables === 'grant'} onClick={() => take('grant')}>
          {t('correction.grant')}
        </Button>
        <Button
          variant="default"
          loading={decide.isPending && decide.variables === 'refuse'}
          onClick={() => take('refuse')}
        >
          {t('correction.refuse')}
        </Button>
      </p>
    </div>
  );
}
