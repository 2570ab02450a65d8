import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newClientId, refusalCode } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { useQueue } from '../outbox/use-queue.ts';
import { problemWords } from '../parts/problem-words.ts';
import { endToast, toast } from '../parts/toast.tsx';
import type { Activity } from './evidence-queries.ts';

export type Amendable = Pick<
  Activity,
  'activityId' | 'version' | 'title' | 'happenedOn' | 'place' | 'organiser' | 'baseId' | 'note' | 'visibility'
>;

/** As a form has it: nothing is an empty field. */
export const saidOf = ({ title, happenedOn, place, organiser, baseId, note, visibility }: Amendable) => ({
  title,
  happenedOn,
  place: place ?? '',
  organiser: organiser ?? '',
  baseId,
  note: note ?? '',
  visibility,
});
type Said = ReturnType<typeof saidOf>;

const bodyOf = (said: Said) => ({
  ...said,
  title: said.title.trim(),
  place: said.place.trim() || null,
  organiser: said.organiser.trim() || null,
  note: said.note.trim() || null,
});

type Props = { classId: string; activity: Amendable; reload: () => Promise<void>; close: () => void };

/** Sends an amendment through the outbox, and for a while offers to take it back: what was said before is said again. */
export function useAmendActivity({ classId, activity, reload, close }: Props) {
  const { t } = useWords();
  const queue = useQueue();
  const [sent, setSent] = useState<{ clientId: string; body: string } | null>(null);
  const { activityId } = activity;
  const send = (clientId: string, body: ReturnType<typeof bodyOf> & { version: number; reason: string }) =>
    queue.deliver('put /api/activities/:activityId', classId, { params: { activityId }, body: { clientId, ...body } });
  const undo = useMutation({
    mutationFn: (version: number) =>
      send(newClientId(), { ...bodyOf(saidOf(activity)), version, reason: t('class.tookBack') }),
    onSuccess: ({ state }) => {
      toast(t(state === 'sent' ? 'class.amendmentUndone' : 'queue.keptHere'));
      return reload();
    },
    onError: (error) => toast(problemWords(t, error)),
  });
  return useMutation({
    mutationFn: ({ said, reason }: { said: Said; reason: string }) => {
      const body = { ...bodyOf(said), version: activity.version, reason: reason.trim() };
      // The same body sent again is a retry and keeps its id; another body is another amendment.
      const same = sent?.body === JSON.stringify(body) ? sent.clientId : undefined;
      const clientId = same ?? newClientId();
      setSent({ clientId, body: JSON.stringify(body) });
      return send(clientId, body);
    },
    onSuccess: async (delivered) => {
      if (delivered.state === 'waiting') toast(t('queue.keptHere'));
      else
        toast(t('class.activityAmended'), {
          word: t('log.undo'),
          run: () => {
            endToast();
            undo.mutate(delivered.reply.version);
          },
        });
      close();
      await reload();
    },
    onError: async (error) => {
      if (refusalCode(error) === 'stale') await reload();
    },
  });
}
