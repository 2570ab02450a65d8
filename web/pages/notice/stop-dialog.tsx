import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { useSending } from './notice-queries.ts';

export function StopDialog({ classId, noticeId, close }: { classId: string; noticeId: string; close: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const stop = useSending({
    about: ['class', classId],
    send: ({ clientId }) =>
      call('post /api/classes/:classId/notices/:noticeId/stop', {
        params: { classId, noticeId },
        body: { clientId, reason: reason.trim() },
      }),
    done: t('notice.stopped'),
    close,
  });
  return (
    <Dialog title={t('notice.stopTitle')} close={close}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim()) stop.mutate();
        }}
      >
        <p>{t('notice.stopMeans')}</p>
        <Textarea
          label={t('notice.reason')}
          description={t('notice.reasonStays')}
          error={isTried && !reason.trim() && t('notice.reasonMissing')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          size="md"
        />
        {stop.error && <Notice kind="bad">{problemWords(t, stop.error)}</Notice>}
        <FormActions save={t('notice.stopNow')} isSaving={stop.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
