import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { quoted } from '../../i18n/written.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PhotoStrip } from '../../parts/photo-strip.tsx';
import styles from './child-profile.module.css';
import type { Profile } from './profile-queries.ts';

type Props = { strengths: Profile['strengths']; pupilId: string; term: string };

/** What went well, each with who saw it, when, and where: the claim and its evidence in one place. */
export function Strengths({ strengths, pupilId, term }: Props) {
  const { t, both, day } = useWords();
  return (
    <section className="section">
      <h2>{t('profile.strengths')}</h2>
      {strengths.map(({ indicatorId, dimension, title, descriptor, records, evidence }) => (
        <article key={indicatorId} className={`card ${styles['strength']}`}>
          <p className="small">
            <DimensionName dimension={dimension} />
          </p>
          <h3>{both(title)}</h3>
          <p>{both(descriptor)}</p>
          <blockquote>
            <p>
              {t('profile.seenBy', {
                day: day(evidence.happenedOn),
                author: evidence.author.name,
                role: t(`role.${evidence.author.role}`),
                title: evidence.title,
              })}
            </p>
            {evidence.note && <p>{quoted(evidence.note)}</p>}
            <PhotoStrip
              photos={evidence.photos}
              under={`/api/pupils/${pupilId}`}
              title={evidence.title}
              happenedOn={evidence.happenedOn}
            />
          </blockquote>
          <Link className="onward no-print" to={`/pupils/${pupilId}/evidence?term=${term}&indicator=${indicatorId}`}>
            {t('profile.seeEvidence', { count: records })}
            <Icon name="next" />
          </Link>
        </article>
      ))}
    </section>
  );
}
