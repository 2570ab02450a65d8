import { eigen } from './eigen.ts';
import { minimise } from './minimise.ts';
import { at } from './symmetric.ts';

export type KnownVarianceModel = {
  /** Variance of the true values, by REML; 0 at the boundary. */
  readonly tau2: number;
  /** −2 log REML likelihood less its value with tau² = 0, sign turned: never negative. */
  readonly likelihoodRatio: number;
  /** BLUP of each value's distance from their mean and its SD of prediction, the mean's uncertainty in it. */
  readonly effects: readonly { readonly eb: number; readonly pevSd: number }[];
  /** tau² estimated again from values drawn from this model (parametric bootstrap). */
  redrawn(normal: () => number): number;
};

/**
 * b = mu + u + e with u ~ N(0, tau² I) and e ~ N(0, V), V known (n×n, row-major): the V-known model of Raudenbush & Bryk (2002,
 * ch. 7), a random-effects meta-analysis whose estimates share errors. Only contrasts of b count, so V may be given up to what is
 * common to all. Fitted in the eigenvectors of V that are orthogonal to the constant: one evaluation is O(n). n ≥ 2.
 */
export function knownVarianceModel(b: readonly number[], v: Float64Array): KnownVarianceModel {
  const n = b.length;
  const { values, vectors } = contrastsOf(v, n);
  const project = (y: readonly number[]) => vectors.map((u) => u.reduce((sum, w, j) => sum + w * (y[j] ?? 0), 0));
  const criterion = (z: readonly number[], tau2: number) =>
    z.reduce((sum, value, i) => {
      const variance = tau2 + (values[i] ?? 0);
      return sum + Math.log(variance) + (value * value) / variance;
    }, 0);
  const varianceFrom = (z: readonly number[]): number => {
    const value = (tau: number) => criterion(z, tau * tau);
    const pointAt = ([tau = 0]: readonly number[]) => ({ value: value(tau), slope: () => slopeAt(z, values, tau) });
    const start = Math.sqrt(z.reduce((sum, one) => sum + one * one, 0) / Math.max(1, n - 1));
    const [tau = 0] = minimise(pointAt, [Math.max(start, 1e-3)]);
    return tau < 1e-5 || value(0) <= value(tau) + 1e-9 ? 0 : tau * tau;
  };
  const z = project(b);
  const tau2 = varianceFrom(z);
  const effects = b.map((_, j) => {
    let [eb, known] = [0, 0];
    for (const [i, u] of vectors.entries()) {
      const share = tau2 / (tau2 + (values[i] ?? 0));
      eb += share * (u[j] ?? 0) * (z[i] ?? 0);
      known += share * (u[j] ?? 0) ** 2;
    }
    return { eb, pevSd: Math.sqrt(Math.max(0, tau2 * (1 - known))) };
  });
  return {
    tau2,
    likelihoodRatio: Math.max(0, criterion(z, 0) - criterion(z, tau2)),
    effects,
    redrawn: (normal) => varianceFrom(values.map((value) => Math.sqrt(tau2 + value) * normal())),
  };
}

/** Of Σ log w + z² / w, w = tau² + v; the second derivative as it is expected. */
function slopeAt(z: readonly number[], values: readonly number[], tau: number) {
  let [gradient, curvature] = [0, 0];
  for (const [i, value] of z.entries()) {
    const w = tau * tau + (values[i] ?? 0);
    gradient += (2 * tau * (1 - (value * value) / w)) / w;
    curvature += ((2 * tau) / w) ** 2;
  }
  return { gradient: [gradient], curvature: [curvature] };
}

/** Eigenvalues and -vectors of V within the contrasts: the constant is given an eigenvalue of its own, far from the others, and left out. */
function contrastsOf(v: Float64Array, n: number) {
  const mean = (of: (k: number) => number) => Array.from({ length: n }, (_, k) => of(k)).reduce((a, c) => a + c, 0) / n;
  const rows = Array.from({ length: n }, (_, i) => mean((k) => at(v, i * n + k)));
  const all = mean((i) => rows[i] ?? 0);
  const centred = (i: number, j: number) => at(v, i * n + j) - (rows[i] ?? 0) - (rows[j] ?? 0) + all;
  const trace = n * mean((i) => centred(i, i));
  const apart = 10 * Math.max(trace, 1e-12);
  const found = eigen(
    new Float64Array(n * n).map((_, at) => centred(Math.floor(at / n), at % n) + apart / n),
    n,
  );
  const constant = found.values.indexOf(Math.max(...found.values));
  const kept = Array.from({ length: n }, (_, k) => k).filter((k) => k !== constant);
  return {
    values: kept.map((k) => Math.max(at(found.values, k), 1e-12)),
    vectors: kept.map((k) => Array.from({ length: n }, (_, i) => at(found.vectors, i * n + k))),
  };
}
