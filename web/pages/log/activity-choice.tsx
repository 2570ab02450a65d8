import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Dimension } from '../../../server/contract/words.ts';
import type { Indicator, Known, Rubric } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionMark, DimensionName } from '../../parts/dimension-mark.tsx';
import { type Draft, type Suggestion, withIndicator } from './draft.ts';
import { IndicatorChips } from './indicator-chips.tsx';
import styles from './log.module.css';

type Props = {
  /** What a log may start from; `done` folds the choice away. */
  starts: (done: () => void) => ReactNode;
  rubrics: readonly Rubric[];
  /** What is taught here comes first, and the rest is folded; where nothing is, all are open. */
  own: readonly Dimension[];
  known: Known;
  /** Shown here only where there are no starts to choose from. */
  recent: readonly Suggestion[];
  hasStarts: boolean;
  draft: Draft;
  change: (how: (draft: Draft) => Draft) => void;
};

/** What happened: one tap on what was logged lately, or on an indicator. Chosen, it folds away so that the class comes up. */
export function ActivityChoice({ starts, hasStarts, rubrics, own, known, recent, draft, change }: Props) {
  const { t, both } = useWords();
  const [isOpen, setOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isMoving = useRef(false);
  const chosen = draft.indicatorId ? known.get(draft.indicatorId) : undefined;
  const isFolded = chosen !== undefined && !isOpen;

  // What was tapped is gone: eyes and focus go on to the heading of what comes now, wherever the long list had been scrolled to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: folding and unfolding is the moment
  useEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [isFolded]);
  const open = (isNow: boolean) => {
    isMoving.current = true;
    setOpen(isNow);
  };

  function choose(indicator: Indicator, title?: string) {
    const isSuggested = recent.some((one) => one.title === draft.title);
    const isIndicators = [...known.values()].some((one) => both(one.indicator.title) === draft.title);
    // A title somebody typed stays; one that came from a suggestion follows the next suggestion.
    const isTyped = draft.title !== '' && !isSuggested && !isIndicators;
    change((now) => withIndicator(now, indicator, title ?? (isTyped ? draft.title : both(indicator.title)), known));
    open(false);
  }

  if (isFolded) {
    return (
      <div className={styles['chosen']}>
        <h2 ref={heading} tabIndex={-1} className={styles['heading']}>
          <DimensionName dimension={chosen.rubric.dimension} /> <span>› {both(chosen.indicator.title)}</span>
        </h2>
        <button type="button" className="quiet-button" onClick={() => open(true)}>
          {t('log.changeActivity')}
        </button>
      </div>
    );
  }
  const isOwn = ({ dimension }: Rubric) => own.length === 0 || own.includes(dimension);
  return (
    <div className={styles['activity-choice']}>
      {starts(() => open(false))}
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
      <h2 ref={heading} tabIndex={-1} className={styles['heading']}>
        {t(recent.length > 0 ? 'log.orIndicator' : 'log.chooseIndicator')}
      </h2>
      {[...rubrics.filter(isOwn), ...rubrics.filter((rubric) => !isOwn(rubric))].map((rubric) => (
        <IndicatorChips
          key={rubric.rubricId}
          rubric={rubric}
          isFolded={!isOwn(rubric)}
          chosenId={draft.indicatorId}
          choose={choose}
        />
      ))}
    </div>
  );
}
