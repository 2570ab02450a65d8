import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import styles from './archive.module.css';
import type { Correction } from './archive-queries.ts';
import { DecideCorrection } from './decide-correction.tsx';
import { EndCorrection } from './end-correction.tsx';

type Props = { classId: string; code: string; corrections: readonly Correction[] };

/** What was asked to be corrected since the term is filed, by whom, and what became of it. All of it stays. */
export function Corrections({ classId, code, corrections }: Props) {
  const { t } = useWords();
  return (
    <section className="section">
      <h3>{t('correction.title')}</h3>
      {corrections.length === 0 && <p className="small">{t('correction.none')}</p>}
      {corrections.map((one) => (
        <OneCorrection key={one.correctionId} classId={classId} code={code} one={one} />
      ))}
    </section>
  );
}

function OneCorrection({ classId, code, one }: { classId: string; code: string; one: Correction }) {
  const { t, day, time } = useWords();
  const { correctionId, name, activity, state, asked, decided, ended } = one;
  return (
    <section className={styles['row']}>
      <h4>
        {activity
          ? t('correction.of', { name, title: activity.title, day: day(activity.on) })
          : t('correction.ofMissing', { name })}
      </h4>
      <p>{one.reason}</p>
      <p className="small">{t('correction.asked', { name: asked.by, time: time(asked.at) })}</p>
      <p>{t(`correction.state.${state}`)}</p>
      {decided && (
        <blockquote>
          <p>{decided.answer}</p>
          <p className="small">{t('correction.decided', { name: decided.by, time: time(decided.at) })}</p>
        </blockquote>
      )}
      {state === 'granted' && (
        <>
          <p className="small">{t(activity ? 'correction.openEntry' : 'correction.openMissing')}</p>
          <Link className="onward no-print" to={`/classes/${classId}?term=${code}`}>
            {t('correction.toClass')}
          </Link>
        </>
      )}
      {ended && <p className="small">{t('correction.ended', { name: ended.by, time: time(ended.at) })}</p>}
      {one.mayDecide && <DecideCorrection classId={classId} correctionId={correctionId} />}
      {state === 'asked' && !one.mayDecide && <p className="small">{t('correction.waits')}</p>}
      {one.mayEnd && <EndCorrection classId={classId} correctionId={correctionId} />}
    </section>
  );
}
