import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useSending } from './notice-queries.ts';

export function StopDialog({ classId, noticeId, close }: { classId: string; noticeId: string; close: () => void }) {
  const { t } = useWords();
  const stop = useSending({
    about: ['class', classId],
    send: ({ clientId, value: reason }: { clientId: string; value: string }) =>
      call('post /api/classes/:classId/notices/:noticeId/stop', {
        params: { classId, noticeId },
        body: { clientId, reason },
      }),
    done: t('notice.stopped'),
    close,
  });
  return (
    <ReasonDialog
      title={t('notice.stopTitle')}
      means={t('notice.stopMeans')}
      words={{
        reason: t('notice.reason'),
        stays: t('notice.reasonStays'),
        missing: t('notice.reasonMissing'),
        save: t('notice.stopNow'),
      }}
      fault={stop.error ? problemWords(t, stop.error) : null}
      isSaving={stop.isPending}
      send={stop.mutate}
      close={close}
    />
  );
}
