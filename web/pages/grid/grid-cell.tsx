import { memo, useCallback, useSyncExternalStore } from 'react';
import type { MarkValue } from '../../../server/contract/words.ts';
import { levelRank } from '../../../server/core/reports/level-parts.ts';
import type { Rubric } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import styles from './grid.module.css';
import { type CellState, type GridStore, saidIn } from './grid-store.ts';

const ICONS: Partial<Record<CellState, IconName>> = {
  unsaved: 'more',
  saving: 'more',
  saved: 'done',
  failed: 'warn',
  conflict: 'warn',
  unreadable: 'warn',
};
const BAD: readonly CellState[] = ['failed', 'conflict', 'unreadable'];

export function ShortValue({ value, levels }: { value: MarkValue | null; levels: Rubric['levels'] }) {
  const { t, both } = useWords();
  if (value?.kind === 'level') {
    const rank = levelRank(value.level, levels);
    const label = levels.find(({ level }) => level === value.level)?.label;
    return (
      <span
        className={styles['grid-level']}
        style={{ background: `var(--level-${rank})`, color: `var(--on-level-${rank})` }}
      >
        {value.level}
        {label && <span className="unseen"> {both(label)}</span>}
      </span>
    );
  }
  if (value?.kind === 'count') return <>{value.count}</>;
  if (value?.kind === 'hours') return <>{value.hours}</>;
  if (value?.kind === 'observation') return <span className={styles['grid-seen']}>{t('grid.seen')}</span>;
  return null;
}

type Props = {
  store: GridStore;
  cellKey: string;
  row: number;
  column: number;
  levels: Rubric['levels'];
};

/** One cell, drawn when it changes itself and never because another did. */
export const GridCell = memo(function GridCell({ store, cellKey, row, column, levels }: Props) {
  const { t } = useWords();
  const watch = useCallback((watcher: () => void) => store.watch(cellKey, watcher), [store, cellKey]);
  const view = useSyncExternalStore(watch, () => store.view(cellKey));
  const { state, raw, isCursor, isChosen } = view;
  const { value, note } = saidIn(view);
  const icon = ICONS[state];
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isChosen || isCursor}
      aria-readonly={!store.isOpen(cellKey)}
      aria-invalid={BAD.includes(state)}
      tabIndex={isCursor ? 0 : -1}
      data-row={row}
      data-column={column}
      className={`${styles['grid-cell']} ${isChosen ? styles['chosen'] : ''}`}
      data-state={state}
    >
      {raw === null ? <ShortValue value={value} levels={levels} /> : <span className={styles['grid-raw']}>{raw}</span>}
      {note && (
        <span className={styles['grid-note']}>
          <Icon name="note" />
          <span className="unseen">{t('grid.hasNote')}</span>
        </span>
      )}
      {icon && (
        <span className={styles['grid-state']}>
          <Icon name={icon} />
          <span className="unseen">{t(`grid.state.${state}`)}</span>
        </span>
      )}
    </td>
  );
});
