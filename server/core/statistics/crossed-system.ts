import { at } from './symmetric.ts';

export type CrossedRow = {
  readonly y: number;
  /** One level's name for each random factor. */
  readonly levels: readonly string[];
  /** Fixed columns without the constant. */
  readonly x: readonly number[];
};
type Cell = { readonly column: number; value: number };
export type System = {
  readonly rows: readonly CrossedRow[];
  readonly n: number;
  readonly p: number;
  readonly mean: number;
  /** Names of the levels of each factor, sorted; the eliminated factor; where each other factor's columns begin. */
  readonly names: readonly (readonly string[])[];
  readonly eliminated: number;
  readonly offsets: readonly number[];
  /** Columns of the other factors, then x, then y: size = q + p + 1. */
  readonly q: number;
  readonly size: number;
  readonly counts: readonly number[];
  /** For each level of the eliminated factor, its sums over the columns. */
  readonly cells: readonly (readonly Cell[])[];
  readonly cross: Float64Array;
  readonly indexOf: readonly ReadonlyMap<string, number>[];
  scales(theta: readonly number[]): { readonly own: number; readonly of: Float64Array };
};

/** Sums and cross-products of the rows, once for all evaluations. */
export function systemOf(unsorted: readonly CrossedRow[], factors: number, p: number): System {
  const key = (row: CrossedRow) => JSON.stringify([row.levels, row.y, row.x]);
  const rows = unsorted
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
  const names = Array.from({ length: factors }, (_, f) => [...new Set(rows.map((row) => row.levels[f] ?? ''))].sort());
  const eliminated = names.reduce((most, list, f) => (list.length > (names[most]?.length ?? 0) ? f : most), 0);
  const indexOf = names.map((list) => new Map(list.map((name, index) => [name, index])));
  const offsets: number[] = [];
  let q = 0;
  for (const [f, list] of names.entries()) {
    offsets.push(q);
    if (f !== eliminated) q += list.length;
  }
  const size = q + p + 1;
  const mean = rows.reduce((sum, row) => sum + row.y, 0) / rows.length;
  const counts = new Array<number>((names[eliminated] ?? []).length).fill(0);
  const cells = counts.map(() => new Map<number, Cell>());
  const cross = new Float64Array(size * size);
  for (const { y, levels, x } of rows) {
    const here: Cell[] = levels.flatMap((name, f) =>
      f === eliminated ? [] : { column: (offsets[f] ?? 0) + (indexOf[f]?.get(name) ?? 0), value: 1 },
    );
    here.push({ column: q, value: 1 });
    // Zeros add nothing, and of many schools' columns nearly all are.
    for (const [k, value] of x.entries()) if (value !== 0) here.push({ column: q + 1 + k, value });
    here.push({ column: size - 1, value: y - mean });
    const level = indexOf[eliminated]?.get(levels[eliminated] ?? '') ?? 0;
    counts[level] = (counts[level] ?? 0) + 1;
    for (const { column, value } of here) {
      const cell = cells[level]?.get(column);
      if (cell) cell.value += value;
      else cells[level]?.set(column, { column, value });
      for (const other of here)
        cross[column * size + other.column] = at(cross, column * size + other.column) + value * other.value;
    }
  }
  const scales = (theta: readonly number[]) => {
    const of = new Float64Array(size).fill(1);
    for (const [f, list] of names.entries()) {
      const offset = offsets[f] ?? 0;
      if (f !== eliminated) of.fill(theta[f] ?? 0, offset, offset + list.length);
    }
    return { own: theta[eliminated] ?? 0, of };
  };
  const sorted = cells.map((map) => [...map.values()].sort((a, b) => a.column - b.column));
  return {
    rows,
    n: rows.length,
    p,
    mean,
    names,
    eliminated,
    offsets,
    q,
    size,
    counts,
    cells: sorted,
    cross,
    indexOf,
    scales,
  };
}
