import { at, cholesky, solve } from './symmetric.ts';

/** How far a step may go toward the wall, and the relative duality gap at which the interior is left. */
const STEP = 0.99995;
const GAP = 1e-10;

/**
 * Coefficients b that minimise Σ ρ_τ(y − X b), ρ_τ(u) = u (τ − [u < 0]), by the Frisch–Newton interior point (Portnoy & Koenker 1997,
 * on the bounded dual with Mehrotra's corrector) and then the nearest vertex, where as many rows as columns are met exactly.
 * `x` holds the rows with their constant. Null where the rows do not determine the columns.
 */
export function quantileRegression(
  y: readonly number[],
  x: readonly (readonly number[])[],
  tau: number,
): number[] | null {
  const [n, p] = [y.length, x[0]?.length ?? 0];
  const X = Float64Array.from(x.flat());
  const inside = interiorPoint(Float64Array.from(y), X, n, p, tau);
  if (!inside) return null;
  const vertex = nearestVertex(y, X, n, p, inside);
  const objective = (b: ArrayLike<number>) => checkLoss(y, X, n, p, b, tau);
  return [...(vertex && objective(vertex) <= objective(inside) ? vertex : inside)];
}

/** Σ ρ_τ of the residuals: what the fit minimises. */
export function checkLoss(
  y: ArrayLike<number>,
  X: Float64Array,
  n: number,
  p: number,
  b: ArrayLike<number>,
  tau: number,
): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const u = at(y, i) - product(X, p, i, b);
    sum += u * (tau - (u < 0 ? 1 : 0));
  }
  return sum;
}

function product(X: Float64Array, p: number, i: number, b: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < p; k++) sum += at(X, i * p + k) * at(b, k);
  return sum;
}

/** b with (X' Q X) b = X' v, or null. */
function weighted(X: Float64Array, n: number, p: number, q: Float64Array, v: Float64Array): Float64Array | null {
  const [a, rhs] = [new Float64Array(p * p), new Float64Array(p)];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < p; k++) {
      const value = at(X, i * p + k);
      if (value === 0) continue;
      rhs[k] = at(rhs, k) + value * at(v, i);
      for (let m = 0; m <= k; m++) a[k * p + m] = at(a, k * p + m) + at(q, i) * value * at(X, i * p + m);
    }
  }
  for (let k = 0; k < p; k++) for (let m = k + 1; m < p; m++) a[k * p + m] = at(a, m * p + k);
  const l = cholesky(a, p);
  return l && solve(l, p, rhs);
}

