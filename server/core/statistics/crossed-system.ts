import { byCode, type Coded, inOrder, ranked } from './coded.ts';
import { type Fronts, firstFront, frontsOf } from './fronts.ts';
import { at } from './symmetric.ts';

/** Columns of a table: y, the names of each random factor's levels, and of each fixed factor's, whose first name is the others' zero. */
export type CrossedData = {
  readonly y: Float64Array;
  readonly random: readonly Coded[];
  readonly fixed: readonly Coded[];
};

/** Sums over the rows of each level of one factor, by column: those of level i lie from `starts[i]` on, columns ascending. */
type Sums = { readonly starts: Int32Array; readonly columns: Int32Array; readonly values: Float64Array };

/** The levels of the factor that is eliminated first, each with its sums at the places of their columns in one front. */
export type Leaves = Sums & {
  /** Rows of each level. */
  readonly counts: Int32Array;
  readonly frontOf: Int32Array;
  /** Levels by front: those of front f are `order[first[f]]` … `order[first[f + 1] − 1]`. */
  readonly order: Int32Array;
  readonly first: Int32Array;
};
export type Products = { readonly places: Int32Array; readonly values: Float64Array };
export type CrossedSystem = Fronts & {
  readonly n: number;
  /** Random columns beside the eliminated factor's, then fixed ones (the constant first), then y less its mean. */
  readonly q: number;
  readonly p: number;
  readonly mean: number;
  /** Place of the factor that is eliminated; where each other one's columns begin. */
  readonly eliminated: number;
  readonly offsets: readonly number[];
  readonly leaves: Leaves;
  /** Of each front the sums of products of its columns, unscaled, in its m×m lower triangle; what an earlier front has is not in it. */
  readonly products: readonly Products[];
  /** Of fixed columns and y, (p + 1)². */
  readonly ofFixed: Float64Array;
  /** Rows in an order of their own, and for each its columns of 1. */
  readonly rows: Int32Array;
  readonly columnsOf: (row: number) => readonly number[];
};

/** Sums and products of the rows and the shape of the equations, once for all evaluations. Rows in any order give the same bits. */
export function systemOf(data: CrossedData): CrossedSystem {
  const { y, random, fixed } = data;
  const n = y.length;
  const keyOf = ({ codes, names }: Coded) => ({ codes, size: names.length });
  const rows = inOrder(n, [ranked(y), ...fixed.map(keyOf), ...random.map(keyOf)]);
  const mean = rows.reduce((sum, row) => sum + at(y, row), 0) / n;
  const most = random.reduce((best, { names }, f) => (names.length > (random[best]?.names.length ?? 0) ? f : best), 0);
  const offsets: number[] = [];
  let q = 0;
  for (const [f, { names }] of random.entries()) {
    offsets.push(q);
    if (f !== most) q += names.length;
  }
  const fixedFrom: number[] = [];
  let p = 1;
  for (const { names } of fixed) {
    fixedFrom.push(q + p - 1);
    p += names.length - 1;
  }
  const others = random.flatMap((factor, f) => (f === most ? [] : [{ ...factor, offset: offsets[f] ?? 0 }]));
  const columnsOf = (row: number): number[] => {
    const found = others.map(({ codes, offset }) => offset + at(codes, row));
    found.push(q);
    for (const [k, { codes }] of fixed.entries())
      if (at(codes, row) > 0) found.push((fixedFrom[k] ?? 0) + at(codes, row));
    return found;
  };
  const table: Table = { rows, columnsOf, width: q + p + 1, response: (row) => at(y, row) - mean };
  const ofLeaves = sumsBy(table, random[most]?.codes ?? new Int32Array(n), random[most]?.names.length ?? 1);
  const cliques = levelsOf(ofLeaves);
  const shape = frontsOf(q, p, cliques);
  const sums = others.map(({ codes, names }) => sumsBy(table, codes, names.length));
  const ofFixed = productsOfFixed(table, q, p);
  const products: Products[] = [];
  const placeOf = new Int32Array(q + p + 1);
  const leaves = leavesOf(ofLeaves, cliques, shape);
  for (const [place, { rows: own, pivots, random: randoms }] of shape.fronts.entries()) {
    const m = own.length;
    const [places, values]: [number[], number[]] = [[], []];
    for (const [k, column] of own.entries()) placeOf[column] = k;
    const put = (i: number, j: number, value: number) => {
      if (value === 0) return;
      places.push(Math.max(i, j) * m + Math.min(i, j));
      values.push(value);
    };
    for (let k = 0; k < Math.min(pivots, randoms); k++) {
      const column = own[k] ?? 0;
      const f = others.findIndex(({ offset, names }) => column >= offset && column < offset + names.length);
      const [list, level] = [sums[f], column - (others[f]?.offset ?? 0)];
      for (let s = list?.starts[level] ?? 0; list && s < at(list.starts, level + 1); s++) {
        const other = at(list.columns, s);
        const there = shape.frontOf[other] ?? place;
        // Of two columns that go together, both have the sum.
        if (there > place || (there === place && !(other < q && at(placeOf, other) > k)))
          put(k, at(placeOf, other), at(list.values, s));
      }
    }
    if (place === shape.fronts.length - 1)
      for (let i = 0; i <= p; i++)
        for (let j = 0; j <= i; j++) put(at(placeOf, q + i), at(placeOf, q + j), at(ofFixed, i * (p + 1) + j));
    products.push({ places: Int32Array.from(places), values: Float64Array.from(values) });
    for (let s = leaves.first[place] ?? 0; s < at(leaves.first, place + 1); s++)
      toPlaces(leaves, at(leaves.order, s), placeOf);
  }
  return { ...shape, n, q, p, mean, eliminated: most, offsets, leaves, products, ofFixed, rows, columnsOf };
}

