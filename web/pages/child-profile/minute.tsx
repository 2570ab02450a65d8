import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { quoted } from '../../i18n/written.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PhotoStrip } from '../../parts/photo-strip.tsx';
import styles from './child-profile.module.css';
import { headlineOf } from './headline.ts';
import type { FamilyProfile } from './profile-queries.ts';

/**
 * What a family comes for, on one screen of a phone, to be read aloud in a minute: what stands out, what went well and who saw it, and one
 * thing to do. No figure but how many records there are, and no word of statistics (test/contract/first-screen.test.ts): those are behind «看依据».
 */
export function Minute({ data }: { data: FamilyProfile }) {
  const words = useWords();
  const { t, both, className } = words;
  const { pupil, term, strengths, atHome } = data;
  const place = `${className(data.class)} · ${both(data.schoolName)}`;
  return (
    <div className={styles['minute']}>
      <PageHead title={pupil.name} where={`${words.named(pupil)} · ${place}`} headline={headlineOf(data, words)}>
        <p className="small print-only">{words.term(term.code)}</p>
      </PageHead>
      {strengths.length > 0 && (
        <section className="section no-print">
          <h2>{t('profile.strengths')}</h2>
          {strengths.map((one) => (
            <Told key={one.indicatorId} strength={one} pupilId={pupil.pupilId} term={term.code} />
          ))}
        </section>
      )}
      {atHome && (
        <section className="section">
          <h2>{t('minute.atHome')}</h2>
          {atHome.kind === 'too-little' ? (
            <p>{t('minute.tooLittle')}</p>
          ) : (
            <article className={`card ${styles['told']}`}>
              <div>
                <p>{both(atHome.idea)}</p>
                <p className={`small ${styles['told-by']}`}>
                  <DimensionMark dimension={atHome.dimension} /> {both(atHome.title)}
                </p>
              </div>
            </article>
          )}
        </section>
      )}
    </div>
  );
}

type ToldProps = { strength: FamilyProfile['strengths'][number]; pupilId: string; term: string };

/** A strength in the words of who saw it, or in the rubric's, with a photo where there is one. All of it is behind a tap. */
function Told({ strength: { indicatorId, dimension, title, descriptor, evidence }, pupilId, term }: ToldProps) {
  const { t, both, day } = useWords();
  const { note, author, happenedOn, photos } = evidence;
  return (
    <article className={`card ${styles['told']}`}>
      <Link to={`/pupils/${pupilId}/evidence?term=${term}&indicator=${indicatorId}`}>
        <h3>
          <DimensionMark dimension={dimension} /> {both(title)}
        </h3>
        <p className={styles['told-words']}>{note ? quoted(note) : both(descriptor)}</p>
        <p className={`small ${styles['told-by']}`}>
          {day(happenedOn)} · {t('common.author', { name: author.name, role: t(`role.${author.role}`) })}
        </p>
      </Link>
      <PhotoStrip
        photos={photos.slice(0, 1)}
        under={`/api/pupils/${pupilId}`}
        title={evidence.title}
        happenedOn={happenedOn}
      />
    </article>
  );
}
