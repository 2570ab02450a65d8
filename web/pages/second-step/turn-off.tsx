import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/ActionIcon.css';
import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { CodeField } from './code-field.tsx';
import { wrongField } from './second-step-queries.ts';

/** With the password and a code: a page that somebody left open is not enough. */
export function TurnOff({ username, done }: { username: string; done: () => void }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const end = useMutation({
    mutationFn: () => call('put /api/me/second-step/end', { body: { password, code } }),
    onSuccess: done,
    onError: () => setCode(''),
  });
  if (!isOpen)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('secondStep.turnOff')}
      </Button>
    );
  const refused = (error: Error) => {
    const field = wrongField(error);
    if (field === 'password') return t('secondStep.passwordWrong');
    return field === 'code' ? t('secondStep.codeWrong') : problemWords(t, error);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        end.mutate();
      }}
    >
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <PasswordInput
        label={t('secondStep.password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        maxLength={256}
        size="md"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
      />
      <CodeField code={code} setCode={setCode} />
      {end.error && <Notice kind="bad">{refused(end.error)}</Notice>}
      <Button type="submit" size="md" loading={end.isPending}>
        {t('secondStep.turnOff')}
      </Button>
    </form>
  );
}
