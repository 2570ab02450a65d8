import './incident-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './incident.module.css';
import { useSharedIncidents } from './shared-query.ts';

/** What school and home help with together: only while it is shared and not repaired. Nothing where there is nothing. */
export function SharedSection({ pupilId }: { pupilId: string }) {
  const { t, day, time } = useWords();
  const { data } = useSharedIncidents(pupilId);
  if (!data || data.incidents.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('incident.familyTitle')}</h2>
      {data.incidents.map(({ incidentId, happenedOn, text, author, sharedBy, sharedAt, supports }) => (
        <article key={incidentId} className={`card ${styles['incident']}`}>
          <h3>{day(happenedOn)}</h3>
          <p className={styles['said']}>{text}</p>
          <p className="small">{t('incident.familyBy', { author, teacher: sharedBy, time: time(sharedAt) })}</p>
          <h4>{t('incident.familyHelp')}</h4>
          <ul className={styles['lines']}>
            {supports.map(({ agreed, helper, until, outcome }) => (
              <li key={`${agreed} ${helper} ${until}`}>
                {t('incident.helped', { agreed, helper, day: day(until) })}{' '}
                <span className="plain-tag">{t(`incident.outcome.${outcome}`)}</span>
              </li>
            ))}
          </ul>
          <p className="small">{t('incident.familyRules', { teacher: sharedBy })}</p>
        </article>
      ))}
    </section>
  );
}
