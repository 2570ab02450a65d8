import { useState } from 'react';
import type { Dimension } from '../../../server/contract/words.ts';
import type { Rubric } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import styles from './grid.module.css';

type ChoiceProps = {
  rubrics: readonly Rubric[];
  dimension: Dimension | undefined;
  chosen: readonly string[];
  pickDimension: (dimension: Dimension) => void;
  choose: (indicatorIds: readonly string[]) => void;
};

/** One dimension, and of its indicators those that shall be columns. */
export function ColumnChoice({ rubrics, dimension, chosen, pickDimension, choose }: ChoiceProps) {
  const { t, both } = useWords();
  const rubric = rubrics.find((one) => one.dimension === dimension);
  const [isOpenAtFirst] = useState(chosen.length === 0);
  return (
    <details className={styles['column-choice']} open={isOpenAtFirst}>
      <summary>{t('grid.columnsChosen', { count: chosen.length })}</summary>
      <fieldset className="chips" aria-label={t('grid.dimension')}>
        {rubrics.map((one) => (
          <button
            key={one.dimension}
            type="button"
            className="chip"
            aria-pressed={one.dimension === dimension}
            onClick={() => pickDimension(one.dimension)}
          >
            <DimensionName dimension={one.dimension} />
          </button>
        ))}
      </fieldset>
      {rubric && (
        <fieldset className="chips" aria-label={t('grid.columns')}>
          {rubric.indicators.map(({ indicatorId, title }) => {
            const isChosen = chosen.includes(indicatorId);
            return (
              <button
                key={indicatorId}
                type="button"
                className="chip"
                aria-pressed={isChosen}
                onClick={() =>
                  choose(isChosen ? chosen.filter((one) => one !== indicatorId) : [...chosen, indicatorId])
                }
              >
                {both(title)}
              </button>
            );
          })}
          <button
            type="button"
            className="quiet-button"
            onClick={() => choose([...new Set([...chosen, ...rubric.indicators.map((one) => one.indicatorId)])])}
          >
            {t('grid.allColumns')}
          </button>
        </fieldset>
      )}
    </details>
  );
}
