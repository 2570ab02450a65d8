import { useSyncExternalStore } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { PupilName } from '../../parts/pupil-name.tsx';
import styles from './grid.module.css';
import { ShortValue } from './grid-cell.tsx';
import { type GridStore, saidIn } from './grid-store.ts';
import { whyWords } from './why-words.ts';

/** Where the cursor is, what is there, and what the levels mean: the words that have no room in a cell. */
export function CellLine({ store, open }: { store: GridStore; open: () => void }) {
  const { t, both } = useWords();
  useSyncExternalStore(store.watchCursor, () => store.moves);
  const { row, column } = store.cursor;
  const [pupil, at] = [store.rows[row], store.columns[column]];
  if (!pupil || !at) return null;
  const view = store.cell(store.keyAt(store.cursor));
  const { value, note } = saidIn(view);
  const level = value?.kind === 'level' ? value.level : null;
  const descriptor = at.indicator.levels.find((one) => one.level === level)?.descriptor;
  const why = whyWords(t, view);
  return (
    <div className={styles['cell-line']}>
      <p>
        <strong>
          <PupilName of={pupil} />
        </strong>{' '}
        · {both(at.indicator.title)}
        {descriptor && ` · ${level} ${both(descriptor)}`}
        {note && ` · “${note}”`}
        {why && <span className={styles['cell-why']}> {why}</span>}
        {view.state === 'conflict' && view.saved && (
          <>
            {' '}
            {t('class.now')} <ShortValue value={view.saved.value} levels={at.rubric.levels} />
          </>
        )}
      </p>
      <button type="button" className="quiet-button" onClick={open}>
        {t('grid.openCell')}
      </button>
    </div>
  );
}
