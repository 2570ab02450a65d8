/** An element that is known to be there: dense arithmetic with checked indexes would be unreadable. */
export const at = (list: ArrayLike<number>, index: number): number => list[index] as number;

/** The same of one kind of array each: an accessor that sees several kinds makes inner loops several times slower. */
export const real = (list: Float64Array, index: number): number => list[index] as number;
export const whole = (list: Int32Array, index: number): number => list[index] as number;

/** The lower Cholesky factor of a symmetric positive definite n×n matrix (row-major), or null where it is not positive definite. */
export function cholesky(a: Float64Array, n: number): Float64Array | null {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(a, i * n + j);
      for (let k = 0; k < j; k++) sum -= at(l, i * n + k) * at(l, j * n + k);
      if (i > j) l[i * n + j] = sum / at(l, j * n + j);
      else if (sum > 1e-12 * Math.abs(at(a, i * n + i)) && Number.isFinite(sum)) l[i * n + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return l;
}

/** log |A| from its Cholesky factor. */
export function logDeterminant(l: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(at(l, i * n + i));
  return 2 * sum;
}

/** x with A x = b, from the Cholesky factor of A. */
export function solve(l: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let sum = at(x, i);
    for (let k = 0; k < i; k++) sum -= at(l, i * n + k) * at(x, k);
    x[i] = sum / at(l, i * n + i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(x, i);
    for (let k = i + 1; k < n; k++) sum -= at(l, k * n + i) * at(x, k);
    x[i] = sum / at(l, i * n + i);
  }
  return x;
}

/** A⁻¹ (row-major) from the Cholesky factor of A. */
export function inverse(l: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit.fill(0);
    unit[j] = 1;
    const column = solve(l, n, unit);
    for (let i = 0; i < n; i++) result[i * n + j] = at(column, i);
  }
  return result;
}

/** h' A h for a symmetric n×n matrix. */
export function quadraticForm(a: Float64Array, n: number, h: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += at(h, i) * at(a, i * n + j) * at(h, j);
  return sum;
}

/** Rows of a row-major matrix, to be shown. */
export function rowsOf(a: Float64Array, n: number): number[][] {
  return Array.from({ length: n }, (_, i) => [...a.subarray(i * n, (i + 1) * n)]);
}
