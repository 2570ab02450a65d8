import { at } from './symmetric.ts';

/** Names as whole numbers: `codes[i]` is the place of row i's name in `names`, which are in order. */
export type Coded = { readonly names: readonly string[]; readonly codes: Int32Array };

export function coded(list: readonly string[]): Coded {
  const names = [...new Set(list)].sort();
  const placeOf = new Map(names.map((name, place) => [name, place]));
  return { names, codes: Int32Array.from(list, (name) => placeOf.get(name) ?? 0) };
}

/** Rows by their code: `rows` from `starts[c]` to `starts[c + 1]` − 1 are those of code c, in the order in which they came. */
export function byCode(codes: ArrayLike<number>, size: number, rows: Int32Array) {
  const starts = new Int32Array(size + 1);
  for (const row of rows) starts[at(codes, row) + 1] = at(starts, at(codes, row) + 1) + 1;
  for (let code = 0; code < size; code++) starts[code + 1] = at(starts, code + 1) + at(starts, code);
  const next = starts.slice();
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const place = at(next, at(codes, row));
    sorted[place] = row;
    next[at(codes, row)] = place + 1;
  }
  return { starts, rows: sorted };
}

/** Numbers as codes in the order of their size. */
export function ranked(values: Float64Array): { readonly codes: Int32Array; readonly size: number } {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const placeOf = new Map(distinct.map((value, place) => [value, place]));
  return { codes: Int32Array.from(values, (value) => placeOf.get(value) ?? 0), size: distinct.length };
}

/** Places of the rows in an order that is theirs and not that in which they came: by the last key, and within it by the one before. */
export function inOrder(
  n: number,
  keys: readonly { readonly codes: ArrayLike<number>; readonly size: number }[],
): Int32Array {
  let rows = Int32Array.from({ length: n }, (_, row) => row);
  for (const { codes, size } of keys) rows = byCode(codes, size, rows).rows;
  return rows;
}
