import { useWords } from '../../i18n/use-words.ts';
import styles from './notice.module.css';

type Entry = {
  readonly activityId: string;
  readonly title: string;
  readonly on: string;
  readonly isCorrected: boolean;
};
type Shown = { readonly name: string; readonly entries: readonly Entry[] };

/** Names in their order, each with titles and days: no count, no level, no order of more and less. */
export function ShownTitles({ all }: { all: readonly Shown[] }) {
  const { t, day } = useWords();
  return (
    <ul className={styles['shown']}>
      {all.map(({ name, entries }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two of a name are told apart by nothing that is shown here
        <li key={at}>
          {entries.length === 0 ? (
            <p>
              {name} <span className="small">{t('ownNotice.nothing')}</span>
            </p>
          ) : (
            <details>
              <summary>{name}</summary>
              <ul>
                {entries.map(({ activityId, title, on, isCorrected }) => (
                  <li key={activityId}>
                    {title}{' '}
                    <span className="small">
                      {day(on)}
                      {isCorrected && ` · ${t('ownNotice.corrected')}`}
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
