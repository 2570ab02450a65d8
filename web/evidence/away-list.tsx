import { useWords } from '../i18n/use-words.ts';
import { PupilName } from '../parts/pupil-name.tsx';
import styles from './day.module.css';
import type { ClassDay } from './evidence-queries.ts';

/** Who is in the class in that term and was not on that day: seen, so that nobody is looked for, and not to be tapped. */
export function AwayList({ room: { on, away } }: { room: Pick<ClassDay, 'on' | 'away'> }) {
  const { t, day } = useWords();
  if (away.length === 0) return null;
  return (
    <section className={styles['away']}>
      <h2>{t('day.away', { day: day(on) })}</h2>
      <ul>
        {away.map(({ pupilId, from, to, why, ...pupil }) => (
          <li key={pupilId}>
            <PupilName of={pupil} />{' '}
            <span className="small">{t(`day.${why}`, { from: day(from), to: day(to ?? from) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
