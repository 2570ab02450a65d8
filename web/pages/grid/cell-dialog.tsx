import { Button, Textarea } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import type { Given } from '../../evidence/given.ts';
import { AmountChoice, LevelChoice } from '../../evidence/value-choice.tsx';
import { WhoSees } from '../../evidence/who-sees.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Facts } from '../../outbox/kept-grid.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/states.tsx';
import { ShortValue } from './grid-cell.tsx';
import { takingOf } from './grid-keys.ts';
import { type Giving, type GridStore, type Place, saidIn } from './grid-store.ts';
import { whyWords } from './why-words.ts';

type Props = { store: GridStore; place: Place; visibility: Facts['visibility']; close: () => void };

/** One cell with room: level or amount, a note, and what to do where two people said different things. */
export function CellDialog({ store, place, visibility, close }: Props) {
  const { t, both, named } = useWords();
  const key = store.keyAt(place);
  const view = useSyncExternalStore(
    (watcher) => store.watch(key, watcher),
    () => store.view(key),
  );
  const { value, note } = saidIn(view);
  const [written, setWritten] = useState(note ?? '');
  const [pupil, column] = [store.rows[place.row], store.columns[place.column]];
  if (!pupil || !column) return null;
  const { kind } = takingOf(column);
  const { levels } = column.rubric;
  const isOpen = store.isOpen(key);
  const give = (said: Giving['said']) => store.give([{ key, said }]);
  const choose = (next: Given) => next.kind !== 'absent' && give({ value: next });
  const done = () => {
    if (isOpen && value !== null && written.trim() !== (note ?? '')) give({ note: written.trim() || null });
    close();
  };
  const why = whyWords(t, view);
  return (
    <Dialog title={`${named(pupil)} · ${both(column.indicator.title)}`} close={done}>
      <div className="form">
        {why && <Notice kind="warn">{why}</Notice>}
        {view.raw !== null && <p>{t('grid.rawWas', { text: view.raw })}</p>}
        {view.state === 'conflict' && view.want && (
          <div className="actions">
            <Button
              onClick={() => {
                store.put(key, { state: 'unsaved', why: null });
                close();
              }}
            >
              {t('grid.keepMine')} <ShortValue value={view.want.value} levels={levels} />
            </Button>
            <Button
              variant="default"
              onClick={() => {
                store.put(key, { want: null, state: 'still', why: null });
                close();
              }}
            >
              {t('grid.keepTheirs')}{' '}
              {view.saved ? <ShortValue value={view.saved.value} levels={levels} /> : t('grid.none')}
            </Button>
          </div>
        )}
        {!isOpen && <p>{t('grid.lockedBy', { by: view.saved?.by ?? '' })}</p>}
        {isOpen && view.state !== 'conflict' && (
          <>
            {kind === 'level' ? (
              <LevelChoice rubric={column.rubric} value={value} choose={choose} label={named(pupil)} />
            ) : (
              <AmountChoice kind={kind} value={value} choose={choose} label={named(pupil)} />
            )}
            <Textarea
              label={t('log.note')}
              description={t(value === null ? 'grid.noteNeedsValue' : 'log.noteHint')}
              value={written}
              onChange={(event) => setWritten(event.currentTarget.value)}
              maxLength={500}
              size="md"
            />
            <WhoSees visibility={visibility} />
            <div className="actions">
              <Button onClick={done}>{t('common.done')}</Button>
              <Button
                variant="default"
                onClick={() => {
                  give({ value: null });
                  close();
                }}
              >
                {t('grid.clear')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
