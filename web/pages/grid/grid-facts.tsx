import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Dimension, Term } from '../../../server/contract/words.ts';
import type { Rubric } from '../../evidence/evidence-queries.ts';
import { WhoSees } from '../../evidence/who-sees.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Facts } from '../../outbox/kept-grid.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import styles from './grid.module.css';

type Props = {
  facts: Facts;
  isFixed: boolean;
  term: Term;
  lastDay: string;
  say: (part: Partial<Facts>) => void;
  writingTitle: (isWriting: boolean) => void;
};

/** What happened and when. It is said before the first cell is saved, and stays: what was recorded is not quietly another thing. */
export function GridFacts({ facts, isFixed, term, lastDay, say, writingTitle }: Props) {
  const { t, day } = useWords();
  const id = useId();
  if (isFixed) {
    return (
      <div>
        <p className="small">{[day(facts.happenedOn), facts.place].filter(Boolean).join(' · ')}</p>
        <WhoSees visibility={facts.visibility} />
      </div>
    );
  }
  return (
    <div className={styles['grid-facts']}>
      <TextInput
        label={t('log.activity')}
        value={facts.title}
        onChange={(event) => say({ title: event.currentTarget.value })}
        onFocus={() => writingTitle(true)}
        onBlur={() => writingTitle(false)}
        maxLength={80}
        size="md"
        required
      />
      <div className={styles['happened']}>
        <label className="field-label" htmlFor={id}>
          {t('grid.day')}
        </label>
        <input
          id={id}
          className="plain-input"
          type="date"
          min={term.startsOn}
          max={lastDay}
          value={facts.happenedOn}
          onChange={({ currentTarget: { value } }) => {
            if (value >= term.startsOn && value <= lastDay) say({ happenedOn: value });
          }}
        />
      </div>
      <TextInput
        label={t('log.place')}
        value={facts.place}
        onChange={(event) => say({ place: event.currentTarget.value })}
        maxLength={80}
        size="md"
      />
      <WhoSees visibility={facts.visibility} change={(visibility) => say({ visibility })} />
    </div>
  );
}

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
