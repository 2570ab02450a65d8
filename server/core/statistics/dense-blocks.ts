import { real } from './symmetric.ts';

/** Rows of a row-major matrix: `count` of them, `stride` apart, the first beginning at `start`. */
export type Rows = {
  readonly values: Float64Array;
  readonly start: number;
  readonly stride: number;
  readonly count: number;
};

const [TALL, WIDE] = [2, 4] as const;

/** Where a row's columns from `from` on lie. Past the last row the last one again: nobody reads those sums. */
const begin = ({ start, stride, count }: Rows, row: number, from: number) =>
  start + Math.min(row, count - 1) * stride + from;

/**
 * Scalar products of rows i, i + 1 of `a` with rows j … j + 3 of `b` over the columns from … to − 1, into the eight numbers of `dots`:
 * eight sums for six loads stay in registers, which is twice as fast as one product after the other.
 */
function tile(a: Rows, i: number, b: Rows, j: number, from: number, to: number, dots: Float64Array): void {
  const [p, q] = [a.values, b.values];
  let a0 = begin(a, i, from);
  let a1 = begin(a, i + 1, from);
  let b0 = begin(b, j, from);
  let b1 = begin(b, j + 1, from);
  let b2 = begin(b, j + 2, from);
  let b3 = begin(b, j + 3, from);
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  for (let k = from; k < to; k++) {
    const x0 = real(p, a0++);
    const x1 = real(p, a1++);
    const y0 = real(q, b0++);
    s00 += x0 * y0;
    s10 += x1 * y0;
    const y1 = real(q, b1++);
    s01 += x0 * y1;
    s11 += x1 * y1;
    const y2 = real(q, b2++);
    s02 += x0 * y2;
    s12 += x1 * y2;
    const y3 = real(q, b3++);
    s03 += x0 * y3;
    s13 += x1 * y3;
  }
  dots[0] = s00;
  dots[1] = s01;
  dots[2] = s02;
  dots[3] = s03;
  dots[4] = s10;
  dots[5] = s11;
  dots[6] = s12;
  dots[7] = s13;
}

/** What `addDots` may leave out: `lower` wants i ≥ j only; `upper` says that a's (and with `both` b's) columns before the row's own are 0. */
export type Shape = { readonly lower?: boolean; readonly upper?: 'a' | 'both' };

/** out[i][j] += sign · Σ_t a[i][t] b[j][t], t from 0 to `columns` − 1. */
export function addDots(out: Rows, a: Rows, b: Rows, columns: number, sign: 1 | -1, shape: Shape = {}): void {
  const dots = new Float64Array(TALL * WIDE);
  for (let j = 0; j < b.count; j += WIDE) {
    const wide = Math.min(WIDE, b.count - j);
    for (let i = shape.lower ? j - (j % TALL) : 0; i < a.count; i += TALL) {
      const from = shape.upper === 'both' ? Math.max(i, j) : shape.upper === 'a' ? i : 0;
      tile(a, i, b, j, Math.min(from, columns), columns, dots);
      for (let r = 0; r < TALL && i + r < a.count; r++) {
        const row = out.start + (i + r) * out.stride + j;
        const width = shape.lower ? Math.min(wide, i + r - j + 1) : wide;
        for (let c = 0; c < width; c++)
          out.values[row + c] = real(out.values, row + c) + sign * real(dots, r * WIDE + c);
      }
    }
  }
}

/**
 * The first k columns of the Cholesky factor of a symmetric m×m matrix (row-major, its lower triangle), in place, and what they leave
 * of the rest (the Schur complement). False where it is not positive definite.
 */
export function factorInPlace(f: Float64Array, m: number, k: number): boolean {
  const dots = new Float64Array(TALL * WIDE);
  const all: Rows = { values: f, start: 0, stride: m, count: m };
  for (let j = 0; j < k; j += WIDE) {
    const wide = Math.min(WIDE, k - j);
    for (let i = j; i < m; i += TALL) {
      tile(all, i, all, j, 0, j, dots);
      for (let r = 0; r < TALL && i + r < m; r++) {
        const row = (i + r) * m;
        for (let c = 0; c < wide && j + c <= i + r; c++) {
          let sum = real(f, row + j + c) - real(dots, r * WIDE + c);
          const pivot = (j + c) * m;
          for (let t = j; t < j + c; t++) sum -= real(f, row + t) * real(f, pivot + t);
          if (i + r > j + c) f[row + j + c] = sum / real(f, pivot + j + c);
          else if (sum > 0 && Number.isFinite(sum)) f[row + j + c] = Math.sqrt(sum);
          else return false;
        }
      }
    }
  }
  const rest: Rows = { values: f, start: k * m, stride: m, count: m - k };
  if (k > 0 && m > k) addDots({ ...rest, start: k * m + k }, rest, rest, k, -1, { lower: true });
  return true;
}

/** The transpose of the inverse of the leading k×k lower triangle of `l` (rows m apart): k×k, row-major, 0 before the diagonal. */
export function invertedTranspose(l: Float64Array, m: number, k: number): Float64Array {
  const u = new Float64Array(k * k);
  const dots = new Float64Array(TALL * WIDE);
  const [lower, upper] = [
    { values: l, start: 0, stride: m, count: k },
    { values: u, start: 0, stride: k, count: k },
  ];
  for (let c0 = 0; c0 < k; c0 += WIDE) {
    const end = Math.min(c0 + WIDE, k);
    for (let i = 0; i < end; i += TALL) {
      if (i < c0) tile(upper, i, lower, c0, i, c0, dots);
      for (let r = i; r < Math.min(i + TALL, end); r++) {
        for (let c = c0; c < end; c++) {
          if (c < r) continue;
          let sum = i < c0 ? real(dots, (r - i) * WIDE + c - c0) : 0;
          for (let t = c0; t < c; t++) sum += real(l, c * m + t) * real(u, r * k + t);
          u[r * k + c] = ((c === r ? 1 : 0) - sum) / real(l, c * m + c);
        }
      }
    }
  }
  return u;
}
