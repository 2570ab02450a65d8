import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { RecordRows } from './record-rows.tsx';
import styles from './works.module.css';
import { type Works, worksChanged, worksWords } from './works-queries.ts';

type Props = { works: Works; pupilId: string; close: () => void };

/** A tick marks the record for the family at once. */
export function SuggestWorks({ works, pupilId, close }: Props) {
  const { t, day } = useWords();
  const put = useMutation({
    mutationFn: ({ markId, isSuggested }: { markId: string; isSuggested: boolean }) =>
      call('put /api/marks/:markId/suggestion', {
        params: { markId },
        body: { clientId: newClientId(), isSuggested },
      }),
    onSettled: () => worksChanged(pupilId),
  });
  const isSuggested = (id: string) => works.suggested.some(({ markId }) => markId === id);
  return (
    <div className="no-print">
      <p className="small">{t('works.suggestMeans')}</p>
      {put.error && <Notice kind="bad">{worksWords(t, put.error)}</Notice>}
      <RecordRows
        pupilId={pupilId}
        term={works.term.code}
        mark={({ markId, title, happenedOn }) => (
          <input
            type="checkbox"
            className={styles['tick']}
            aria-label={t('works.recommend', { title, day: day(happenedOn) })}
            checked={isSuggested(markId)}
            disabled={put.isPending}
            onChange={(event) => put.mutate({ markId, isSuggested: event.currentTarget.checked })}
          />
        )}
        below={({ markId }) => isSuggested(markId) && <p className="small">{t('works.suggested')}</p>}
      />
      <p className="actions">
        <Button variant="default" onClick={close}>
          {t('works.done')}
        </Button>
      </p>
    </div>
  );
}
