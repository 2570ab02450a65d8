import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/ActionIcon.css';
import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, Refused } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { NewPasswordFields, useNewPassword } from './new-password.tsx';
import { weakWords } from './weak-words.ts';

type Props = { username: string; currentLabel: string; inHand?: string; done: () => void };

export function PasswordForm({ username, currentLabel, inHand = '', done }: Props) {
  const { t } = useWords();
  const [current, setCurrent] = useState(inHand);
  const chosen = useNewPassword();
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => call('put /api/me/password', { body: { current, next: chosen.next } }),
    onSuccess: done,
  });

  /** Where the service names the field and the reason we have our own words for it. */
  const refused = (error: Error) => {
    const [fault] = error instanceof Refused ? (error.problem.errors ?? []) : [];
    if (fault?.path === 'current') return t('session.currentWrong');
    if (fault?.path === 'next') return weakWords(t, fault.code);
    return problemWords(t, error);
  };

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (current && !chosen.fault) change.mutate();
      }}
    >
      {/* For the browser's password keeper, which must know whose password this is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <PasswordInput
        label={currentLabel}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        error={tried && !current && t('session.currentMissing')}
        autoComplete="current-password"
        maxLength={256}
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
      />
      <NewPasswordFields of={chosen} tried={tried} />
      {change.error && <Notice kind="bad">{refused(change.error)}</Notice>}
      <Button type="submit" size="md" loading={change.isPending}>
        {t('session.changePassword')}
      </Button>
    </form>
  );
}
