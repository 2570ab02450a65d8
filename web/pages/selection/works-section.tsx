import './works-words.ts';
import { useState } from 'react';
import { WORKS } from '../../../server/core/selection/chosen.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { Failed } from '../../parts/states.tsx';
import { ChooseWorks } from './choose-works.tsx';
import { SuggestWorks } from './suggest-works.tsx';
import styles from './works.module.css';
import { useWorks, type Work, type Works } from './works-queries.ts';

type Props = { pupilId: string; term: string };

/** What the family chose to stand for the term, in its order and words; and the way to choose, or for a teacher to suggest. */
export function WorksSection({ pupilId, term }: Props) {
  const { t } = useWords();
  const { data, error, refetch, isFetching } = useWorks(pupilId, term);
  const [isOpen, open] = useState(false);
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} isPart /> : null;
  }
  const isAsked = data.mayChoose || data.maySuggest;
  if (!isAsked && data.chosen.length === 0 && data.suggested.length === 0) return null;
  const close = () => open(false);
  return (
    <section className={`section ${styles['works']}`}>
      <h2>{t('works.title')}</h2>
      {isOpen && data.mayChoose ? (
        <ChooseWorks works={data} pupilId={pupilId} close={close} />
      ) : (
        <>
          <Shown works={data} />
          {isOpen && data.maySuggest && <SuggestWorks works={data} pupilId={pupilId} close={close} />}
          {isAsked && !isOpen && (
            <button type="button" className="plain-button no-print" onClick={() => open(true)}>
              {t(data.mayChoose ? (data.chosen.length > 0 ? 'works.change' : 'works.choose') : 'works.suggest')}
            </button>
          )}
        </>
      )}
    </section>
  );
}

function Shown({ works }: { works: Works }) {
  const { t } = useWords();
  const chosen = new Set(works.chosen.map(({ markId }) => markId));
  const others = works.suggested.filter(({ markId }) => !chosen.has(markId));
  return (
    <>
      {works.chosen.length === 0 &&
        (works.mayChoose ? (
          <p className="quiet">{t('works.noneFamily', WORKS)}</p>
        ) : (
          <p className="quiet">{t(works.isForPupil ? 'works.nonePupil' : 'works.noneStaff')}</p>
        ))}
      {works.chosen.length > 0 && works.chosenBy && <p className="small">{t(`works.by.${works.chosenBy}`)}</p>}
      {works.chosen.length > 0 && (
        <ol className="rows">
          {works.chosen.map((work) => (
            <li key={work.markId} className={styles['work']}>
              <WorkLine work={work} />
              {work.why !== null && <p className={styles['why']}>{work.why}</p>}
            </li>
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <ul className="rows">
          {others.map((work) => (
            <li key={work.markId} className={styles['work']}>
              <WorkLine work={work} />
              <p className="small">{t('works.suggestedBy', { name: work.by })}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function WorkLine({ work }: { work: Work }) {
  const { t, both, day } = useWords();
  return (
    <>
      <p>
        <strong>{work.title}</strong> <span className="small">{day(work.happenedOn)}</span>
      </p>
      <p className="small">
        <DimensionMark dimension={work.dimension} /> {both(work.indicatorTitle)}
        {work.state === 'gone' && ` · ${t('works.gone')}`}
      </p>
    </>
  );
}
