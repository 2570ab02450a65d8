import type { CrossedSystem, Leaves, Products } from './crossed-system.ts';
import { addDots, factorInPlace, invertedTranspose } from './dense-blocks.ts';
import type { Front } from './fronts.ts';
import { real, whole } from './symmetric.ts';

/** Scale of each column: ratio of its factor's standard deviation to the residual one; 1 of fixed columns and of the response. */
export type Scales = { readonly own: number; readonly of: Float64Array };
export type Factor = {
  readonly scales: Scales;
  /** log of the determinant of the equations of random and fixed columns together. */
  readonly logDeterminant: number;
  /** The response's last pivot: residual squares and penalty. */
  readonly rss: number;
  /** Of each front its columns of the Cholesky factor, m×pivots, row-major. */
  readonly blocks: readonly Float64Array[];
  /** The leaves' sums, each with the scale of its column. */
  readonly sums: Float64Array;
};

/**
 * Cholesky factor of the penalised equations [ΛZ'ZΛ + I, ΛZ'X; X'ZΛ, X'X] with the response as last row (Bates et al. 2015, eq. 54), front by
 * front: what a front leaves of its rows is added to its parent. Null where they are not positive definite.
 */
export function factorise(system: CrossedSystem, scales: Scales): Factor | null {
  const { fronts, products, leaves, ofFixed, q } = system;
  const blocks: Float64Array[] = [];
  const open: (Float64Array | undefined)[] = [];
  const opened = (place: number, front: Front) => {
    const block = open[place] ?? scaled(front, products[place], scales, q);
    open[place] = block;
    return block;
  };
  const sums = scaledSums(system, scales.of);
  let logDeterminant = 0;
  for (const count of leaves.counts) logDeterminant += Math.log1p(scales.own * scales.own * count);
  let rss = 0;
  for (const [place, front] of fronts.entries()) {
    const { rows, pivots, inParent } = front;
    const [block, m] = [opened(place, front), rows.length];
    if (scales.own !== 0) takeLeaves(leaves, place, block, m, sums, scales.own);
    if (!factorInPlace(block, m, pivots)) return null;
    for (let i = 0; i < pivots; i++) logDeterminant += 2 * Math.log(real(block, i * m + i));
    const parent = fronts[front.parent];
    if (parent) addRest(opened(front.parent, parent), parent.rows.length, block, m, pivots, inParent);
    else rss = real(block, m * m - 1);
    const kept = new Float64Array(m * pivots);
    for (let i = 0; i < m; i++) kept.set(block.subarray(i * m, i * m + pivots), i * pivots);
    blocks.push(kept);
    open[place] = undefined;
  }
  // Less is what rounding leaves of a response that the columns explain entirely.
  return rss > 1e-12 * real(ofFixed, ofFixed.length - 1) ? { scales, logDeterminant, rss, blocks, sums } : null;
}

function scaled({ rows, pivots }: Front, products: Products | undefined, { of }: Scales, q: number): Float64Array {
  const m = rows.length;
  const block = new Float64Array(m * m);
  const scale = Float64Array.from(rows, (column) => real(of, column));
  for (const [s, place] of products?.places.entries() ?? [])
    block[place] = real(scale, Math.floor(place / m)) * real(scale, place % m) * (products?.values[s] ?? 0);
  for (let i = 0; i < pivots; i++) if (whole(rows, i) < q) block[i * m + i] = real(block, i * m + i) + 1;
  return block;
}

/** The leaves' sums, each with the scale of its column. */
function scaledSums({ fronts, leaves }: CrossedSystem, of: Float64Array): Float64Array {
  const { starts, columns, values, frontOf } = leaves;
  const sums = new Float64Array(values.length);
  for (let leaf = 0; leaf < frontOf.length; leaf++) {
    const rows = fronts[whole(frontOf, leaf)]?.rows ?? new Int32Array(0);
    for (let k = whole(starts, leaf); k < whole(starts, leaf + 1); k++)
      sums[k] = real(values, k) * real(of, whole(rows, whole(columns, k)));
  }
  return sums;
}

function takeLeaves(
  leaves: Leaves,
  place: number,
  block: Float64Array,
  m: number,
  sums: Float64Array,
  own: number,
): void {
  const { starts, columns, counts, order, first } = leaves;
  for (let s = whole(first, place); s < whole(first, place + 1); s++) {
    const leaf = whole(order, s);
    const weight = (own * own) / (1 + own * own * whole(counts, leaf));
    for (let a = whole(starts, leaf); a < whole(starts, leaf + 1); a++) {
      const [row, scaled] = [whole(columns, a) * m, weight * real(sums, a)];
      for (let b = whole(starts, leaf); b <= a; b++) {
        const index = row + whole(columns, b);
        block[index] = real(block, index) - scaled * real(sums, b);
      }
    }
  }
}

function addRest(
  above: Float64Array,
  side: number,
  block: Float64Array,
  m: number,
  pivots: number,
  places: Int32Array,
) {
  for (let i = 0; i < places.length; i++) {
    for (let j = 0; j <= i; j++) {
      const [a, b] = [whole(places, i), whole(places, j)];
      const index = Math.max(a, b) * side + Math.min(a, b);
      above[index] = real(above, index) + real(block, (pivots + i) * m + pivots + j);
    }
  }
}

