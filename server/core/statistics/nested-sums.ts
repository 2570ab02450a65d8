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

/**
 * Sums by class, of values from which `centre` was taken ([y, …x]; differences of large numbers lose digits). Rows and classes are
 * put in an order of their own values, so that the same data in any order, and under any names, give the same bits.
 */
export function sumsByClass(rows: readonly NestedRow[], centre: readonly number[]): ClassSums[] {
  const groups = new Map<string, NestedRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.school, row.class]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) => sumsOf([...group].sort(byValues), centre)).sort(bySums);
}

/** Means of y and of each predictor, in an order of the values. */
export function centreOf(rows: readonly NestedRow[]): number[] {
  const width = (rows[0]?.x.length ?? 0) + 1;
  const sorted = [...rows].sort(byValues);
  return Array.from({ length: width }, (_, k) => {
    const total = sorted.reduce((sum, row) => sum + (k === 0 ? row.y : (row.x[k - 1] ?? 0)), 0);
    return rows.length === 0 ? 0 : total / rows.length;
  });
}

function sumsOf(rows: readonly NestedRow[], centre: readonly number[]): ClassSums {
  const p = centre.length;
  const [sx, sxx, sxy] = [new Float64Array(p), new Float64Array(p * p), new Float64Array(p)];
  let [sy, syy] = [0, 0];
  for (const row of rows) {
    const y = row.y - (centre[0] ?? 0);
    const x = [1, ...row.x.map((value, k) => value - (centre[k + 1] ?? 0))];
    sy += y;
    syy += y * y;
    for (let i = 0; i < p; i++) {
      sx[i] = (sx[i] ?? 0) + (x[i] ?? 0);
      sxy[i] = (sxy[i] ?? 0) + (x[i] ?? 0) * y;
      for (let j = 0; j < p; j++) sxx[i * p + j] = (sxx[i * p + j] ?? 0) + (x[i] ?? 0) * (x[j] ?? 0);
    }
  }
  const [first] = rows;
  return { school: first?.school ?? '', class: first?.class ?? '', n: rows.length, sx, sxx, sxy, sy, syy };
}

function byValues(a: NestedRow, b: NestedRow): number {
  return firstDifference([a.y, ...a.x], [b.y, ...b.x]);
}

function bySums(a: ClassSums, b: ClassSums): number {
  return (
    firstDifference([a.n, a.sy, a.syy, ...a.sx, ...a.sxy], [b.n, b.sy, b.syy, ...b.sx, ...b.sxy]) ||
    (a.class < b.class ? -1 : 1)
  );
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (const [k, value] of a.entries()) {
    const difference = value - (b[k] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
