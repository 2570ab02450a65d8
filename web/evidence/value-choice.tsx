import type { MarkValue } from '../../server/contract/words.ts';
import { useWords } from '../i18n/use-words.ts';
import { Icon } from '../parts/icon.tsx';
import { levelRank } from '../theme.ts';
import type { Rubric } from './evidence-queries.ts';
import styles from './value-choice.module.css';

export type Given = MarkValue | { kind: 'absent' };
/** What the log page can enter; measurements and attendance have pages of their own. */
export type LoggedKind = 'level' | 'count' | 'hours' | 'award';
const LOGGED: readonly string[] = ['level', 'count', 'hours', 'award'] satisfies LoggedKind[];
export const isLogged = (kind: string): kind is LoggedKind => LOGGED.includes(kind);
type Amount = Extract<MarkValue, { kind: 'count' | 'hours' }>;

export const isSame = (a: Given | null | undefined, b: Given | null | undefined) =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

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

const STEP = { count: 1, hours: 0.5 };
const MOST = { count: 1000, hours: 24 };

function amountOf(kind: 'count' | 'hours', amount: number): Amount {
  const within = Math.min(MOST[kind], Math.max(kind === 'hours' ? 0.25 : 1, amount));
  return kind === 'hours' ? { kind, hours: Math.round(within * 4) / 4 } : { kind, count: Math.round(within) };
}

const numberIn = (value: Given | null | undefined) =>
  value?.kind === 'count' ? value.count : value?.kind === 'hours' ? value.hours : null;

export const stepped = (kind: 'count' | 'hours', now: Given | null, by: number) =>
  amountOf(kind, (numberIn(now) ?? 0) + by * STEP[kind]);

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
