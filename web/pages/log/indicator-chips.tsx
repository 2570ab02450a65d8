import type { Indicator, Rubric } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import styles from './log.module.css';

type Props = {
  rubric: Rubric;
  isFolded: boolean;
  chosenId: string | null;
  choose: (indicator: Indicator) => void;
};

/** The indicators of one dimension, open or behind its name. */
export function IndicatorChips({ rubric, isFolded, chosenId, choose }: Props) {
  const { both } = useWords();
  const name = <DimensionName dimension={rubric.dimension} />;
  const chips = (
    <div className="chips">
      {rubric.indicators.map((indicator) => (
        <button
          key={indicator.indicatorId}
          type="button"
          className="chip"
          aria-pressed={indicator.indicatorId === chosenId}
          onClick={() => choose(indicator)}
        >
          {both(indicator.title)}
        </button>
      ))}
    </div>
  );
  if (!isFolded) {
    return (
      <section className={styles['chip-group']}>
        <h3>{name}</h3>
        {chips}
      </section>
    );
  }
  return (
    <details className={styles['folded']} open={rubric.indicators.some(({ indicatorId }) => indicatorId === chosenId)}>
      <summary>{name}</summary>
      {chips}
    </details>
  );
}
