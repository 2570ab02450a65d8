import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Notice } from '../../parts/states.tsx';
import { peopleChanged, refusedWords } from './people-queries.ts';

type Props = {
  title: string;
  means: string;
  asksDay: boolean;
  save: (lastDay: string) => Promise<unknown>;
  close: () => void;
};

/** The last day of something somebody has; a guardianship ends at once. */
export function EndDialog({ title, means, asksDay, save, close }: Props) {
  const { t } = useWords();
  const [lastDay, setLastDay] = useState(today());
  const end = useMutation({
    mutationFn: () => save(lastDay),
    onSuccess: async () => {
      await peopleChanged();
      close();
    },
  });
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (lastDay) end.mutate();
        }}
      >
        <p>{means}</p>
        {asksDay && (
          <TextInput
            type="date"
            label={t('people.lastDay')}
            value={lastDay}
            error={!lastDay && t('people.missing')}
            onChange={(event) => setLastDay(event.currentTarget.value)}
            size="md"
          />
        )}
        {end.error && <Notice kind="bad">{refusedWords(t, end.error)}</Notice>}
        <FormActions save={t('people.endSave')} isSaving={end.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
