import { readText, type Taking } from '../../../server/core/grid/read-text.ts';
import type { Column, Giving, GridStore, Place } from './grid-store.ts';

export type Pressed = {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};
/** What a key came to: 'moved' the cursor, 'changed' cells, 'undone', 'locked' (another teacher's), 'open' the cell's menu. */
export type Done = 'moved' | 'changed' | 'undone' | 'locked' | 'open' | null;

const PAGE = 10;

export function takingOf({ indicator, rubric }: Column): Taking {
  const { valueKind } = indicator;
  const kind = valueKind === 'count' || valueKind === 'hours' ? valueKind : 'level';
  return { kind, levels: rubric.levels };
}

/** Number keys, letters and the keys that move; null where the key is none of the grid's. */
export class GridKeys {
  readonly #store: GridStore;
  /** A number somebody is in the middle of: 1, then 2, is 12. */
  #typed: { key: string; text: string } | null = null;

  constructor(store: GridStore) {
    this.#store = store;
  }

  press(event: Pressed): Done {
    if (event.altKey) return null;
    const isCommand = event.ctrlKey || event.metaKey;
    const moved = this.#moved(event, isCommand);
    if (moved) {
      this.#typed = null;
      this.#store.move(moved, event.shiftKey && event.key.startsWith('Arrow'));
      return 'moved';
    }
    if (isCommand) return this.#command(event.key.toLowerCase());
    if (event.key === 'F2' || event.key === ' ') return 'open';
    if (event.key === 'Delete' || event.key === 'Backspace') return this.#erase(event.key);
    return this.#type(letterOf(event));
  }

  #moved({ key, shiftKey }: Pressed, isFar: boolean): Place | null {
    const { cursor, rows, columns } = this.#store;
    const last = { row: rows.length - 1, column: columns.length - 1 };
    const at = (row: number, column: number): Place => ({
      row: Math.min(last.row, Math.max(0, row)),
      column: Math.min(last.column, Math.max(0, column)),
    });
    const { row, column } = cursor;
    switch (key) {
      case 'ArrowUp':
        return at(isFar ? 0 : row - 1, column);
      case 'ArrowDown':
        return at(isFar ? last.row : row + 1, column);
      case 'ArrowLeft':
        return at(row, isFar ? 0 : column - 1);
      case 'ArrowRight':
        return at(row, isFar ? last.column : column + 1);
      case 'Home':
        return at(isFar ? 0 : row, 0);
      case 'End':
        return at(isFar ? last.row : row, last.column);
      case 'PageUp':
        return at(row - PAGE, column);
      case 'PageDown':
        return at(row + PAGE, column);
      case 'Enter':
        return at(row + (shiftKey ? -1 : 1), column);
      case 'Tab':
        return this.#next(shiftKey ? -1 : 1);
      default:
        return null;
    }
  }

  /** By rows; beyond the first and the last cell the browser goes on to what is before or behind the grid. */
  #next(by: 1 | -1): Place | null {
    const { cursor, rows, columns } = this.#store;
    const next = cursor.row * columns.length + cursor.column + by;
    if (next < 0 || next >= rows.length * columns.length) return null;
    return { row: Math.floor(next / columns.length), column: next % columns.length };
  }

  #command(key: string): Done {
    this.#typed = null;
    if (key === 'z') return this.#store.undo() > 0 ? 'undone' : 'moved';
    if (key === 'd') return this.#fillDown();
    return null;
  }

  /** The first of the chosen cells goes down the column; with one cell chosen, the cell above comes down. */
  #fillDown(): Done {
    const store = this.#store;
    const places = store.chosenPlaces();
    const top = Math.min(...places.map(({ row }) => row));
    const from = places.length > 1 && places.some(({ row }) => row > top) ? top : top - 1;
    if (from < 0) return 'moved';
    const below = places.filter(({ row }) => row > from);
    return this.#give(
      below.map((place) => {
        const { value } = store.said(store.keyAt({ row: from, column: place.column }));
        return { key: store.keyAt(place), said: { value } };
      }),
    );
  }

  #erase(which: 'Delete' | 'Backspace'): Done {
    const text = this.#typed?.text.slice(0, -1);
    const here = this.#store.keyAt(this.#store.cursor);
    if (which === 'Backspace' && text && this.#typed?.key === here) return this.#number(here, text);
    this.#typed = null;
    return this.#give(
      this.#store.chosenPlaces().map((place) => ({ key: this.#store.keyAt(place), said: { value: null } })),
    );
  }

  #type(letter: string): Done {
    if (letter === '') return null;
    const store = this.#store;
    const column = store.columns[store.cursor.column];
    if (!column) return null;
    const taking = takingOf(column);
    const here = store.keyAt(store.cursor);
    if (taking.kind !== 'level' && /[\d.]/.test(letter)) {
      return this.#number(here, (this.#typed?.key === here ? this.#typed.text : '') + letter);
    }
    this.#typed = null;
    const places = store.chosenPlaces();
    const all = places.flatMap((place) => {
      const at = store.columns[place.column];
      const value = at && meantBy(letter, takingOf(at));
      return value ? [{ key: store.keyAt(place), said: { value } }] : [];
    });
    return all.length > 0 ? this.#give(all) : null;
  }

  #number(key: string, text: string): Done {
    const column = this.#store.columns[this.#store.cursor.column];
    if (!column || text.length > 6) return 'moved';
    const read = readText(text, takingOf(column));
    const isOn = this.#typed?.key === key;
    const done = this.#give([{ key, said: 'fault' in read ? { raw: text, why: read.fault } : read }], isOn);
    this.#typed = { key, text };
    return done;
  }

  #give(all: readonly Giving[], isSameStep = false): Done {
    const open = all.filter(({ key }) => this.#store.isOpen(key));
    if (open.length === 0) return all.length > 0 ? 'locked' : null;
    this.#store.give(open, isSameStep);
    return 'changed';
  }
}

/** 1–4 and the letters of the scale, read as a pasted text is; 0 and O say that something was seen, and judge nothing. */
function meantBy(letter: string, taking: Taking) {
  if (taking.kind !== 'level' && letter.toLowerCase() !== 'o') return null;
  const read = readText(letter, taking);
  return 'fault' in read ? null : read.value;
}

/** Where a Chinese input method has taken the key, the place on the keyboard still says which it was. */
function letterOf({ key, code }: Pressed): string {
  if (key.length === 1) return key.normalize('NFKC');
  if (key !== 'Process') return '';
  return /^(?:Key|Digit|Numpad)([A-Z\d])$/.exec(code)?.[1] ?? (code === 'Period' ? '.' : '');
}
