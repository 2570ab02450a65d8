import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newClientId } from '../../api.ts';
import type { Activity } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useQueue } from '../../outbox/use-queue.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';

export function WithdrawDialog(props: { activity: Activity; classId: string; close: () => void }) {
  const { activity, classId, close } = props;
  const { t } = useWords();
  const queue = useQueue();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [clientId] = useState(newClientId);
  const withdraw = useMutation({
    mutationFn: () =>
      queue.deliver('post /api/activities/:activityId/withdrawal', classId, {
        params: { activityId: activity.activityId },
        body: { clientId, reason: reason.trim() },
      }),
    onSuccess: (delivered) => {
      if (delivered.state === 'waiting') toast(t('queue.keptHere'));
      else toast(t('class.withdrawnDone', { count: delivered.reply.withdrawnMarks }));
      close();
    },
  });
  return (
    <Dialog title={t('class.withdrawTitle', { title: activity.title })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim()) withdraw.mutate();
        }}
      >
        <p>{t('class.withdrawMeans', { count: activity.marks.length })}</p>
        <Textarea
          label={t('class.reason')}
          description={t('class.reasonStays')}
          error={tried && !reason.trim() && t('class.reasonMissing')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          size="md"
        />
        {withdraw.error && <Notice kind="bad">{problemWords(t, withdraw.error)}</Notice>}
        <FormActions save={t('class.withdrawNow')} isSaving={withdraw.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
