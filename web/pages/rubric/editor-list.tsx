import { Button } from '@mantine/core';
import type { Fault } from '../../../server/core/rubric/fault.ts';
import type { Indicator, Rubric } from '../../../server/core/rubric/rubric.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './rubric.module.css';

type Props = {
  rubric: Rubric;
  faults: readonly Fault[];
  open: string | null;
  show: (id: string | null) => void;
  change: (how: (now: Rubric) => Rubric) => void;
};

/** Everything there is to edit, each with how many faults it has. */
export function EditorList({ rubric, faults, open, show, change }: Props) {
  const { t, both } = useWords();
  const count = (isOf: (path: string) => boolean) => faults.filter(({ path }) => isOf(path)).length;
  const inIndicator = (at: number) => count((path) => path.startsWith(`indicators[${at}]`));
  const inFrame = count((path) => !path.startsWith('indicators['));

  function add(scope: Indicator['scope']) {
    const id = freeId(rubric);
    change((now) => ({ ...now, indicators: [...now.indicators, emptyIndicator(now, id, scope)] }));
    show(id);
  }
  function remove(id: string) {
    change((now) => ({
      ...now,
      indicators: now.indicators.filter((one) => one.id !== id),
      groupRules: now.groupRules.map((rule) => ({ ...rule, members: rule.members.filter((one) => one !== id) })),
    }));
    show(null);
  }
  const entry = (id: string | null, title: string, extra: string, wrong: number) => (
    <button key={id ?? ''} type="button" aria-current={open === id} onClick={() => show(id)}>
      <span>
        {title || t('edit.untitled')} <span className="small">{extra}</span>
      </span>
      {wrong > 0 && <span className={styles['fault-count']}>{t('edit.faults', { count: wrong })}</span>}
    </button>
  );
  return (
    <nav className={styles['editor-list']} aria-label={t('edit.parts')}>
      {entry(null, t('edit.frame'), '', inFrame)}
      {rubric.indicators.map((one, at) =>
        entry(
          one.id,
          both(one.title),
          one.scope === 'school' ? t('rubric.schoolBased') : weightWords(one),
          inIndicator(at),
        ),
      )}
      <div className="actions">
        <Button variant="default" onClick={() => add('core')}>
          {t('edit.addCore')}
        </Button>
        <Button variant="default" onClick={() => add('school')}>
          {t('edit.addSchool')}
        </Button>
        {open !== null && (
          <Button variant="default" onClick={() => remove(open)}>
            {t('edit.remove')}
          </Button>
        )}
      </div>
    </nav>
  );
}

function weightWords({ weight, weightByBand }: Indicator): string {
  if (weight !== undefined) return `${weight}%`;
  const all = Object.values(weightByBand ?? {});
  if (all.length === 0) return '';
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return low === high ? `${low}%` : `${low}–${high}%`;
}

function freeId({ key, indicators }: Rubric): string {
  const taken = new Set(indicators.map(({ id }) => id));
  let number = 1;
  while (taken.has(`${key}.n${number}`)) number += 1;
  return `${key}.n${number}`;
}

function emptyIndicator({ gradeBands, levelScale }: Rubric, id: string, scope: Indicator['scope']): Indicator {
  return {
    id,
    title: { zh: '', en: '' },
    scope,
    ...(scope === 'core' ? { weight: 0 } : {}),
    gradeBands: gradeBands.map((band) => band.id),
    aggregation: { method: 'latest-confirmed', period: 'term', missing: 'not-assessed', params: {} },
    raters: [{ kind: 'staff', share: 100 }],
    visibility: 'family',
    levels: levelScale.map(({ code }) => ({ code, descriptor: { zh: '', en: '' } })),
    observationPoints: [],
    evidenceTypes: [],
  };
}
