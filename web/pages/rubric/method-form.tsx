import { methodWords } from '../../../server/core/rubric/method-words.ts';
import type { Aggregation, Indicator, Rubric, Thresholds } from '../../../server/core/rubric/rubric.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { FaultsAt, Group, NumberField } from './fields.tsx';
import { ParamsForm } from './params-form.tsx';
import styles from './rubric.module.css';

type Props = { rubric: Rubric; indicator: Indicator; path: string; set: (said: Partial<Indicator>) => void };

export function MethodForm({ rubric, indicator, path, set }: Props) {
  const { t, both } = useWords();
  const { aggregation, limits = {}, contributionCap } = indicator;
  const method = `${path}.aggregation`;
  const change = (said: object) => set({ aggregation: { ...aggregation, ...said } as Aggregation });
  return (
    <Group legend={t('edit.method')}>
      <div className={styles['number-row']}>
        <Pick
          label={t('edit.methodName')}
          value={aggregation.method}
          onPick={(name) => change({ method: name, params: startOf(rubric, indicator, name as Aggregation['method']) })}
        >
          {METHODS.map((name) => (
            <option key={name} value={name}>
              {t(`edit.methods.${name}`)}
            </option>
          ))}
        </Pick>
        <Pick label={t('edit.period')} value={aggregation.period} onPick={(period) => change({ period })}>
          <option value="term">{t('edit.periods.term')}</option>
          <option value="year">{t('edit.periods.year')}</option>
        </Pick>
        <Pick label={t('edit.missing')} value={aggregation.missing} onPick={(missing) => change({ missing })}>
          <option value="not-assessed">{t('edit.missings.notAssessed')}</option>
          <option value="neutral">{t('edit.missings.neutral')}</option>
        </Pick>
      </div>
      <FaultsAt path={[method, `${method}.method`, `${method}.period`, `${method}.missing`]} />
      <ParamsForm
        rubric={rubric}
        indicator={indicator}
        path={`${method}.params`}
        change={(params) => change({ params })}
      />
      <p className="small">{both(methodWords(rubric, indicator).how)}</p>
      <div className={styles['number-row']}>
        <NumberField
          label={t('edit.recordsPerTerm')}
          isOptional
          value={limits.recordsPerTerm}
          path={`${path}.limits.recordsPerTerm`}
          change={(recordsPerTerm) =>
            set({ limits: without({ ...limits, recordsPerTerm }) as Indicator['limits'] } as Partial<Indicator>)
          }
        />
        <NumberField
          label={t('edit.contributionCap')}
          isOptional
          value={contributionCap}
          path={`${path}.contributionCap`}
          change={(cap) => set({ contributionCap: cap } as Partial<Indicator>)}
        />
      </div>
      <FaultsAt path={[`${path}.limits.hoursPerDay`, `${path}.limits.hoursPerWeek`, `${path}.limits.hoursPerYear`]} />
    </Group>
  );
}

const without = (limits: object) =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));

const METHODS = [
  'latest-confirmed',
  'mean-of-levels',
  'median-of-levels',
  'highest',
  'best-n-mean',
  'decaying-average',
  'weighted-average',
  'n-times-at-mastery',
  'progress-vs-own-baseline',
  'count-to-level',
  'hours-to-level',
  'amount-to-target',
  'coverage-to-level',
  'participation',
  'standard-score',
  'award-points',
  'points-capped',
] as const satisfies readonly Aggregation['method'][];

/** What another method begins with: something that can be published, to be changed. */
function startOf({ levelScale, fitness }: Rubric, { gradeBands }: Indicator, method: Aggregation['method']): object {
  const falling: Thresholds = levelScale.slice(1).map((_, at) => levelScale.length - 1 - at);
  switch (method) {
    case 'best-n-mean':
      return { n: 3 };
    case 'decaying-average':
    case 'weighted-average':
      return { percent: 65 };
    case 'n-times-at-mastery':
      return { n: 3, mastery: levelScale[1]?.code ?? '' };
    case 'progress-vs-own-baseline':
      return { minHistoryTerms: 2 };
    case 'count-to-level':
      return { counts: falling };
    case 'hours-to-level':
      return { hours: Object.fromEntries(gradeBands.map((id) => [id, falling.map((n) => n * 4)])) };
    case 'amount-to-target':
      return { kind: 'count', target: 10, zeroIfAbsent: false };
    case 'coverage-to-level':
      return { cuts: falling.map((_, at) => 0.9 - at * 0.15) };
    case 'standard-score':
      return { items: fitness?.items.map(({ id }) => id) ?? [] };
    case 'points-capped':
      return {
        capPoints: 5,
        levelPoints: Object.fromEntries(levelScale.map(({ code }, at) => [code, Math.max(0, 3 - at)])),
      };
    default:
      return {};
  }
}
