import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Notice } from '../../parts/states.tsx';
import { type Code, issueCode, peopleChanged, refusedWords, type Who } from './people-queries.ts';

type Said = Who & { from: string; role: 'homeroom' | 'teacher'; subject: string };
type Props = {
  title: string;
  means: string;
  schoolId: string;
  /** What is asked besides who it is. */
  asks: 'from' | 'post' | 'nothing';
  save: (said: Said) => Promise<{ personId: string }>;
  showCode: (code: Code) => void;
  close: () => void;
};

/** Who it is, and from when: an account that is there, or a new one, whose sign-in code is shown next. */
export function WhoDialog({ title, means, schoolId, asks, save, showCode, close }: Props) {
  const { t } = useWords();
  const [said, setSaid] = useState<Said>({
    username: '',
    name: '',
    isNew: false,
    from: today(),
    role: 'teacher',
    subject: '',
  });
  const [tried, setTried] = useState(false);
  const put = useMutation({
    mutationFn: async () => {
      const whole = { ...said, username: said.username.trim(), name: said.name.trim(), subject: said.subject.trim() };
      const { personId } = await save(whole);
      await peopleChanged();
      return said.isNew ? await issueCode(schoolId, personId) : undefined;
    },
    onSuccess: (code) => {
      close();
      if (code) showCode(code);
    },
  });
  const change = (part: Partial<Said>) => setSaid({ ...said, ...part });
  const lacks = (value: string) => tried && !value.trim() && t('people.missing');
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (said.username.trim() && said.name.trim() && said.from) put.mutate();
        }}
      >
        <p className="small">{means}</p>
        <Pick
          label={t('people.account')}
          value={said.isNew ? 'new' : 'old'}
          onPick={(value) => change({ isNew: value === 'new' })}
        >
          <option value="old">{t('people.accountThere')}</option>
          <option value="new">{t('people.accountNew')}</option>
        </Pick>
        <TextInput
          label={t('people.username')}
          value={said.username}
          error={lacks(said.username)}
          onChange={(event) => change({ username: event.currentTarget.value })}
          autoComplete="off"
          autoCapitalize="none"
          maxLength={64}
          size="md"
        />
        <TextInput
          label={t('people.name')}
          value={said.name}
          error={lacks(said.name)}
          onChange={(event) => change({ name: event.currentTarget.value })}
          autoComplete="off"
          maxLength={40}
          size="md"
        />
        {asks === 'post' && (
          <Pick label={t('people.post')} value={said.role} onPick={(role) => change({ role: role as Said['role'] })}>
            <option value="teacher">{t('role.teacher')}</option>
            <option value="homeroom">{t('role.homeroom')}</option>
          </Pick>
        )}
        {asks === 'post' && said.role === 'teacher' && (
          <TextInput
            label={t('people.subject')}
            value={said.subject}
            onChange={(event) => change({ subject: event.currentTarget.value })}
            maxLength={20}
            size="md"
          />
        )}
        {asks !== 'nothing' && (
          <TextInput
            type="date"
            label={t('people.fromDay')}
            value={said.from}
            error={lacks(said.from)}
            onChange={(event) => change({ from: event.currentTarget.value })}
            size="md"
          />
        )}
        {put.error && <Notice kind="bad">{refusedWords(t, put.error)}</Notice>}
        <FormActions save={t('people.save')} isSaving={put.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
