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
import { endToast, toast } from '../../parts/toast.tsx';

type Props = { activity: Activity; pupilId: string; classId: string; close: () => void };

/** One child was not there: out of the activity with a reason, and for ten seconds back again with a tap. */
export function DetachDialog({ activity, pupilId, classId, close }: Props) {
  const { t, named } = useWords();
  const queue = useQueue();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
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
    mutationFn: () =>
      queue.deliver('post /api/activities/:activityId/detachments', classId, {
        params: { activityId },
        body: { clientId, pupilId, reason: reason.trim() },
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
    <Dialog title={t('class.detachTitle', { name, title: activity.title })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim()) detach.mutate();
        }}
      >
        <p>{t('class.detachMeans', { name, count: own.length })}</p>
        <div className="chips">
          {['class.reasonAway', 'class.reasonElsewhere'].map((key) => (
            <button key={key} type="button" className="chip" onClick={() => setReason(t(key))}>
              {t(key)}
            </button>
          ))}
        </div>
        <Textarea
          label={t('class.detachReason')}
          description={t('class.reasonStays')}
          error={tried && !reason.trim() && t('class.reasonMissing')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          size="md"
        />
        {detach.error && <Notice kind="bad">{problemWords(t, detach.error)}</Notice>}
        <FormActions save={t('class.detachNow')} isSaving={detach.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
