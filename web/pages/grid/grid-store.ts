import type { Bilingual, MarkValue } from '../../../server/contract/words.ts';
import type { TextFault } from '../../../server/core/grid/read-text.ts';
import type { Indicator, Rubric } from '../../evidence/evidence-queries.ts';
import { isSameSaid, type KeptCell } from '../../outbox/kept-grid.ts';

export type Column = { readonly indicator: Indicator; readonly rubric: Rubric };
export type Row = { readonly pupilId: string; readonly name: string; readonly apart: Bilingual | null };
export type Said = { readonly value: MarkValue | null; readonly note: string | null };
export type Standing = Said & { readonly version: number; readonly by: string; readonly mayAmend: boolean };
export type CellState = 'still' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict' | 'unreadable';

/** `saved` is what the service has; `want` what somebody put here since; `raw` a text that could not be read. */
export type Cell = {
  readonly saved: Standing | null;
  readonly want: Said | null;
  readonly raw: string | null;
  readonly state: CellState;
  /** Why it could not be read or was not taken: a word the page has a sentence for. */
  readonly why: string | null;
};
export type View = Cell & { readonly isCursor: boolean; readonly isChosen: boolean };
export type Place = { readonly row: number; readonly column: number };
/** What a person puts into a cell: a value, a note, or a text nobody can read. */
export type Giving = {
  readonly key: string;
  readonly said: Partial<Said> | { readonly raw: string; readonly why: TextFault };
};
type Before = { readonly key: string; readonly said: Said; readonly raw: string | null; readonly why: string | null };

const EMPTY: Cell = { saved: null, want: null, raw: null, state: 'still', why: null };
const NOTHING: Said = { value: null, note: null };
export const saidIn = (cell: Cell): Said => cell.want ?? cell.saved ?? NOTHING;

/** All cells with the cursor. Each is watched by itself, so that a key draws one cell anew and not seven hundred. */
export class GridStore {
  rows: readonly Row[] = [];
  columns: readonly Column[] = [];
  cursor: Place = { row: 0, column: 0 };
  anchor: Place = { row: 0, column: 0 };
  #cells = new Map<string, Cell>();
  #views = new Map<string, View>();
  #watchers = new Map<string, Set<() => void>>();
  #anyWatchers = new Set<() => void>();
  #history: Before[][] = [];
  #chosen = new Set<string>();
  isShut = false;
  /** Counts changes, for who watches the whole. */
  changes = 0;
  moves = 0;
  #cursorWatchers = new Set<() => void>();

