import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Reply, refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { CodeField } from './code-field.tsx';

type Props = {
  codeToken: string;
  done: (signedIn: Reply<'post /api/session/code'>) => Promise<unknown>;
  startAgain: () => void;
};

/** The second step of signing in, after the password was right. */
export function CodeStep({ codeToken, done, startAgain }: Props) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const finish = useMutation({
    mutationFn: () => call('post /api/session/code', { body: { codeToken, code } }),
    onSuccess: done,
    onError: () => setCode(''),
  });
  const isOver = ['not-signed-in', 'conflict'].includes(refusalCode(finish.error) ?? '');
  const refused = (error: Error) => {
    if (isOver) return t('secondStep.tooLate');
    return refusalCode(error) === 'wrong-credentials' ? t('secondStep.codeWrong') : problemWords(t, error);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        finish.mutate();
      }}
    >
      <CodeField code={code} setCode={setCode} takesFocus />
      {finish.error && <Notice kind="bad">{refused(finish.error)}</Notice>}
      {isOver ? (
        <Button size="md" onClick={startAgain}>
          {t('secondStep.startAgain')}
        </Button>
      ) : (
        <Button type="submit" size="md" loading={finish.isPending}>
          {t('secondStep.signIn')}
        </Button>
      )}
      <p className="small">{t('secondStep.noPhone')}</p>
    </form>
  );
}
