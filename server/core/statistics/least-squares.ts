import { at } from './symmetric.ts';

export type LeastSquares = {
  /** Constant first, then the predictors. */
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  /** Residual standard error, its degrees of freedom, and the share of variance explained. */
  readonly sigma: number;
  readonly df: number;
  readonly rSquared: number;
  /** Diagonal of the hat matrix, for residuals standardised inside the sample. */
  readonly leverage: readonly number[];
};

/** y ~ 1 + x by Gram–Schmidt with reorthogonalisation; null with too few rows or predictors that explain one another. */
export function leastSquares(y: readonly number[], x: readonly (readonly number[])[]): LeastSquares | null {
  const [n, p] = [y.length, (x[0]?.length ?? 0) + 1];
  if (n <= p) return null;
  // Columns are centred, so that their size does not hide what is left of them.
  const means = Array.from({ length: p - 1 }, (_, k) => x.reduce((sum, row) => sum + (row[k] ?? 0), 0) / n);
  const columns = [
    new Float64Array(n).fill(1),
    ...means.map((mean, k) => Float64Array.from(x, (row) => (row[k] ?? 0) - mean)),
  ];
  const q: Float64Array[] = [];
  const r = new Float64Array(p * p);
  for (const [j, column] of columns.entries()) {
    const v = Float64Array.from(column);
    const before = norm(v);
    // Twice: once is not enough to be orthogonal to the last bit (Björck 1967).
    for (let pass = 0; pass < 2; pass++) {
      for (const [i, unit] of q.entries()) {
        const share = dot(unit, v);
        r[i * p + j] = at(r, i * p + j) + share;
        for (let k = 0; k < n; k++) v[k] = at(v, k) - share * at(unit, k);
      }
    }
    const length = norm(v);
    if (!(length > 1e-10 * before)) return null;
    r[j * p + j] = length;
    q.push(v.map((value) => value / length));
  }
  const qy = q.map((unit) => dot(unit, y));
  const b = new Float64Array(p);
  for (let i = p - 1; i >= 0; i--) {
    let sum = at(qy, i);
    for (let k = i + 1; k < p; k++) sum -= at(r, i * p + k) * at(b, k);
    b[i] = sum / at(r, i * p + i);
  }
  const residuals = y.map((value, k) => value - q.reduce((sum, unit, i) => sum + at(qy, i) * at(unit, k), 0));
  const rss = residuals.reduce((sum, value) => sum + value * value, 0);
  const mean = y.reduce((sum, value) => sum + value, 0) / n;
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const coefficients = [at(b, 0) - means.reduce((sum, value, k) => sum + value * at(b, k + 1), 0), ...b.subarray(1)];
  const leverage = y.map((_, k) => q.reduce((sum, unit) => sum + at(unit, k) ** 2, 0));
  const df = n - p;
  return {
    coefficients,
    residuals,
    sigma: Math.sqrt(rss / df),
    df,
    rSquared: total > 0 ? 1 - rss / total : 0,
    leverage,
  };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += at(a, k) * at(b, k);
  return sum;
}

const norm = (a: ArrayLike<number>) => Math.sqrt(dot(a, a));
