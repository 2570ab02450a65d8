import { Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { type Of, refusedWords, reportChanged, type Said } from './improvement-queries.ts';

type Props = {
  title: string;
  /** What it is about, in words. */
  about: string;
  of: Of;
  said: Said;
  /** The first day there is to choose; an amendment may keep a day that is over. */
  from?: string;
  save: (said: Said & { clientId: string }) => Promise<unknown>;
  saved: string;
  close: () => void;
};

/** What will be done, who answers for it, by when: three fields, each with something in it before it is saved. */
export function ActionDialog({ title, about, of, said: first, from, save, saved, close }: Props) {
  const { t } = useWords();
  const [said, setSaid] = useState(first);
  const [tried, setTried] = useState(false);
  const [clientId] = useState(newClientId);
  const put = useMutation({
    mutationFn: () => save({ clientId, text: said.text.trim(), owner: said.owner.trim(), dueOn: said.dueOn }),
    onSuccess: () => {
      toast(saved);
      close();
    },
    onSettled: () => reportChanged(of),
  });
  const change = (part: Partial<Said>) => setSaid({ ...said, ...part });
  const lacks = (value: string) => tried && !value.trim() && t('improve.missing');
  const isOver = from !== undefined && said.dueOn !== '' && said.dueOn < from;
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (said.text.trim() && said.owner.trim() && said.dueOn && !isOver) put.mutate();
        }}
      >
        <p className="small">{about}</p>
        <Textarea
          label={t('improve.text')}
          value={said.text}
          error={lacks(said.text)}
          onChange={(event) => change({ text: event.currentTarget.value })}
          maxLength={200}
          autosize
          minRows={2}
          size="md"
        />
        <TextInput
          label={t('improve.owner')}
          description={t('improve.noChild')}
          placeholder={t('improve.ownerExample')}
          value={said.owner}
          error={lacks(said.owner)}
          onChange={(event) => change({ owner: event.currentTarget.value })}
          maxLength={40}
          size="md"
        />
        <TextInput
          type="date"
          label={t('improve.dueOn')}
          value={said.dueOn}
          error={lacks(said.dueOn) || (tried && isOver && t('improve.dayOver'))}
          {...(from === undefined ? {} : { min: from })}
          onChange={(event) => change({ dueOn: event.currentTarget.value })}
          size="md"
        />
        {put.error && <Notice kind="bad">{refusedWords(t, put.error)}</Notice>}
        <FormActions save={t('improve.save')} isSaving={put.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
