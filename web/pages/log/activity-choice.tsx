import { type ReactNode, useState } from 'react';
import type { Indicator, Known, Rubric } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionMark, DimensionName } from '../../parts/dimension-mark.tsx';
import { type Draft, type Suggestion, withIndicator } from './draft.ts';
import styles from './log.module.css';

type Props = {
  /** What a log may start from; `done` folds the choice away. */
  starts: (done: () => void) => ReactNode;
  rubrics: readonly Rubric[];
  known: Known;
  /** Shown here only where there are no starts to choose from. */
  recent: readonly Suggestion[];
  hasStarts: boolean;
  draft: Draft;
  change: (how: (draft: Draft) => Draft) => void;
};

/** What happened: one tap on what was logged lately, or on an indicator. Chosen, it folds away so that the class comes up. */
export function ActivityChoice({ starts, hasStarts, rubrics, known, recent, draft, change }: Props) {
  const { t, both } = useWords();
  const [isOpen, setOpen] = useState(false);
  const chosen = draft.indicatorId ? known.get(draft.indicatorId) : undefined;
  const suggested = recent.some(({ title }) => title === draft.title);
  const isOwnTitle =
    Boolean(draft.title) &&
    !suggested &&
    ![...known.values()].some(({ indicator }) => both(indicator.title) === draft.title);

  function choose(indicator: Indicator, title?: string) {
    // A title somebody typed stays; one that came from a suggestion follows the next suggestion.
    const next = title ?? (isOwnTitle ? draft.title : both(indicator.title));
    change((now) => withIndicator(now, indicator, next, known));
    setOpen(false);
  }

  if (chosen && !isOpen) {
    return (
      <div className={styles['chosen']}>
        <span>
          <DimensionName dimension={chosen.rubric.dimension} /> › {both(chosen.indicator.title)}
        </span>
        <button type="button" className="quiet-button" onClick={() => setOpen(true)}>
          {t('log.changeActivity')}
        </button>
      </div>
    );
  }
  const all = rubrics.map((rubric) => (
    <section key={rubric.rubricId} className={styles['chip-group']}>
      <h3>
        <DimensionName dimension={rubric.dimension} />
      </h3>
      <div className="chips">
        {rubric.indicators.map((indicator) => (
          <button
            key={indicator.indicatorId}
            type="button"
            className="chip"
            aria-pressed={indicator.indicatorId === draft.indicatorId}
            onClick={() => choose(indicator)}
          >
            {both(indicator.title)}
          </button>
        ))}
      </div>
    </section>
  ));
  return (
    <div className={styles['activity-choice']}>
      {starts(() => setOpen(false))}
      {!hasStarts && recent.length > 0 && (
        <section className={styles['chip-group']}>
          <h2>{t('log.recent')}</h2>
          <div className="chips">
            {recent.map(({ title, indicatorId }) => {
              const found = known.get(indicatorId);
              if (!found || found.rubric.notOffered.includes(found.indicator)) return null;
              return (
                <button
                  key={`${title} ${indicatorId}`}
                  type="button"
                  className="chip"
                  aria-pressed={draft.title === title && draft.indicatorId === indicatorId}
                  onClick={() => choose(found.indicator, title)}
                >
                  <DimensionMark dimension={found.rubric.dimension} />
                  {title}
                </button>
              );
            })}
          </div>
        </section>
      )}
      <h2>{t(recent.length > 0 ? 'log.orIndicator' : 'log.chooseIndicator')}</h2>
      {all}
    </div>
  );
}
