import { useWords } from '../../i18n/use-words.ts';
import { ValueWords } from '../../parts/value-words.tsx';
import styles from './confirmation.module.css';
import type { OwnTerm } from './confirmation-queries.ts';

/** What is confirmed, all of it: titles, days, of what, and what was said, in the order of days. */
export function ListedEntries({ entries }: { entries: OwnTerm['entries'] }) {
  const { t, day, both } = useWords();
  if (entries.length === 0) return <p className="small">{t('confirm.noEntries')}</p>;
  return (
    <ul className={styles['list']}>
      {entries.map(({ title, on, indicator, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is read and never changed in part
        <li key={at}>
          {t('confirm.entry', { title, on: day(on) })} <span className="small">{both(indicator)}</span>{' '}
          <ValueWords value={value} />
        </li>
      ))}
    </ul>
  );
}

/** Who has confirmed, in their order. */
export function StageLines({ stages }: { stages: OwnTerm['stages'] }) {
  const { t, time } = useWords();
  return (
    <ul className={styles['stages']}>
      {stages.map(({ stage, state, by, at, excuse }) => {
        const said = { stage: t(`confirm.stage.${stage}`), state: t(`confirm.state.${state}`) };
        return (
          <li key={stage}>
            {by !== null && at !== null
              ? t('confirm.byLine', { ...said, name: by, time: time(at) })
              : t('confirm.line', said)}
            {excuse && (
              <span className="small"> {t('confirm.excused', { reason: t(`confirm.excuse.${excuse}`) })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
