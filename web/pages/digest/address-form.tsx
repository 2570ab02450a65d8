import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { messageFault } from './message-fault.ts';

type Way = Reply<'get /api/me/message-way'>['offered'][number];

/** Where messages are to go; a code comes there first. */
export function AddressForm({ offered, sent }: { offered: readonly Way[]; sent: () => Promise<void> }) {
  const { t, language } = useWords();
  const [way, setWay] = useState<Way>(offered[0] ?? 'email');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const address = typed.trim();
  const send = useMutation({
    mutationFn: () => call('post /api/me/message-way', { body: { way, address, language } }),
    onSuccess: async ({ minutes }) => {
      toast(t('message.sent', { address, minutes }));
      await sent();
    },
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (address !== '') send.mutate();
      }}
    >
      {offered.length > 1 && (
        <Pick
          label={t('message.way')}
          value={way}
          onPick={(picked) => setWay(offered.find((one) => one === picked) ?? way)}
        >
          {offered.map((one) => (
            <option key={one} value={one}>
              {t(`message.ways.${one}`)}
            </option>
          ))}
        </Pick>
      )}
      <TextInput
        type={way === 'email' ? 'email' : 'text'}
        autoComplete={way === 'email' ? 'email' : 'off'}
        label={t(`message.address.${way}`)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={tried && address === '' && t('message.addressMissing')}
        maxLength={254}
        size="md"
      />
      {send.error && <Notice kind="bad">{messageFault(t, send.error)}</Notice>}
      <Button type="submit" size="md" loading={send.isPending}>
        {t('message.send')}
      </Button>
    </form>
  );
}
