import { useWords } from '../../i18n/use-words.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { ValueWords } from '../../parts/value-words.tsx';
import { useEvidence } from '../child-profile/profile-queries.ts';
import styles from './comment.module.css';

type Props = { pupilId: string; term: string; cite: ((markId: string) => void) | undefined };

/** The child's records of the term, as its own page lists them; each can be cited. */
export function Evidence({ pupilId, term, cite }: Props) {
  const { t, both, day } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetching } = useEvidence(pupilId, { term });
  if (!data) {
    const retry = () => void refetch();
    return error ? <Failed error={error} retry={retry} isRetrying={isFetching} isPart /> : <Bones cards={2} />;
  }
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="quiet">{t('writer.noRecords')}</p>;
  return (
    <>
      <p className="small">{t('writer.evidenceMeans')}</p>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.markId} className={styles['record']}>
            <div>
              <p>
                <strong>{item.title}</strong> <span className="small">{day(item.happenedOn)}</span>
              </p>
              <p className="small">
                <DimensionMark dimension={item.dimension} /> {both(item.indicatorTitle)}{' '}
                <ValueWords value={item.value} label={item.levelLabel} measured={item.measured} />
              </p>
              {item.note && <p>{item.note}</p>}
              {item.activityNote && <p className="quiet">{item.activityNote}</p>}
            </div>
            {cite && (
              <button
                type="button"
                className="plain-button"
                aria-label={t('writer.citeLabel', { title: item.title, day: day(item.happenedOn) })}
                // The cursor stays in the text.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => cite(item.markId)}
              >
                {t('writer.cite')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className="plain-button" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {t('writer.moreRecords')}
        </button>
      )}
    </>
  );
}
