import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, memo, useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { Facts } from '../../outbox/kept-grid.ts';
import { DimensionMark } from '../../parts/dimension-mark.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { CellDialog } from './cell-dialog.tsx';
import { CellLine } from './cell-line.tsx';
import styles from './grid.module.css';
import { GridCell } from './grid-cell.tsx';
import { GridKeys } from './grid-keys.ts';
import type { Column, GridStore, Place, Row } from './grid-store.ts';
import { copied, paste } from './paste.ts';

type Props = {
  store: GridStore;
  rows: readonly Row[];
  columns: readonly Column[];
  label: string;
  visibility: Facts['visibility'];
};

/** The class as a table: one stop for Tab, and inside it the keys of a spreadsheet. Escape, then Tab, leaves it. */
export const GridSheet = memo(function GridSheet({ store, rows, columns, label, visibility }: Props) {
  const { t } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const isLeaving = useRef(false);
  const keys = useMemo(() => new GridKeys(store), [store]);
  const [opened, setOpened] = useState<Place | null>(null);
  const [told, setTold] = useState('');

  function focusCursor() {
    const { row, column } = store.cursor;
    table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus();
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Escape') isLeaving.current = true;
    if (event.key === 'Escape' || (event.key === 'Tab' && isLeaving.current)) return;
    isLeaving.current = false;
    const done = keys.press(event.nativeEvent);
    if (done === null) return;
    event.preventDefault();
    if (done === 'moved') focusCursor();
    if (done === 'open') setOpened(store.cursor);
    if (done === 'undone') setTold(t('grid.undone'));
    if (done === 'locked') setTold(t('grid.locked'));
  }

  function pasteIn(event: ClipboardEvent) {
    event.preventDefault();
    const { given, unread, locked, beyond } = paste(store, event.clipboardData.getData('text/plain'));
    const words = [
      t('grid.pasted', { count: given }),
      unread > 0 ? t('grid.unread', { count: unread }) : '',
      locked > 0 ? t('grid.lockedCells', { count: locked }) : '',
      beyond > 0 ? t('grid.beyond', { count: beyond }) : '',
    ];
    setTold(words.filter(Boolean).join(' '));
  }

  function click(event: MouseEvent) {
    const cell = (event.target as Element).closest<HTMLElement>('[data-row]');
    if (!cell) return;
    const place = { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
    const isSame = store.keyAt(place) === store.keyAt(store.cursor);
    const isTouch = (event.nativeEvent as PointerEvent).pointerType !== 'mouse';
    isLeaving.current = false;
    store.move(place, event.shiftKey);
    focusCursor();
    // A finger has no keys: the first tap chooses the cell, the second opens it. A mouse opens with two clicks.
    if (event.detail >= 2 || (isSame && isTouch)) setOpened(place);
  }

  return (
    <>
      <div className={styles['grid-frame']}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with the keys of a spreadsheet is what role=grid is for
          role="grid"
          className={styles['grid-sheet']}
          aria-label={label}
          aria-multiselectable="true"
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          onKeyDown={press}
          onPaste={pasteIn}
          onCopy={(event) => {
            event.preventDefault();
            event.clipboardData.setData('text/plain', copied(store));
          }}
          onClick={click}
        >
          <Head columns={columns} />
          <tbody>
            {rows.map(({ pupilId, ...pupil }, row) => (
              <tr key={pupilId} aria-rowindex={row + 2}>
                <th scope="row" aria-colindex={1}>
                  <PupilName of={pupil} />
                </th>
                {columns.map(({ indicator, rubric }, column) => (
                  <GridCell
                    key={indicator.indicatorId}
                    store={store}
                    cellKey={`${pupilId} ${indicator.indicatorId}`}
                    row={row}
                    column={column}
                    levels={rubric.levels}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CellLine store={store} open={() => setOpened(store.cursor)} />
      <p className="small" role="status">
        {told}
      </p>
      {opened && (
        <CellDialog
          store={store}
          place={opened}
          visibility={visibility}
          close={() => {
            setOpened(null);
            // The dialog gives the focus back to the cell it was opened from.
            requestAnimationFrame(focusCursor);
          }}
        />
      )}
    </>
  );
});

const Head = memo(function Head({ columns }: { columns: readonly Column[] }) {
  const { t, both } = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" aria-colindex={1}>
          {t('grid.pupil')}
        </th>
        {columns.map(({ indicator, rubric }, column) => (
          <th
            key={indicator.indicatorId}
            scope="col"
            aria-colindex={column + 2}
            title={indicator.levels.map(({ level, descriptor }) => `${level} ${both(descriptor)}`).join('\n')}
          >
            <DimensionMark dimension={rubric.dimension} /> {both(indicator.title)}
            {indicator.valueKind !== 'level' && (
              <span className="small">
                {' '}
                {t(indicator.valueKind === 'hours' ? 'value.unitHours' : 'value.unitCount')}
              </span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
});
