import './arranged-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import type { Profile } from './profile-queries.ts';

/** How far the child is in each series that it has begun, in one line each. */
export function SeriesLines({ series }: Pick<Profile, 'series'>) {
  const { t, both } = useWords();
  if (series.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('series.title')}</h2>
      {series.map(({ dimension, indicatorId, title, tasks, done, last }) => (
        <p key={indicatorId}>
          <DimensionMark dimension={dimension} />{' '}
          {t('series.said', { title: both(title), count: tasks, done, last: both(last) })}
        </p>
      ))}
    </section>
  );
}
