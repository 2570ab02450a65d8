import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { ValueWords } from '../../parts/value-words.tsx';
import { type EvidenceItem, useEvidence } from '../child-profile/profile-queries.ts';
import styles from './works.module.css';

type Props = {
  readonly pupilId: string;
  readonly term: string;
  /** Before a record, and below it. */
  readonly mark: (item: EvidenceItem) => ReactNode;
  readonly below: (item: EvidenceItem) => ReactNode;
};

/** The child's records of the term, to choose from. */
export function RecordRows({ pupilId, term, mark, below }: Props) {
  const { t, both, day } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = useEvidence(pupilId, { term });
  if (!data) {
    const retry = () => void refetch();
    return error ? <Failed error={error} retry={retry} isRetrying={isFetching} isPart /> : <Bones cards={2} />;
  }
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="quiet">{t('works.noRecords')}</p>;
  return (
    <>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.markId} className={styles['record']}>
            {mark(item)}
            <div>
              <p>
                <strong>{item.title}</strong> <span className="small">{day(item.happenedOn)}</span>
              </p>
              <p className="small">
                <DimensionMark dimension={item.dimension} /> {both(item.indicatorTitle)}{' '}
                <ValueWords value={item.value} label={item.levelLabel} measured={item.measured} />
              </p>
              {below(item)}
            </div>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className="plain-button" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {t('works.more')}
        </button>
      )}
    </>
  );
}
