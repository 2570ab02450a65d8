import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';
import { confirmationWords } from './confirmation-queries.ts';

type Props = {
  about: readonly string[];
  label?: string;
  send: (sent: { clientId: string; reason: string }) => Promise<unknown>;
};

/** One's own confirmation taken back, with a reason, after it was said what that means for others. */
export function TakeBack({ about, label, send }: Props) {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const close = () => setAsked(false);
  const back = useSending({
    about,
    send: ({ clientId }) => send({ clientId, reason: reason.trim() }),
    done: t('confirm.takenBack'),
    decided: t('confirm.changed'),
    close,
  });
  return (
    <>
      <Button variant="default" aria-label={label} onClick={() => setAsked(true)}>
        {t('confirm.takeBack')}
      </Button>
      {isAsked && (
        <Dialog title={t('confirm.takeBackTitle')} close={close}>
          <form
            className="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setTried(true);
              if (reason.trim()) back.mutate();
            }}
          >
            <p>{t('confirm.takeBackMeans')}</p>
            <Textarea
              label={t('confirm.reason')}
              error={isTried && !reason.trim() && t('confirm.reasonMissing')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={200}
              size="md"
            />
            {back.error && <Notice kind="bad">{confirmationWords(t, back.error)}</Notice>}
            <FormActions save={t('confirm.takeBackTitle')} isSaving={back.isPending} cancel={close} />
          </form>
        </Dialog>
      )}
    </>
  );
}