type Table = {
  readonly rows: Int32Array;
  /** Columns that are 1 in a row; all but the response. */
  readonly columnsOf: (row: number) => readonly number[];
  readonly response: (row: number) => number;
  readonly width: number;
};

function sumsBy({ rows, columnsOf, response, width }: Table, codes: Int32Array, size: number): Sums {
  const levels = byCode(codes, size, rows);
  const sum = new Float64Array(width);
  const starts = new Int32Array(size + 1);
  const [columns, values]: [number[], number[]] = [[], []];
  const touched = new Set<number>();
  for (let level = 0; level < size; level++) {
    for (let s = at(levels.starts, level); s < at(levels.starts, level + 1); s++) {
      const row = at(levels.rows, s);
      for (const column of columnsOf(row)) {
        sum[column] = at(sum, column) + 1;
        touched.add(column);
      }
      sum[width - 1] = at(sum, width - 1) + response(row);
    }
    touched.add(width - 1);
    for (const column of Int32Array.from(touched).sort()) {
      columns.push(column);
      values.push(at(sum, column));
      sum[column] = 0;
    }
    touched.clear();
    starts[level + 1] = columns.length;
  }
  return { starts, columns: Int32Array.from(columns), values: Float64Array.from(values) };
}

const levelsOf = ({ starts, columns }: Sums): Int32Array[] =>
  Array.from({ length: starts.length - 1 }, (_, level) => columns.slice(starts[level], starts[level + 1]));

function productsOfFixed({ rows, columnsOf, response }: Table, q: number, p: number): Float64Array {
  const side = p + 1;
  const found = new Float64Array(side * side);
  const add = (i: number, j: number, by: number) => {
    found[i * side + j] = at(found, i * side + j) + by;
  };
  for (const row of rows) {
    const [own, y] = [columnsOf(row).filter((column) => column >= q), response(row)];
    for (const i of own) {
      for (const j of own) add(i - q, j - q, 1);
      add(p, i - q, y);
      add(i - q, p, y);
    }
    add(p, p, y * y);
  }
  return found;
}

function leavesOf(sums: Sums, cliques: readonly Int32Array[], { fronts, frontOf }: Fronts): Leaves {
  const root = fronts.length - 1;
  const own = Int32Array.from(cliques, (columns) => firstFront(columns, frontOf, root));
  const byFront = byCode(own, fronts.length, Int32Array.from(own.keys()));
  // The constant is 1 in every row, so its sum is the number of rows.
  const constant = frontOf.length;
  const counts = Int32Array.from(cliques, (columns, level) =>
    at(sums.values, at(sums.starts, level) + columns.indexOf(constant)),
  );
  return { ...sums, counts, frontOf: own, order: byFront.rows, first: byFront.starts };
}

/** A leaf's columns become their places in its front, ascending. */
function toPlaces({ starts, columns, values }: Leaves, leaf: number, placeOf: Int32Array): void {
  const [from, to] = [at(starts, leaf), at(starts, leaf + 1)];
  const pairs = Array.from(
    { length: to - from },
    (_, k) => [at(placeOf, at(columns, from + k)), at(values, from + k)] as const,
  );
  for (const [k, [place, value]] of pairs.sort((a, b) => a[0] - b[0]).entries()) {
    columns[from + k] = place;
    values[from + k] = value;
  }
}
