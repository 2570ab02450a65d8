import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import styles from './child-profile.module.css';
import type { StaffProfile } from './profile-queries.ts';

/** For whoever teaches. One thing, never a list: what the next level looks like, in the rubric's own words. */
export function NextStep({ step }: { step: NonNullable<StaffProfile['nextStep']> }) {
  const { t, both } = useWords();
  return (
    <section className="section">
      <h2>{t('profile.nextStepStaff')}</h2>
      <article className={`card ${styles['strength']}`}>
        <p className="small">
          <DimensionName dimension={step.dimension} />
        </p>
        <h3>{both(step.title)}</h3>
        <p>{t(step.reason === 'no-evidence' ? 'profile.nextNoEvidence' : 'profile.nextTowards')}</p>
        <blockquote>
          <p>{both(step.descriptor)}</p>
        </blockquote>
      </article>
    </section>
  );
}
