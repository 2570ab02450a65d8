import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { closeRound, roundsChanged } from './moderation-queries.ts';

/** Ending is for good, so it is asked once more. How much stays undone is told once a day, above. */
export function CloseRound({ areaId, roundId }: { areaId: string; roundId: string }) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const close = useMutation({
    mutationFn: () => closeRound(areaId, roundId),
    onSuccess: async () => {
      await roundsChanged();
      setAsking(false);
      toast(t('moderation.closed'));
    },
  });
  return (
    <div className="actions no-print">
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('moderation.close')}
      </Button>
      {isAsking && (
        <Dialog title={t('moderation.closeTitle')} close={() => setAsking(false)}>
          <p>{t('moderation.closeLeft')}</p>
          {close.error && <Notice kind="bad">{problemWords(t, close.error)}</Notice>}
          <div className="actions">
            <Button loading={close.isPending} onClick={() => close.mutate()}>
              {t('moderation.closeSure')}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
