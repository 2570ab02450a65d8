import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Notice } from '../../parts/states.tsx';
import { questionWords, useSending } from './question-queries.ts';
import { useKeptText } from './use-kept-text.ts';

type Props = {
  readonly title: string;
  /** What it is about, under which the text is kept on the device. */
  readonly keptAs: string;
  readonly pupilId: string;
  readonly send: (sent: { readonly clientId: string; readonly text: string }) => Promise<unknown>;
  readonly close: () => void;
};

/** One text: asked for the first time, or again. */
export function AskDialog({ title, keptAs, pupilId, send, close }: Props) {
  const { t } = useWords();
  const { text, change, clear } = useKeptText(keptAs);
  const [isTried, setTried] = useState(false);
  const sending = useSending({
    about: ['pupil', pupilId, 'questions'],
    send: ({ clientId }) => send({ clientId, text: text.trim() }),
    done: t('question.sent'),
    close: () => {
      clear();
      close();
    },
  });
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        noValidate
        onChange={() => sending.reset()}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (text.trim()) sending.mutate();
        }}
      >
        <Textarea
          label={t('question.what')}
          description={t('question.whatHint')}
          error={isTried && !text.trim() && t('question.missing')}
          value={text}
          onChange={({ currentTarget: { value } }) => change(value)}
          maxLength={500}
          autosize
          minRows={3}
          size="md"
        />
        <p className="small">{t('question.rules')}</p>
        {sending.error && <Notice kind="bad">{questionWords(t, sending.error)}</Notice>}
        <FormActions save={t('question.send')} isSaving={sending.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
