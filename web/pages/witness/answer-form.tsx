import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import styles from './witness.module.css';

type Props = { token: string; version: number; done: () => void; again: () => void };
const LONGEST = { name: 40, role: 40, organisation: 80, line: 200 } as const;

/** Who says it, whether it is so, and that it is said truthfully. What was typed stays where the family changed it meanwhile. */
export function AnswerForm({ token, version, done, again }: Props) {
  const { t } = useWords();
  const [isTrue, setTrue] = useState<boolean>();
  const [isPledged, setPledged] = useState(false);
  const [said, setSaid] = useState({ name: '', role: '', organisation: '', line: '' });
  const [isTried, setTried] = useState(false);
  const isWhole =
    isTrue !== undefined && isPledged && [said.name, said.role, said.organisation].every((one) => one.trim());
  const sending = useMutation({
    mutationFn: () =>
      call('post /api/witness-links/answer', {
        body: {
          ...{ token, version, isTrue: isTrue === true },
          isPledged: true,
          ...{ name: said.name, role: said.role, organisation: said.organisation, line: said.line.trim() || null },
        },
      }),
    onSuccess: done,
    // It was changed, or somebody else has answered: what stands now is read.
    onError: (error) => ['stale', 'conflict'].includes(refusalCode(error) ?? '') && again(),
  });
  const field = (name: 'name' | 'role' | 'organisation') => (
    <TextInput
      label={t(`witness.${name}`)}
      description={name === 'role' ? t('witness.roleHint') : undefined}
      error={isTried && !said[name].trim() && t(`witness.missing.${name}`)}
      value={said[name]}
      onChange={({ currentTarget: { value } }) => setSaid({ ...said, [name]: value })}
      autoComplete={name === 'name' ? 'name' : name === 'role' ? 'organization-title' : 'organization'}
      maxLength={LONGEST[name]}
      size="md"
    />
  );
  return (
    <form
      className="form"
      noValidate
      onChange={() => sending.reset()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole) sending.mutate();
      }}
    >
      <fieldset className={styles['so']}>
        <legend>{t('witness.isTrue')}</legend>
        {([true, false] as const).map((one) => (
          <label className="check" key={String(one)}>
            <input type="radio" name="is-true" checked={isTrue === one} onChange={() => setTrue(one)} />
            <span>{t(one ? 'witness.yes' : 'witness.no')}</span>
          </label>
        ))}
      </fieldset>
      {isTried && isTrue === undefined && <Notice kind="warn">{t('witness.missing.isTrue')}</Notice>}
      {field('name')}
      {field('role')}
      {field('organisation')}
      <Textarea
        label={t('witness.line')}
        value={said.line}
        onChange={({ currentTarget: { value } }) => setSaid({ ...said, line: value })}
        maxLength={LONGEST.line}
        autosize
        size="md"
      />
      <label className="check">
        <input type="checkbox" checked={isPledged} onChange={(event) => setPledged(event.currentTarget.checked)} />
        <span>{t('witness.pledge')}</span>
      </label>
      {isTried && !isPledged && <Notice kind="warn">{t('witness.missing.isPledged')}</Notice>}
      <p className="small">{t('witness.means')}</p>
      {sending.error && (
        <Notice kind="bad">
          {refusalCode(sending.error) === 'stale' ? t('witness.stale') : problemWords(t, sending.error)}
        </Notice>
      )}
      <Button type="submit" size="md" loading={sending.isPending}>
        {t('witness.send')}
      </Button>
    </form>
  );
}
