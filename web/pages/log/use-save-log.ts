import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { newClientId, Refused } from '../../api.ts';
import { evidenceChanged } from '../../evidence/evidence-queries.ts';
import { refusedIn } from '../../evidence/refused.ts';
import { useWords } from '../../i18n/use-words.ts';
import { usePhotos } from '../../outbox/use-photos.ts';
import { useQueue } from '../../outbox/use-queue.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { endToast, toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';
import type { Body, Draft } from './draft.ts';

type Props = { classId: string; change: (how: (draft: Draft) => Draft) => void; forget: () => Promise<void> };

/** Saves a log through the outbox, offers to undo it, and puts what was refused of a child beside the child. */
export function useSaveLog({ classId, change, forget }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const queue = useQueue();
  const { keeper } = usePhotos();

  const undo = useMutation({
    mutationFn: ({ activityId }: { activityId: string }) =>
      queue.deliver('post /api/activities/:activityId/withdrawal', classId, {
        params: { activityId },
        body: { clientId: newClientId(), reason: 'undo' },
      }),
    onSuccess: ({ state }, { activityId }) => {
      void keeper.dropOf((one) => one.activityId === activityId);
      toast(t(state === 'sent' ? 'log.undone' : 'queue.keptHere'));
      return evidenceChanged();
    },
    onError: (error) => toast(problemWords(t, error)),
  });
  return useMutation({
    mutationFn: async (body: Body) => {
      await keeper.follow(classId, body.clientId);
      return await queue.deliver('post /api/classes/:classId/activities', classId, { params: { classId }, body });
    },
    onSuccess: async (delivered) => {
      await forget();
      if (delivered.state === 'waiting') {
        toast(t('queue.keptHere'));
        return await navigate(`/classes/${classId}`, { replace: true });
      }
      const { activityId, marks } = delivered.reply;
      toast(t('log.saved', { count: marks }), {
        word: t('log.undo'),
        run: () => {
          endToast();
          undo.mutate({ activityId });
        },
      });
      return await navigate(`/classes/${classId}`, { replace: true });
    },
    onError: (error, { marks }) => {
      const refused = error instanceof Refused ? refusedIn(error.problem, marks) : {};
      if (Object.keys(refused).length === 0) return;
      change((now) => ({ ...now, refused }));
      // The list this page had was not the service's: it may have changed since.
      void queries.invalidateQueries({ queryKey: ['class', classId, 'day'] });
    },
  });
}
