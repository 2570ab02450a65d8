import { Button } from '@mantine/core';
import type { Indicator, RaterKind, Rubric } from '../../../server/core/rubric/rubric.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { BothField, FaultsAt, Group, NumberField } from './fields.tsx';
import { WeightSums } from './frame-form.tsx';
import { HomeForm } from './home-form.tsx';
import { LevelWordsForm } from './level-words-form.tsx';
import { MethodForm } from './method-form.tsx';
import styles from './rubric.module.css';

type Change = (how: (now: Indicator) => Indicator) => void;
type Props = { rubric: Rubric; at: number; indicator: Indicator; change: Change };

const RATERS: readonly RaterKind[] = ['staff', 'self', 'guardian'];

export function IndicatorForm({ rubric, at, indicator, change }: Props) {
  const { t, both } = useWords();
  const path = `indicators[${at}]`;
  const set = (said: Partial<Indicator>) => change((now) => ({ ...now, ...said }));
  const cores = rubric.indicators.filter(({ scope, parent }) => scope === 'core' && parent === undefined);
  return (
    <section className={styles['editor-form']} aria-label={both(indicator.title) || t('edit.untitled')}>
      <BothField
        label={t('rubric.field.title')}
        value={indicator.title}
        path={`${path}.title`}
        change={(title) => set({ title })}
      />
      <FaultsAt path={[path, `${path}.id`, `${path}.scope`]} />
      {indicator.scope === 'school' && (
        <div>
          <Pick label={t('adopt.parent')} value={indicator.parent ?? ''} onPick={(parent) => set({ parent })}>
            <option value="">{t('adopt.choose')}</option>
            {cores.map(({ id, title }) => (
              <option key={id} value={id}>
                {both(title)}
              </option>
            ))}
          </Pick>
          <p className="small">{t('edit.schoolMeans')}</p>
        </div>
      )}
      <FaultsAt path={`${path}.parent`} />
      <Group legend={t('edit.bands')}>
        <div className="chips">
          {rubric.gradeBands.map((band) => (
            <button
              key={band.id}
              type="button"
              className="chip"
              aria-pressed={indicator.gradeBands.includes(band.id)}
              onClick={() => change((now) => withBand(rubric, now, band.id))}
            >
              {both(band.title)}
            </button>
          ))}
        </div>
        <FaultsAt path={`${path}.gradeBands`} isDeep />
      </Group>
      <Weights rubric={rubric} indicator={indicator} path={path} change={change} />
      <MethodForm rubric={rubric} indicator={indicator} path={path} set={set} />
      <Group legend={t('edit.raters')} path={`${path}.raters`}>
        <div className={styles['number-row']}>
          {RATERS.map((kind) => {
            const place = indicator.raters.findIndex((rater) => rater.kind === kind);
            return (
              <NumberField
                key={kind}
                label={t(`rubric.rater.${kind}`)}
                unit="%"
                isOptional
                value={indicator.raters[place]?.share}
                path={`${path}.raters[${place}].share`}
                change={(share) => change((now) => withRater(now, kind, share))}
              />
            );
          })}
        </div>
        {indicator.peerShareNotUsed !== undefined && (
          <p className="small">{t('edit.peers', { share: indicator.peerShareNotUsed })}</p>
        )}
      </Group>
      <Pick
        label={t('edit.visibility')}
        value={indicator.visibility}
        onPick={(visibility) => set({ visibility: visibility as Indicator['visibility'] })}
      >
        {(['family', 'staff', 'author'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`edit.seenBy.${one}`)}
          </option>
        ))}
      </Pick>
      <LevelWordsForm rubric={rubric} indicator={indicator} path={path} change={change} />
      <HomeForm rubric={rubric} indicator={indicator} path={path} change={change} />
      <Points indicator={indicator} path={path} change={change} />
      <Group legend={t('edit.note')}>
        <BothField
          label={t('edit.note')}
          isLong
          value={indicator.note ?? { zh: '', en: '' }}
          path={`${path}.note`}
          change={(note) => change(({ note: _, ...now }) => (note.zh || note.en ? { ...now, note } : now))}
        />
      </Group>
      <FaultsAt path={`${path}.evidenceTypes`} isDeep />
    </section>
  );
}

