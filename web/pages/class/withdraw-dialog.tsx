import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newClientId } from '../../api.ts';
import type { Activity } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useQueue } from '../../outbox/use-queue.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { toast } from '../../parts/toast.tsx';

export function WithdrawDialog(props: { activity: Activity; classId: string; close: () => void }) {
  const { activity, classId, close } = props;
  const { t } = useWords();
  const queue = useQueue();
  const [clientId] = useState(newClientId);
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      queue.deliver('post /api/activities/:activityId/withdrawal', classId, {
        params: { activityId: activity.activityId },
        body: { clientId, reason },
      }),
    onSuccess: (delivered) => {
      if (delivered.state === 'waiting') toast(t('queue.keptHere'));
      else toast(t('class.withdrawnDone', { count: delivered.reply.withdrawnMarks }));
      close();
    },
  });
  return (
    <ReasonDialog
      title={t('class.withdrawTitle', { title: activity.title })}
      means={t('class.withdrawMeans', { count: activity.marks.length })}
      words={{
        reason: t('class.reason'),
        stays: t('class.reasonStays'),
        missing: t('class.reasonMissing'),
        save: t('class.withdrawNow'),
      }}
      fault={withdraw.error ? problemWords(t, withdraw.error) : null}
      isSaving={withdraw.isPending}
      send={withdraw.mutate}
      close={close}
    />
  );
}
