import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
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
  const close = () => setAsked(false);
  const back = useSending({
    about,
    send: ({ clientId, value: reason }: { clientId: string; value: string }) => send({ clientId, reason }),
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
        <ReasonDialog
          title={t('confirm.takeBackTitle')}
          means={t('confirm.takeBackMeans')}
          words={{
            reason: t('confirm.reason'),
            missing: t('confirm.reasonMissing'),
            save: t('confirm.takeBackTitle'),
          }}
          fault={back.error ? confirmationWords(t, back.error) : null}
          isSaving={back.isPending}
          send={back.mutate}
          close={close}
        />
      )}
    </>
  );
}