function interiorPoint(y: Float64Array, X: Float64Array, n: number, p: number, tau: number): Float64Array | null {
  const vector = () => new Float64Array(n);
  // The dual a lies between 0 and 1 (x, and s = 1 − x); z and w are the prices of its walls.
  const [x, s, z, w] = [vector().fill(1 - tau), vector().fill(tau), vector(), vector()];
  const first = weighted(
    X,
    n,
    p,
    vector().fill(1),
    y.map((value) => -value),
  );
  if (!first) return null;
  const d = first;
  const target = new Float64Array(p);
  for (let i = 0; i < n; i++) for (let k = 0; k < p; k++) target[k] = at(target, k) + at(X, i * p + k) * (1 - tau);
  for (let i = 0; i < n; i++) {
    const r = -at(y, i) - product(X, p, i, d) || 0.001;
    z[i] = Math.max(r, 0);
    w[i] = Math.max(-r, 0);
    // Both prices stay above 0, or a step could never leave the wall.
    if (z[i] === 0) [z[i], w[i]] = [0.001, at(w, i) + 0.001];
    else [z[i], w[i]] = [at(z, i) + 0.001, 0.001];
  }
  const [q, r, dx, dz, dw, v, xi] = [vector(), vector(), vector(), vector(), vector(), vector(), vector()];
  const gapNow = () => {
    let [gap, size] = [0, 1];
    for (let i = 0; i < n; i++) {
      gap += at(z, i) * at(x, i) + at(w, i) * at(s, i);
      size += Math.abs(at(y, i));
    }
    return gap / size;
  };
  for (let round = 0; round < 100 && gapNow() > GAP; round++) {
    for (let i = 0; i < n; i++) {
      q[i] = 1 / (at(z, i) / at(x, i) + at(w, i) / at(s, i));
      r[i] = at(z, i) - at(w, i);
      v[i] = at(q, i) * at(r, i);
    }
    const direction = (correction: Float64Array | null) => {
      const sum = correction ? v.map((value, i) => value + at(q, i) * at(correction, i)) : v;
      return weighted(X, n, p, q, sum);
    };
    let dy = direction(null);
    if (!dy) return null;
    for (let i = 0; i < n; i++) {
      dx[i] = at(q, i) * (product(X, p, i, dy) - at(r, i));
      dz[i] = -at(z, i) * (1 + at(dx, i) / at(x, i));
      dw[i] = -at(w, i) * (1 - at(dx, i) / at(s, i));
    }
    let [fp, fd] = stepsOf(x, s, z, w, dx, dz, dw);
    if (Math.min(fp, fd) < 1) {
      let [mu, after] = [0, 0];
      for (let i = 0; i < n; i++) {
        mu += at(z, i) * at(x, i) + at(w, i) * at(s, i);
        after += (at(z, i) + fd * at(dz, i)) * (at(x, i) + fp * at(dx, i));
        after += (at(w, i) + fd * at(dw, i)) * (at(s, i) - fp * at(dx, i));
      }
      mu = (mu * (after / mu) ** 3) / (2 * n);
      const correction = vector();
      for (let i = 0; i < n; i++) {
        xi[i] = mu * (1 / at(x, i) - 1 / at(s, i));
        const [first2, second2] = [(at(dx, i) * at(dz, i)) / at(x, i), (-at(dx, i) * at(dw, i)) / at(s, i)];
        correction[i] = first2 - second2 - at(xi, i);
      }
      dy = direction(correction);
      if (!dy) return null;
      for (let i = 0; i < n; i++) {
        const [before, beforeZ, beforeW] = [at(dx, i), at(dz, i), at(dw, i)];
        const [zx, ws] = [(before * beforeZ) / at(x, i), (-before * beforeW) / at(s, i)];
        dx[i] = at(q, i) * (product(X, p, i, dy) + at(xi, i) - at(r, i) - zx + ws);
        dz[i] = mu / at(x, i) - at(z, i) - (at(z, i) * at(dx, i)) / at(x, i) - zx;
        dw[i] = mu / at(s, i) - at(w, i) + (at(w, i) * at(dx, i)) / at(s, i) - ws;
      }
      [fp, fd] = stepsOf(x, s, z, w, dx, dz, dw);
    }
    for (let i = 0; i < n; i++) {
      x[i] = at(x, i) + fp * at(dx, i);
      s[i] = at(s, i) - fp * at(dx, i);
      z[i] = at(z, i) + fd * at(dz, i);
      w[i] = at(w, i) + fd * at(dw, i);
    }
    for (let k = 0; k < p; k++) d[k] = at(d, k) + fd * at(dy, k);
  }
  return d.map((value) => -value);
}

/** How far both sides may go before one meets a wall. */
function stepsOf(
  x: Float64Array,
  s: Float64Array,
  z: Float64Array,
  w: Float64Array,
  dx: Float64Array,
  dz: Float64Array,
  dw: Float64Array,
): [number, number] {
  let [fp, fd] = [1 / STEP, 1 / STEP];
  for (let i = 0; i < x.length; i++) {
    if (at(dx, i) < 0) fp = Math.min(fp, -at(x, i) / at(dx, i));
    if (at(dx, i) > 0) fp = Math.min(fp, at(s, i) / at(dx, i));
    if (at(dz, i) < 0) fd = Math.min(fd, -at(z, i) / at(dz, i));
    if (at(dw, i) < 0) fd = Math.min(fd, -at(w, i) / at(dw, i));
  }
  return [Math.min(1, STEP * fp), Math.min(1, STEP * fd)];
}

/** The fit through the p rows that lie nearest and are independent of one another. */
function nearestVertex(y: readonly number[], X: Float64Array, n: number, p: number, b: Float64Array): number[] | null {
  const distance = y.map((value, i) => Math.abs(value - product(X, p, i, b)));
  const order = distance.map((_, i) => i).sort((i, j) => at(distance, i) - at(distance, j) || i - j);
  // Gauss–Jordan, a row at a time: a row that what is there already explains is passed over.
  const rows: { pivot: number; values: number[] }[] = [];
  for (const i of order.slice(0, Math.min(n, 8 * p))) {
    const values = [...X.subarray(i * p, (i + 1) * p), at(y, i)];
    for (const row of rows) {
      const factor = at(values, row.pivot);
      if (factor !== 0) for (let k = 0; k <= p; k++) values[k] = at(values, k) - factor * at(row.values, k);
    }
    let pivot = 0;
    for (let k = 1; k < p; k++) if (Math.abs(at(values, k)) > Math.abs(at(values, pivot))) pivot = k;
    const lead = at(values, pivot);
    if (Math.abs(lead) < 1e-7) continue;
    const scaled = values.map((value) => value / lead);
    for (const row of rows) {
      const factor = at(row.values, pivot);
      row.values = row.values.map((value, k) => value - factor * at(scaled, k));
    }
    rows.push({ pivot, values: scaled });
    if (rows.length === p) break;
  }
  if (rows.length < p) return null;
  const found = new Array<number>(p).fill(0);
  for (const { pivot, values } of rows) found[pivot] = at(values, p);
  return found;
}
