import { useSearchParams } from 'react-router';
import { levelRank } from '../../../server/core/reports/level-parts.ts';
import { shownCell } from '../../../server/core/tables/area-tables.ts';
import type { Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import styles from './area-report.module.css';

export type Report = Reply<'get /api/areas/:areaId/report'>;
type Share = Report['results'][number]['noticed'];
type Levels = Report['results'][number]['levels'];

/** A lock, drawn, for those who see it; said once on the page and by name to those who do not. */
export function Lock() {
  const { t } = useWords();
  return (
    <span className={styles['locked']}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M4 7V5a4 4 0 0 1 8 0v2h1v7H3V7h1Zm1.6 0h4.8V5a2.4 2.4 0 0 0-4.8 0v2Z" />
      </svg>
      <span aria-hidden="true">&lt;10</span>
      <span className="unseen">{t('area.hidden')}</span>
    </span>
  );
}

/** A figure as its file has it, a lock where it is hidden, a dash where there is nothing to take a part of. */
export function Told({ value, unit = '' }: { value: Share | number; unit?: string }) {
  if (value === 'locked') return <Lock />;
  if (value === null) return <>–</>;
  const shown = shownCell(value);
  return <>{typeof shown === 'number' ? `${shown}${unit}` : shown}</>;
}

/** Where a share stands on 0–100; a coded one is a line to the end of what it may be. */
export function ShareDot({ value }: { value: Share }) {
  const { t } = useWords();
  if (value === null) return null;
  if (value === 'locked')
    return (
      <span className={`${styles['share-dot']} hatched`}>
        <span className="unseen">{t('area.hidden')}</span>
      </span>
    );
  const range = value === '≥95' ? 'M95 8H100' : value === '≤5' ? 'M0 8H5' : null;
  return (
    <svg className={styles['share-dot']} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <path className={styles['axis']} d="M0 2v12M25 5v6M50 2v12M75 5v6M100 2v12M0 8h100" />
      {range ? <path className={styles['range']} d={range} /> : <path className={styles['dot']} d={`M${value} 8h0`} />}
    </svg>
  );
}

/** A to D, or what of it may be told apart. */
export function AreaLevels({ levels, title }: { levels: Levels; title: string }) {
  const { t } = useWords();
  if (levels === 'locked')
    return (
      <span className={styles['levels-locked']}>
        <Lock />
      </span>
    );
  const all = levels.reduce((sum, { count }) => sum + count, 0);
  if (all === 0)
    return <span className="level-bar hatched" role="img" aria-label={`${title}: ${t('common.nothing')}`} />;
  const said = levels.map(({ levels: run, count }) => t('common.levelCount', { level: run.join('+'), count }));
  return (
    <span className={styles['levels-told']}>
      <span className="level-bar" role="img" aria-label={`${title}: ${said.join(', ')}`}>
        {levels.map(({ levels: run, count }, at) => {
          const rank = levelRank(run[0] ?? '');
          const share = (100 * count) / all;
          if (count === 0) return null;
          return (
            <span
              key={run.join()}
              title={said[at]}
              style={{ width: `${share}%`, background: `var(--level-${rank})`, color: `var(--on-level-${rank})` }}
            >
              {share >= 6 + 5 * run.length ? said[at] : ''}
            </span>
          );
        })}
      </span>
      <span className={`small ${styles['levels-said']}`} aria-hidden="true">
        {said.join(' · ')}
      </span>
    </span>
  );
}

/** The dimension is part of the address: it stays when one goes back. */
export function useDimension(report: Report) {
  const [search, setSearch] = useSearchParams();
  const dimensions = report.results.map(({ dimension }) => dimension);
  const dimension = dimensions.find((one) => one === search.get('dimension')) ?? dimensions[0];
  const pickDimension = (name: string) =>
    setSearch(
      (old) => {
        old.set('dimension', name);
        return old;
      },
      { replace: true, preventScrollReset: true },
    );
  return { dimension, dimensions, pickDimension };
}

export function DimensionPick({ report }: { report: Report }) {
  const { t } = useWords();
  const { dimension, dimensions, pickDimension } = useDimension(report);
  if (!dimension) return null;
  return (
    <div className="picks no-print">
      <Pick label={t('evidence.dimension')} value={dimension} onPick={pickDimension}>
        {dimensions.map((one) => (
          <option key={one} value={one}>
            {t(`dimension.${one}`)}
          </option>
        ))}
      </Pick>
    </div>
  );
}
