import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newClientId } from '../../api.ts';
import type { Activity } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useQueue } from '../../outbox/use-queue.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { endToast, toast } from '../../parts/toast.tsx';

type Props = { activity: Activity; pupilId: string; classId: string; close: () => void };

/** One child was not there: out of the activity with a reason, and for ten seconds back again with a tap. */
export function DetachDialog({ activity, pupilId, classId, close }: Props) {
  const { t, named } = useWords();
  const queue = useQueue();
  const [clientId] = useState(newClientId);
  const { activityId } = activity;
  const own = activity.marks.filter((mark) => mark.pupilId === pupilId);
  const [first] = own;
  const name = first ? named({ name: first.pupilName, apart: first.apart }) : '';

  const undo = useMutation({
    mutationFn: () =>
      queue.deliver('post /api/activities/:activityId/attachments', classId, {
        params: { activityId },
        body: { clientId: newClientId(), pupilId },
      }),
    onSuccess: ({ state }) => toast(state === 'sent' ? t('class.attached', { name }) : t('queue.keptHere')),
    onError: (error) => toast(problemWords(t, error)),
  });
  const detach = useMutation({
    mutationFn: (reason: string) =>
      queue.deliver('post /api/activities/:activityId/detachments', classId, {
        params: { activityId },
        body: { clientId, pupilId, reason },
      }),
    onSuccess: ({ state }) => {
      if (state === 'waiting') toast(t('queue.keptHere'));
      else
        toast(t('class.detachedDone', { name }), {
          word: t('log.undo'),
          run: () => {
            endToast();
            undo.mutate();
          },
        });
      close();
    },
  });
  return (
    <ReasonDialog
      title={t('class.detachTitle', { name, title: activity.title })}
      means={t('class.detachMeans', { name, count: own.length })}
      usual={[t('class.reasonAway'), t('class.reasonElsewhere')]}
      words={{
        reason: t('class.detachReason'),
        stays: t('class.reasonStays'),
        missing: t('class.reasonMissing'),
        save: t('class.detachNow'),
      }}
      fault={detach.error ? problemWords(t, detach.error) : null}
      isSaving={detach.isPending}
      send={detach.mutate}
      close={close}
    />
  );
}
