import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { messageFault } from './message-fault.ts';

/** The code that came to an address says that it is one’s own. */
export function CodeForm({ address, confirmed }: { address: string; confirmed: () => Promise<void> }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const code = typed.trim();
  const confirm = useMutation({
    mutationFn: () => call('put /api/me/message-way', { body: { code } }),
    onSuccess: confirmed,
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (code !== '') confirm.mutate();
      }}
    >
      <p>{t('message.waits', { address })}</p>
      <TextInput
        label={t('message.code')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={tried && code === '' && t('message.codeMissing')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={32}
        size="md"
      />
      {confirm.error && <Notice kind="bad">{messageFault(t, confirm.error)}</Notice>}
      <Button type="submit" size="md" loading={confirm.isPending}>
        {t('message.confirm')}
      </Button>
    </form>
  );
}
