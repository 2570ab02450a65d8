import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './places.module.css';
import { addBase, type Of, placesChanged } from './places-queries.ts';

type Kind = 'base' | 'organiser';

export function NewBase({ of }: { of: Of }) {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('base');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState(false);
  const add = useMutation({
    mutationFn: () => addBase(of, { kind, name: name.trim(), ...(address.trim() ? { address: address.trim() } : {}) }),
    onSuccess: async () => {
      await placesChanged();
      toast(t('places.added', { name: name.trim() }));
      setName('');
      setAddress('');
      setTried(false);
    },
  });
  return (
    <form
      className={`card ${styles['new-base']}`}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (name.trim()) add.mutate();
      }}
    >
      <Pick label={t('places.kind')} value={kind} onPick={(value) => setKind(value as Kind)}>
        <option value="base">{t('places.base')}</option>
        <option value="organiser">{t('places.organiser')}</option>
      </Pick>
      <TextInput
        label={t('places.name')}
        error={tried && !name.trim() && t('places.nameMissing')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={80}
        size="md"
      />
      <TextInput
        label={t('places.address')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        maxLength={200}
        size="md"
      />
      {add.error && <Notice kind="bad">{problemWords(t, add.error)}</Notice>}
      <div className="actions">
        <Button type="submit" loading={add.isPending}>
          {t('places.add')}
        </Button>
      </div>
    </form>
  );
}
