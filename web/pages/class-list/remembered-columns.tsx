import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';
import styles from './class-list.module.css';
import { isMeaning } from './meaning-pick.tsx';

/** What the school once said of its columns, each to be forgotten: a meaning that is wrong would refuse every list. */
export function RememberedColumns({ schoolId }: { schoolId: string }) {
  const { t } = useWords();
  const key = ['list-meanings', schoolId];
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => call('get /api/schools/:schoolId/list-meanings', { params: { schoolId } }),
  });
  const forget = useMutation({
    mutationFn: ({ heading, column }: { heading: string; column: string }) =>
      call('post /api/schools/:schoolId/list-meanings/forgotten', {
        params: { schoolId },
        body: { clientId: newClientId(), heading, column },
      }),
    onSuccess: (left) => queries.setQueryData(key, left),
    onError: (failed) => toast(problemWords(t, failed)),
  });
  if (!data || data.meanings.length === 0) return null;
  return (
    <details className="section">
      <summary>{t('classList.known', { count: data.meanings.length })}</summary>
      <ul className={styles['known']}>
        {data.meanings.map(({ heading, column, meaning }) => (
          <li key={`${heading} ${column}`}>
            <span>
              {heading || t('classList.columnOf', { column })} →{' '}
              {isMeaning(meaning) ? t(`classList.meaning.${meaning}`) : meaning}
            </span>
            <Button
              variant="default"
              loading={forget.isPending && forget.variables.heading === heading && forget.variables.column === column}
              aria-label={`${t('classList.forget')} ${heading || column}`}
              onClick={() => forget.mutate({ heading, column })}
            >
              {t('classList.forget')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
