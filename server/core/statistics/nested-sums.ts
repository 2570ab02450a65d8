import { byCode } from './coded.ts';
import { real } from './symmetric.ts';

/** What the nested mixed model needs of one class: n, and sums and cross-products of its rows. Classes add up from pupils, so it is incremental. */
export type ClassSums = {
  readonly school: string;
  readonly class: string;
  readonly n: number;
  /** Σ x (length p) and Σ x x' (p×p, row-major) over the class's rows; the first column of x is the constant 1. */
  readonly sx: Float64Array;
  readonly sxx: Float64Array;
  readonly sxy: Float64Array;
  readonly sy: number;
  readonly syy: number;
};

export type NestedRow = {
  readonly school: string;
  readonly class: string;
  readonly y: number;
  /** Predictors without the constant. */
  readonly x: readonly number[];
};

/** Sums of values from which `centre` ([y, …x]: their means) was taken, for differences of large numbers lose digits. */
export type NestedSums = { readonly sums: readonly ClassSums[]; readonly centre: readonly number[] };

/**
 * Sums by class, or with two levels by school. Rows and classes are put in an order of their own values, so that the same data in any
 * order, and under any names, give the same bits. Cost: n log(rows of a class).
 */
export function sumsByClass(rows: readonly NestedRow[], levels: 2 | 3): NestedSums {
  const { names, codes } = groupsIn(rows, levels);
  const p = (rows[0]?.x.length ?? 0) + 1;
  // The response, then the predictors.
  const columns = Array.from({ length: p }, (_, k) =>
    Float64Array.from(rows, (row) => (k === 0 ? row.y : (row.x[k - 1] ?? 0))),
  );
  const own = byCode(codes, names.length, Int32Array.from(rows.keys()));
  const groups = names.map(([school, ofClass], group) => {
    const places = own.rows.subarray(own.starts[group], own.starts[group + 1]).sort((a, b) => byValues(columns, a, b));
    const totals = columns.map((column) => places.reduce((sum, place) => sum + real(column, place), 0));
    return { school, class: ofClass, places, totals };
  });
  groups.sort(
    (a, b) => a.places.length - b.places.length || firstDifference(a.totals, b.totals) || (a.class < b.class ? -1 : 1),
  );
  const centre = columns.map((_, k) => {
    const total = groups.reduce((sum, { totals }) => sum + (totals[k] ?? 0), 0);
    return rows.length === 0 ? 0 : total / rows.length;
  });
  return {
    centre,
    sums: groups.map((group) => ({ ...group, n: group.places.length, ...sumsOf(columns, centre, group.places) })),
  };
}

/** The groups that rows are in, numbered in the order in which they come. */
function groupsIn(rows: readonly NestedRow[], levels: 2 | 3) {
  const schools = new Map<string, Map<string, number>>();
  const names: (readonly [school: string, ofClass: string])[] = [];
  const codes = Int32Array.from(rows, ({ school, class: ofClass }) => {
    const classes = schools.get(school) ?? new Map<string, number>();
    if (classes.size === 0) schools.set(school, classes);
    const name = levels === 3 ? ofClass : '';
    const code = classes.get(name) ?? names.push([school, name]) - 1;
    classes.set(name, code);
    return code;
  });
  return { names, codes };
}

function sumsOf(columns: readonly Float64Array[], centre: readonly number[], places: Int32Array) {
  const p = columns.length;
  const [sx, sxx, sxy] = [new Float64Array(p), new Float64Array(p * p), new Float64Array(p)];
  const x = new Float64Array(p).fill(1, 0, 1);
  let [sy, syy] = [0, 0];
  for (const place of places) {
    for (let k = 1; k < p; k++) x[k] = (columns[k]?.[place] ?? 0) - (centre[k] ?? 0);
    const y = (columns[0]?.[place] ?? 0) - (centre[0] ?? 0);
    sy += y;
    syy += y * y;
    for (let i = 0; i < p; i++) {
      sx[i] = real(sx, i) + real(x, i);
      sxy[i] = real(sxy, i) + real(x, i) * y;
      for (let j = 0; j < p; j++) sxx[i * p + j] = real(sxx, i * p + j) + real(x, i) * real(x, j);
    }
  }
  return { sx, sxx, sxy, sy, syy };
}

function byValues(columns: readonly Float64Array[], a: number, b: number): number {
  for (const column of columns) {
    const difference = real(column, a) - real(column, b);
    if (difference !== 0) return difference;
  }
  return 0;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (const [k, value] of a.entries()) {
    const difference = value - (b[k] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
