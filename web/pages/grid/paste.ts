import { readBlock, readText } from '../../../server/core/grid/read-text.ts';
import { takingOf } from './grid-keys.ts';
import type { Giving, GridStore } from './grid-store.ts';

export type Pasted = {
  readonly given: number;
  readonly unread: number;
  readonly locked: number;
  readonly beyond: number;
};

/**
 * A block from a spreadsheet, from the cursor (or the first chosen cell) on. A text that cannot be read stays in its cell, marked,
 * and costs the others nothing; an empty one changes nothing. One single text fills all chosen cells.
 */
export function paste(store: GridStore, text: string): Pasted {
  const block = readBlock(text);
  const chosen = store.chosenPlaces();
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  const top = Math.min(...chosen.map(({ row }) => row));
  const left = Math.min(...chosen.map(({ column }) => column));
  const wanted =
    only !== undefined && chosen.length > 1
      ? chosen.map((place) => ({ place, said: only }))
      : block.flatMap((line, row) =>
          line.map((said, column) => ({ place: { row: top + row, column: left + column }, said })),
        );
  let [unread, locked, beyond] = [0, 0, 0];
  const all = wanted.flatMap(({ place, said }): Giving[] => {
    if (said.trim() === '') return [];
    const column = store.columns[place.column];
    if (!column || !store.rows[place.row]) {
      beyond += 1;
      return [];
    }
    const key = store.keyAt(place);
    if (!store.isOpen(key)) {
      locked += 1;
      return [];
    }
    const read = readText(said, takingOf(column));
    if (!('fault' in read)) return [{ key, said: read }];
    unread += 1;
    return [{ key, said: { raw: said.trim().slice(0, 80), why: read.fault } }];
  });
  if (all.length > 0) store.give(all);
  return { given: all.length - unread, unread, locked, beyond };
}

/** What is chosen, as a spreadsheet takes it. */
export function copied(store: GridStore): string {
  const rows = new Map<number, string[]>();
  for (const place of store.chosenPlaces()) {
    const key = store.keyAt(place);
    const { value } = store.said(key);
    const words =
      store.cell(key).raw ??
      (value?.kind === 'level'
        ? value.level
        : value?.kind === 'count'
          ? String(value.count)
          : value?.kind === 'hours'
            ? String(value.hours)
            : value?.kind === 'observation'
              ? 'O'
              : '');
    rows.set(place.row, [...(rows.get(place.row) ?? []), words]);
  }
  return [...rows.values()].map((line) => line.join('\t')).join('\n');
}
