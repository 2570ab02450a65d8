import { at } from './symmetric.ts';

const SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric n×n matrix (row-major) by cyclic Jacobi rotations (Golub & Van Loan 2013, § 8.5).
 * `vectors` has eigenvector k in column k; unsorted.
 */
export function eigen(
  matrix: Float64Array,
  n: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(n * n).map((_, i) => (Math.floor(i / n) === i % n ? 1 : 0));
  const size = a.reduce((sum, value) => sum + value * value, 0);
  const turn = (m: Float64Array, i: number, j: number, c: number, s: number) => {
    const [x, y] = [at(m, i), at(m, j)];
    m[i] = c * x - s * y;
    m[j] = s * x + c * y;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += at(a, p * n + q) ** 2;
    if (off <= 1e-30 * size) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = at(a, p * n + q);
        if (apq === 0) continue;
        const theta = (at(a, q * n + q) - at(a, p * n + p)) / (2 * apq);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        const s = t * c;
        for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s);
        for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s);
        for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, c, s);
      }
    }
  }
  return { values: new Float64Array(n).map((_, k) => at(a, k * n + k)), vectors };
}