/** Spherical random effects (in units of their standard deviation) and fixed effects: of leaves, and of all other columns. */
export function solutionOf({ fronts, leaves, q, p }: CrossedSystem, { blocks, scales, sums }: Factor) {
  const u = new Float64Array(q + p + 1);
  u[q + p] = -1;
  for (let place = fronts.length - 1; place >= 0; place--) {
    const [front, block] = [fronts[place], blocks[place]];
    if (!front || !block) continue;
    const { rows, pivots } = front;
    const m = rows.length;
    for (let i = pivots - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k < m; k++) sum -= real(block, k * pivots + i) * real(u, whole(rows, k));
      u[whole(rows, i)] = sum / real(block, i * pivots + i);
    }
  }
  const own = new Float64Array(leaves.counts.length);
  for (let leaf = 0; leaf < own.length; leaf++) {
    const rows = fronts[whole(leaves.frontOf, leaf)]?.rows ?? new Int32Array(0);
    let left = 0;
    for (let k = whole(leaves.starts, leaf); k < whole(leaves.starts, leaf + 1); k++)
      left -= real(sums, k) * real(u, whole(rows, whole(leaves.columns, k)));
    own[leaf] = (scales.own / (1 + scales.own * scales.own * whole(leaves.counts, leaf))) * left;
  }
  return { own, of: u };
}

/**
 * The diagonal of the inverse of the equations, by the recurrence of Takahashi, Fagan & Chin (1973) from the last front down: a front
 * needs of the inverse only what lies in its own rows. `random`: of the random columns' block alone, the fixed effects held. The inverse's block
 * of the fixed columns (p×p, row-major) with it.
 */
export function inverseDiagonal(system: CrossedSystem, factor: Factor, part: 'whole' | 'random') {
  const { fronts, leaves, q, p } = system;
  const { blocks } = factor;
  const of = new Float64Array(q + p);
  const own = new Float64Array(leaves.counts.length);
  const inverses: (Float64Array | undefined)[] = [];
  const firstChild = fronts.map((_, place) => place);
  for (let place = fronts.length - 1; place >= 0; place--) firstChild[fronts[place]?.parent ?? -1] = place;
  let ofFixed = new Float64Array(0);
  for (let place = fronts.length - 1; place >= 0; place--) {
    const [front, block] = [fronts[place], blocks[place]];
    if (!front || !block) continue;
    const m = part === 'whole' ? front.rows.length - 1 : front.random;
    const parent = fronts[front.parent];
    const above = parent && {
      of: inverses[front.parent] ?? new Float64Array(0),
      side: part === 'whole' ? parent.rows.length - 1 : parent.random,
    };
    const inverse = inverseOf(front, block, m, above);
    inverses[place] = inverse;
    if (firstChild[front.parent] === place) inverses[front.parent] = undefined;
    if (firstChild[place] === place) inverses[place] = undefined;
    for (let i = 0; i < Math.min(front.pivots, m); i++) of[whole(front.rows, i)] = real(inverse, i * m + i);
    for (let s = whole(leaves.first, place); s < whole(leaves.first, place + 1); s++) {
      const leaf = whole(leaves.order, s);
      own[leaf] = leafInverse(leaves, factor, leaf, inverse, m);
    }
    if (!parent && part === 'whole')
      ofFixed = new Float64Array(p * p).map((_, k) => real(inverse, (m - p + Math.floor(k / p)) * m + m - p + (k % p)));
  }
  return { own, of, ofFixed };
}

type Above = { readonly of: Float64Array; readonly side: number };

/** A front's rows of the inverse, m×m: with L its factor, U = L₁₁⁻ᵀ and G = U L₂₁ᵀ, C₁₂ = −G C₂₂ and C₁₁ = U Uᵀ − C₁₂ Gᵀ. */
function inverseOf(front: Front, block: Float64Array, m: number, above: Above | undefined): Float64Array {
  const k = Math.min(front.pivots, m);
  const [rest, stride] = [m - k, front.pivots];
  const inverse = new Float64Array(m * m);
  const at22 = { values: inverse, start: k * m + k, stride: m, count: rest };
  if (above)
    for (let i = 0; i < rest; i++)
      for (let j = 0; j < rest; j++)
        inverse[at22.start + i * m + j] = real(
          above.of,
          whole(front.inParent, i) * above.side + whole(front.inParent, j),
        );
  const u = { values: invertedTranspose(block, stride, k), start: 0, stride: k, count: k };
  const at11 = { values: inverse, start: 0, stride: m, count: k };
  addDots(at11, u, u, k, 1, { lower: true, upper: 'both' });
  if (rest > 0) {
    const g = { values: new Float64Array(k * rest), start: 0, stride: rest, count: k };
    addDots(g, u, { values: block, start: k * stride, stride, count: rest }, k, 1, { upper: 'a' });
    const at12 = { values: inverse, start: k, stride: m, count: k };
    addDots(at12, g, at22, rest, -1);
    addDots(at11, at12, g, rest, -1, { lower: true });
  }
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) inverse[j * m + i] = real(inverse, i * m + j);
    for (let j = k; j < m; j++) inverse[j * m + i] = real(inverse, i * m + j);
  }
  return inverse;
}

/** Of a leaf with equation d and sums s scaled by t: 1/d + t² / d² · s' C s over its front's first m rows. */
function leafInverse(leaves: Leaves, { scales, sums }: Factor, leaf: number, inverse: Float64Array, m: number): number {
  const { starts, columns, counts } = leaves;
  const { own } = scales;
  const d = 1 + own * own * whole(counts, leaf);
  let form = 0;
  for (let a = whole(starts, leaf); a < whole(starts, leaf + 1) && whole(columns, a) < m; a++) {
    const row = whole(columns, a) * m;
    let sum = 0;
    for (let b = whole(starts, leaf); b < a; b++) sum += real(inverse, row + whole(columns, b)) * real(sums, b);
    form += real(sums, a) * (2 * sum + real(inverse, row + whole(columns, a)) * real(sums, a));
  }
  return 1 / d + ((own * own) / (d * d)) * form;
}
