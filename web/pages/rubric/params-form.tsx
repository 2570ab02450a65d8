import type { Indicator, Rubric, Thresholds } from '../../../server/core/rubric/rubric.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { FaultsAt, NumberField } from './fields.tsx';
import styles from './rubric.module.css';

type Props = { rubric: Rubric; indicator: Indicator; path: string; change: (params: object) => void };

/** The numbers that a method needs. */
export function ParamsForm({ rubric, indicator, path, change }: Props) {
  const { t, both } = useWords();
  const { aggregation } = indicator;
  switch (aggregation.method) {
    case 'best-n-mean':
    case 'n-times-at-mastery': {
      const { params } = aggregation;
      return (
        <div className={styles['number-row']}>
          <NumberField
            label={t('edit.times')}
            value={params.n}
            path={`${path}.n`}
            change={(n = 0) => change({ ...params, n: Math.round(n) })}
          />
          {'mastery' in params && (
            <div>
              <Pick
                label={t('edit.mastery')}
                value={params.mastery}
                onPick={(mastery) => change({ ...params, mastery })}
              >
                {rubric.levelScale.map(({ code, label }) => (
                  <option key={code} value={code}>
                    {both(label)}
                  </option>
                ))}
              </Pick>
              <FaultsAt path={`${path}.mastery`} />
            </div>
          )}
        </div>
      );
    }
    case 'decaying-average':
    case 'weighted-average':
      return (
        <NumberField
          label={t('edit.percent')}
          unit="%"
          value={aggregation.params.percent}
          path={`${path}.percent`}
          change={(percent = 0) => change({ percent })}
        />
      );
    case 'amount-to-target': {
      const { params } = aggregation;
      return (
        <div className={styles['number-row']}>
          <Pick label={t('edit.amountOf')} value={params.kind} onPick={(kind) => change({ ...params, kind })}>
            <option value="count">{t('edit.amounts.count')}</option>
            <option value="hours">{t('edit.amounts.hours')}</option>
          </Pick>
          <NumberField
            label={t('edit.target')}
            value={params.target}
            path={`${path}.target`}
            change={(target = 0) => change({ ...params, target })}
          />
          <label className={styles['switch']}>
            <input
              type="checkbox"
              checked={params.zeroIfAbsent}
              onChange={(event) => change({ ...params, zeroIfAbsent: event.currentTarget.checked })}
            />
            {t('edit.zeroIfAbsent')}
          </label>
        </div>
      );
    }
    case 'points-capped': {
      const { params } = aggregation;
      return (
        <div className={styles['number-row']}>
          {rubric.levelScale.map(({ code, label }) => (
            <NumberField
              key={code}
              label={both(label)}
              value={params.levelPoints[code]}
              path={`${path}.levelPoints.${code}`}
              change={(points = 0) => change({ ...params, levelPoints: { ...params.levelPoints, [code]: points } })}
            />
          ))}
          <NumberField
            label={t('edit.capPoints')}
            value={params.capPoints}
            path={`${path}.capPoints`}
            change={(capPoints = 0) => change({ ...params, capPoints })}
          />
          <FaultsAt path={`${path}.levelPoints`} />
        </div>
      );
    }
    case 'standard-score': {
      const { items } = aggregation.params;
      return (
        <div className="chips">
          {rubric.fitness?.items.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className="chip"
              aria-pressed={items.includes(id)}
              onClick={() => change({ items: items.includes(id) ? items.filter((one) => one !== id) : [...items, id] })}
            >
              {both(title)}
            </button>
          ))}
          <FaultsAt path={`${path}.items`} isDeep />
        </div>
      );
    }
    case 'count-to-level':
    case 'hours-to-level':
    case 'coverage-to-level':
      return <CutsForm rubric={rubric} indicator={indicator} path={path} change={change} />;
    default:
      return <FaultsAt path={path} isDeep />;
  }
}

/** The least for each level but the lowest, for all grades alike or for each grade band. */
function CutsForm({ rubric, indicator, path, change }: Props) {
  const { t, both } = useWords();
  const params: Readonly<Record<string, unknown>> = indicator.aggregation.params;
  const name = ['counts', 'hours', 'hoursPerWeek', 'cuts'].find((one) => one in params) ?? 'cuts';
  const given = params[name] as Thresholds | Readonly<Record<string, Thresholds>>;
  const [scale, unit] =
    name === 'cuts' ? [100, '%'] : [1, t(name === 'counts' ? 'edit.units.count' : 'edit.units.hours')];
  const row = (cuts: Thresholds, place: string, set: (next: Thresholds) => void) => (
    <div className={styles['number-row']}>
      {rubric.levelScale.slice(0, -1).map(({ code, label }, at) => (
        <NumberField
          key={code}
          label={t('edit.from', { level: both(label) })}
          unit={unit}
          step={scale === 1 ? 0.5 : 1}
          value={cuts[at] === undefined ? undefined : Math.round(cuts[at] * scale * 100) / 100}
          path={`${place}[${at}]`}
          change={(value = 0) =>
            set(rubric.levelScale.slice(0, -1).map((_, i) => (i === at ? value / scale : (cuts[i] ?? 0))))
          }
        />
      ))}
    </div>
  );
  const isList = (value: typeof given): value is Thresholds => Array.isArray(value);
  const place = `${path}.${name}`;
  if (isList(given)) {
    return (
      <>
        {row(given, place, (next) => change({ ...params, [name]: next }))}
        <FaultsAt path={place} />
      </>
    );
  }
  return (
    <>
      {typeof params['weeks'] === 'number' && (
        <NumberField
          label={t('edit.weeks')}
          value={params['weeks']}
          path={`${path}.weeks`}
          change={(weeks = 0) => change({ ...params, weeks: Math.round(weeks) })}
        />
      )}
      {rubric.gradeBands
        .filter(({ id }) => indicator.gradeBands.includes(id) || given[id] !== undefined)
        .map(({ id, title }) => (
          <div key={id}>
            <h4>{both(title)}</h4>
            {row(given[id] ?? [], `${place}.${id}`, (next) => change({ ...params, [name]: { ...given, [id]: next } }))}
            <FaultsAt path={`${place}.${id}`} />
          </div>
        ))}
      <FaultsAt path={place} />
    </>
  );
}
