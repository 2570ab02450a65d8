import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { type ClassQuestion, questionWords, useSending } from './question-queries.ts';
import { useKeptText } from './use-kept-text.ts';

type Props = { readonly one: ClassQuestion; readonly classId: string };

/** The answer, under the name of who sends it. Enter with Ctrl sends, so that a keyboard alone is enough. */
export function AnswerForm({ one: { questionId, version }, classId }: Props) {
  const { t } = useWords();
  const { text, change, clear } = useKeptText(`answer ${questionId}`);
  const [isTried, setTried] = useState(false);
  const sending = useSending({
    about: ['class', classId, 'questions'],
    send: ({ clientId }) =>
      call('post /api/classes/:classId/questions/:questionId/answer', {
        params: { classId, questionId },
        body: { clientId, version, text: text.trim() },
      }),
    done: t('question.answered'),
    close: clear,
  });
  const send = () => {
    setTried(true);
    if (text.trim() && !sending.isPending) sending.mutate();
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        id={`answer-${questionId}`}
        label={t('question.answer')}
        description={t('question.answerHint')}
        error={isTried && !text.trim() && t('question.answerMissing')}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          sending.reset();
          change(value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
        maxLength={1000}
        autosize
        minRows={2}
        size="md"
      />
      {sending.error && <Notice kind="bad">{questionWords(t, sending.error)}</Notice>}
      <p>
        <Button type="submit" loading={sending.isPending}>
          {t('question.sendAnswer')}
        </Button>
      </p>
    </form>
  );
}