  watch(key: string, watcher: () => void) {
    const all = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, all.add(watcher));
    return () => void all.delete(watcher);
  }
  watchAll = (watcher: () => void) => {
    this.#anyWatchers.add(watcher);
    return () => void this.#anyWatchers.delete(watcher);
  };

  /** Called when the cursor is elsewhere, or what is under it is another thing. */
  watchCursor = (watcher: () => void) => {
    this.#cursorWatchers.add(watcher);
    return () => void this.#cursorWatchers.delete(watcher);
  };

  keyAt = ({ row, column }: Place) =>
    `${this.rows[row]?.pupilId ?? ''} ${this.columns[column]?.indicator.indicatorId ?? ''}`;
  cell = (key: string) => this.#cells.get(key) ?? EMPTY;
  said = (key: string) => saidIn(this.cell(key));
  /** A mark of another teacher is his; nothing is given where the day, or a withdrawn activity, forbids it. */
  isOpen = (key: string) => !this.isShut && (this.cell(key).saved?.mayAmend ?? true);

  view(key: string): View {
    let view = this.#views.get(key);
    if (!view) {
      view = { ...this.cell(key), isCursor: key === this.keyAt(this.cursor), isChosen: this.#chosen.has(key) };
      this.#views.set(key, view);
    }
    return view;
  }

  keysIn(states: readonly CellState[]): string[] {
    return [...this.#cells].flatMap(([key, { state }]) => (states.includes(state) ? key : []));
  }

  /** Tells nobody: it is called while the page is drawn. */
  setShape(rows: readonly Row[], columns: readonly Column[]) {
    this.rows = rows;
    this.columns = columns;
    this.#views.clear();
    const row = Math.min(this.cursor.row, Math.max(0, rows.length - 1));
    const column = Math.min(this.cursor.column, Math.max(0, columns.length - 1));
    this.cursor = { row, column };
    this.anchor = this.cursor;
    this.#chosen = new Set();
  }

  /** After the shape has changed: every cell looks again. */
  redraw() {
    this.#draw([...this.#watchers.keys()], false);
  }

  /** What the service has; cells that somebody left unsaved on this device come on top. */
  load(marks: readonly (Standing & { key: string })[], left: Readonly<Record<string, KeptCell>>) {
    for (const { key, ...saved } of marks) this.#cells.set(key, { ...EMPTY, saved });
    for (const [key, { value, note, raw }] of Object.entries(left)) {
      const cell = this.cell(key);
      if (raw !== null) this.#cells.set(key, { ...cell, raw, state: 'unreadable' });
      else if (!isSameSaid({ value, note }, cell.saved ?? NOTHING))
        this.#cells.set(key, { ...cell, want: { value, note }, state: 'unsaved' });
    }
    this.#views.clear();
  }

  put(key: string, change: Partial<Cell>) {
    this.#cells.set(key, { ...this.cell(key), ...change });
    this.#draw([key]);
  }

  /** What a person puts into a cell, to be undone as one step with whatever else comes along. */
  give(all: readonly Giving[], isSameStep = false) {
    const step = all.map(({ key }): Before => {
      const { raw, why, ...cell } = this.cell(key);
      return { key, said: saidIn({ ...cell, raw, why }), raw, why };
    });
    if (!isSameStep) this.#history.push(step);
    for (const { key, said } of all) this.#give(key, said);
  }

  /** Puts back what was there before the last step; answers how many cells that were. */
  undo(): number {
    const step = this.#history.pop() ?? [];
    for (const { key, said, raw, why } of step) this.#give(key, raw === null ? said : { raw, why: why as TextFault });
    return step.length;
  }

  #give(key: string, said: Giving['said']) {
    const cell = this.cell(key);
    if ('raw' in said) return this.put(key, { raw: said.raw, why: said.why, want: null, state: 'unreadable' });
    const now = saidIn(cell);
    const value = said.value === undefined ? now.value : said.value;
    const note = value === null ? null : said.note === undefined ? now.note : said.note;
    // While it is being sent nobody knows what the service will have: then it is sent again, and is no change if it is none.
    const isSame = cell.state !== 'saving' && isSameSaid({ value, note }, cell.saved ?? NOTHING);
    const state = isSame ? 'still' : cell.state === 'saving' ? 'saving' : 'unsaved';
    this.put(key, { raw: null, why: null, want: isSame ? null : { value, note }, state });
  }

  move(to: Place, isExtending = false) {
    const before = [this.keyAt(this.cursor), ...this.#chosen];
    this.cursor = to;
    if (!isExtending) this.anchor = to;
    this.#chosen = new Set(this.chosenPlaces().length > 1 ? this.chosenPlaces().map(this.keyAt) : []);
    this.#draw([...before, this.keyAt(to), ...this.#chosen], false);
  }

  /** The places between anchor and cursor, by rows. */
  chosenPlaces(): Place[] {
    const [top, bottom] = [this.cursor.row, this.anchor.row].sort((a, b) => a - b) as [number, number];
    const [left, right] = [this.cursor.column, this.anchor.column].sort((a, b) => a - b) as [number, number];
    const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
    return span(top, bottom).flatMap((row) => span(left, right).map((column) => ({ row, column })));
  }

  #draw(keys: readonly string[], isChange = true) {
    for (const key of new Set(keys)) {
      this.#views.delete(key);
      for (const watcher of this.#watchers.get(key) ?? []) watcher();
    }
    this.moves += 1;
    for (const watcher of this.#cursorWatchers) watcher();
    if (isChange) this.changes += 1;
    if (isChange) for (const watcher of this.#anyWatchers) watcher();
  }
}
