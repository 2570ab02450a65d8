import { useMutation } from '@tanstack/react-query';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';
import type { Draft } from './draft.ts';

/** What is being logged comes again: kept for everybody who logs in this school. */
export function KeepTemplate({ classId, draft }: { classId: string; draft: Draft }) {
  const { t } = useWords();
  const keep = useMutation({
    mutationFn: () => {
      const [title, place, organiser] = [draft.title.trim(), draft.place.trim(), draft.organiser?.trim()];
      return call('post /api/classes/:classId/templates', {
        params: { classId },
        body: {
          clientId: newClientId(),
          title,
          indicatorIds: [draft.indicatorId ?? ''],
          ...(place ? { place } : {}),
          ...(organiser ? { organiser } : {}),
          ...(draft.baseId ? { baseId: draft.baseId } : {}),
          ...(draft.all?.kind === 'hours' ? { hours: draft.all.hours } : {}),
        },
      });
    },
    onSuccess: async () => {
      toast(t('starts.kept', { title: draft.title.trim() }));
      await queries.invalidateQueries({ queryKey: ['class', classId, 'starts'] });
    },
    onError: (error) => toast(problemWords(t, error)),
  });
  return (
    <button
      type="button"
      className="quiet-button"
      disabled={!draft.title.trim() || keep.isPending || keep.isSuccess}
      onClick={() => keep.mutate()}
    >
      {t(keep.isSuccess ? 'starts.keptShort' : 'starts.keep')}
    </button>
  );
}