function Weights({ rubric, indicator, path, change }: Omit<Props, 'at'> & { path: string }) {
  const { t, both } = useWords();
  const { weight, weightByBand, weightWhenRecordOnly } = indicator;
  const faulty = <FaultsAt path={[`${path}.weight`, `${path}.weightByBand`]} />;
  if (weight === undefined && weightByBand === undefined) return faulty;
  const own = rubric.gradeBands.filter(({ id }) => indicator.gradeBands.includes(id));
  return (
    <Group legend={t('edit.weight')}>
      <div className={styles['number-row']}>
        {weight !== undefined ? (
          <NumberField
            label={t('edit.weightAll')}
            unit="%"
            value={weight}
            step={0.5}
            path={`${path}.weight`}
            change={(next = 0) => change((now) => ({ ...now, weight: next }))}
          />
        ) : (
          own.map(({ id, title }) => (
            <NumberField
              key={id}
              label={both(title)}
              unit="%"
              value={weightByBand?.[id]}
              step={0.5}
              path={`${path}.weightByBand.${id}`}
              change={(next = 0) => change((now) => ({ ...now, weightByBand: { ...now.weightByBand, [id]: next } }))}
            />
          ))
        )}
        {weightWhenRecordOnly !== undefined && (
          <NumberField
            label={t('edit.weightRecordOnly')}
            unit="%"
            value={weightWhenRecordOnly}
            path={`${path}.weightWhenRecordOnly`}
            change={(next = 0) => change((now) => ({ ...now, weightWhenRecordOnly: next }))}
          />
        )}
        <button type="button" className="quiet-button" onClick={() => change((now) => otherWay(now))}>
          {t(weight !== undefined ? 'edit.weightEach' : 'edit.weightSame')}
        </button>
      </div>
      {weight === undefined && faulty}
      <WeightSums rubric={rubric} />
    </Group>
  );
}

/** One weight for all grade bands ↔ one for each; what is seen stays. */
function otherWay({ weight, weightByBand, ...now }: Indicator): Indicator {
  if (weight === undefined) return { ...now, weight: Math.max(0, ...Object.values(weightByBand ?? {})) };
  return { ...now, weightByBand: Object.fromEntries(now.gradeBands.map((id) => [id, weight])) };
}

function withBand(rubric: Rubric, now: Indicator, id: string): Indicator {
  const has = now.gradeBands.includes(id);
  const gradeBands = rubric.gradeBands
    .map((band) => band.id)
    .filter((band) => (band === id ? !has : now.gradeBands.includes(band)));
  if (now.weightByBand === undefined) return { ...now, gradeBands };
  const weightByBand = Object.fromEntries(gradeBands.map((band) => [band, now.weightByBand?.[band] ?? 0]));
  return { ...now, gradeBands, weightByBand };
}

function withRater(now: Indicator, kind: RaterKind, share: number | undefined): Indicator {
  const shares = new Map(now.raters.map((rater) => [rater.kind, rater.share]));
  if (share === undefined || share === 0) shares.delete(kind);
  else shares.set(kind, share);
  return {
    ...now,
    raters: RATERS.flatMap((one) => (shares.has(one) ? { kind: one, share: shares.get(one) ?? 0 } : [])),
  };
}

function Points({ indicator, path, change }: { indicator: Indicator; path: string; change: Change }) {
  const { t } = useWords();
  const { observationPoints: points, id } = indicator;
  const setPoints = (next: Indicator['observationPoints']) => change((now) => ({ ...now, observationPoints: next }));
  function add() {
    const taken = new Set(points.map((point) => point.id));
    let number = points.length + 1;
    while (taken.has(`${id}.o${number}`)) number += 1;
    setPoints([...points, { id: `${id}.o${number}`, title: { zh: '', en: '' } }]);
  }
  return (
    <Group legend={t('rubric.lookFor')}>
      {points.map((point, at) => (
        <div key={point.id}>
          <BothField
            label={t('rubric.field.point', { number: at + 1 })}
            value={point.title}
            path={`${path}.observationPoints[${at}].title`}
            change={(title) => setPoints(points.map((one) => (one.id === point.id ? { ...one, title } : one)))}
          />
          {point.observable && (
            <BothField
              label={t('edit.observable')}
              value={point.observable}
              path={`${path}.observationPoints[${at}].observable`}
              change={(observable) =>
                setPoints(points.map((one) => (one.id === point.id ? { ...one, observable } : one)))
              }
            />
          )}
          <FaultsAt path={`${path}.observationPoints[${at}].id`} />
          <button
            type="button"
            className="quiet-button"
            onClick={() => setPoints(points.filter((one) => one.id !== point.id))}
          >
            {t('edit.removePoint', { number: at + 1 })}
          </button>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={add}>
          {t('rubric.field.addPoint')}
        </Button>
      </div>
    </Group>
  );
}
