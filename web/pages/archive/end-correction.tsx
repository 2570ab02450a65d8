import { Button } from '@mantine/core';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';
import { archiveWords } from './archive-queries.ts';

/** What was opened is closed again, which is said beside the button. */
export function EndCorrection({ classId, correctionId }: { classId: string; correctionId: string }) {
  const { t } = useWords();
  const end = useSending({
    about: ['class', classId],
    send: ({ clientId }) =>
      call('post /api/classes/:classId/corrections/:correctionId/end', {
        params: { classId, correctionId },
        body: { clientId },
      }),
    done: t('correction.endedNow'),
    decided: t('correction.other'),
  });
  return (
    <div className="no-print">
      {end.error && <Notice kind="bad">{archiveWords(t, end.error)}</Notice>}
      <p className="small">{t('correction.endMeans')}</p>
      <p className="actions">
        <Button loading={end.isPending} onClick={() => end.mutate()}>
          {t('correction.end')}
        </Button>
      </p>
    </div>
  );
}
