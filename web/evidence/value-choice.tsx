import { levelRank } from '../../server/core/reports/level-parts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Icon } from '../parts/icon.tsx';
import type { Rubric } from './evidence-queries.ts';
import { amountOf, type Given, MOST, numberIn, stepped } from './given.ts';
import styles from './value-choice.module.css';

/** A, B, C, D and «only record»: one tap, at least 44 px. */
export function LevelChoice(props: {
  rubric: Rubric;
  value: Given | null;
  choose: (value: Given) => void;
  label: string;
  withAbsent?: boolean;
}) {
  const { t, both } = useWords();
  const { rubric, value, choose } = props;
  const others = props.withAbsent ? (['observation', 'absent'] as const) : (['observation'] as const);
  return (
    <fieldset className={styles['level-choice']} aria-label={props.label}>
      {rubric.levels.map(({ level, label }) => {
        const isChosen = value?.kind === 'level' && value.level === level;
        const rank = levelRank(level, rubric.levels);
        const tint = { background: `var(--level-${rank})`, color: `var(--on-level-${rank})` };
        return (
          <button
            key={level}
            type="button"
            aria-pressed={isChosen}
            style={isChosen ? tint : {}}
            onClick={() => choose({ kind: 'level', level })}
          >
            <strong>{level}</strong> <span>{both(label)}</span>
          </button>
        );
      })}
      {others.map((kind) => (
        <button key={kind} type="button" aria-pressed={value?.kind === kind} onClick={() => choose({ kind })}>
          <span>{t(`value.${kind}Short`)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Hours or times: a number with a step to each side. */
export function AmountChoice(props: {
  kind: 'count' | 'hours';
  value: Given | null;
  choose: (value: Given) => void;
  label: string;
}) {
  const { t } = useWords();
  const { kind, choose } = props;
  const now = numberIn(props.value);
  const step = (by: number) => choose(stepped(kind, props.value, by));
  return (
    <fieldset className={styles['amount-choice']} aria-label={props.label}>
      <button
        type="button"
        className="icon-button"
        aria-label={t('value.less')}
        disabled={!now}
        onClick={() => step(-1)}
      >
        <Icon name="minus" />
      </button>
      <input
        className="plain-input"
        type="number"
        inputMode="decimal"
        aria-label={props.label}
        min={kind === 'hours' ? 0.25 : 1}
        max={MOST[kind]}
        step={kind === 'hours' ? 0.25 : 1}
        value={now ?? ''}
        onChange={({ currentTarget }) => {
          if (currentTarget.valueAsNumber > 0) choose(amountOf(kind, currentTarget.valueAsNumber));
        }}
      />
      <button type="button" className="icon-button" aria-label={t('value.more')} onClick={() => step(1)}>
        <Icon name="plus" />
      </button>
      <span className="quiet">{t(kind === 'hours' ? 'value.unitHours' : 'value.unitCount')}</span>
      <button
        type="button"
        className="plain-button"
        aria-pressed={props.value?.kind === 'observation'}
        onClick={() => choose({ kind: 'observation' })}
      >
        {t('value.observationShort')}
      </button>
    </fieldset>
  );
}
