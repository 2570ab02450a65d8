import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { type Action, type Of, reportChanged, settleAction } from './improvement-queries.ts';

type Props = {
  of: Of;
  action: Action;
  status: 'done' | 'dropped';
  reopen: (version: number) => void;
  close: () => void;
};

/** One sentence of what came of it: the next reader has nothing else. */
export function SettleDialog({ of, action, status, reopen, close }: Props) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState(action.outcome ?? '');
  const [tried, setTried] = useState(false);
  const [clientId] = useState(newClientId);
  const settle = useMutation({
    mutationFn: () =>
      settleAction(of, action.actionId, { clientId, version: action.version, status, outcome: outcome.trim() }),
    onSuccess: ({ version }) => {
      toast(t(`improve.said.${status}`), { word: t('improve.undo'), run: () => reopen(version) });
      close();
    },
    onSettled: () => reportChanged(of),
  });
  return (
    <Dialog title={t(`improve.settle.${status}`)} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (outcome.trim()) settle.mutate();
        }}
      >
        <p>{action.text}</p>
        <Textarea
          label={t(`improve.outcome.${status}`)}
          description={t('improve.noChild')}
          error={tried && !outcome.trim() && t('improve.missing')}
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
          maxLength={200}
          autosize
          minRows={2}
          size="md"
        />
        {settle.error && <Notice kind="bad">{problemWords(t, settle.error)}</Notice>}
        <FormActions save={t('improve.save')} isSaving={settle.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
