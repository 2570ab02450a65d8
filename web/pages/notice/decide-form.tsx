import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { OBJECTION_REASONS, type ObjectionReason, type ObjectionStep } from '../../../server/core/cycle/objection.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';
import { objectionWords } from './objection-queries.ts';

const STEPS = ['uphold', 'refuse'] as const satisfies readonly ObjectionStep[];

/** Upheld or not, why, and in words that the family reads under one's name. */
export function DecideForm({ schoolId, objectionId }: { schoolId: string; objectionId: string }) {
  const { t } = useWords();
  const [step, setStep] = useState<ObjectionStep>('uphold');
  const [reason, setReason] = useState<ObjectionReason>(OBJECTION_REASONS.uphold[0]);
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const decide = useSending({
    about: ['school', schoolId, 'objections'],
    send: ({ clientId }) =>
      call('post /api/schools/:schoolId/objections/:objectionId/answer', {
        params: { schoolId, objectionId },
        body: { clientId, step, reason, text: text.trim() },
      }),
    done: t('objection.decided'),
    decided: t('objection.other'),
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (text.trim() && !decide.isPending) decide.mutate();
      }}
    >
      <fieldset className="chips">
        <legend className="field-label">{t('objection.decide')}</legend>
        {STEPS.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={step === one}
            onClick={() => {
              setStep(one);
              setReason(OBJECTION_REASONS[one][0]);
            }}
          >
            {t(`objection.${one}`)}
          </button>
        ))}
      </fieldset>
      <Pick
        label={t('objection.reasonPick')}
        value={reason}
        onPick={(value) =>
          setReason(OBJECTION_REASONS[step].find((one) => one === value) ?? OBJECTION_REASONS[step][0])
        }
      >
        {OBJECTION_REASONS[step].map((one) => (
          <option key={one} value={one}>
            {t(`objection.reason.${one}`)}
          </option>
        ))}
      </Pick>
      <Textarea
        label={t('objection.answer')}
        error={isTried && !text.trim() && t('objection.answerMissing')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
        size="md"
      />
      {decide.error && <Notice kind="bad">{objectionWords(t, decide.error)}</Notice>}
      <p>
        <Button type="submit" loading={decide.isPending}>
          {t('objection.answer')}
        </Button>
      </p>
    </form>
  );
}
