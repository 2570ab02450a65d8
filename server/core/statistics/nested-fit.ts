import type { ClassSums } from './nested-sums.ts';
import { at, cholesky, inverse, logDeterminant, quadraticForm, solve } from './symmetric.ts';

export type GroupEffect = {
  readonly id: string;
  readonly n: number;
  /** Empirical Bayes (BLUP) effect, in units of y. */
  readonly eb: number;
  /** SD of the effect given the variances and the fixed effects, and with the uncertainty of the fixed effects added. */
  readonly condSd: number;
  readonly pevSd: number;
  /** tau² / (tau² + sigma² / n); of two-level models only. */
  readonly reliability: number;
  readonly meanResidual: number;
};
export type School = { readonly id: string; readonly classes: readonly ClassSums[] };
export type Kind = 'reml' | 'ml';
/** Ratios of the variances between schools, and between classes of a school, to the residual one. */
export type Ratios = { readonly ls: number; readonly lc: number };

export type Profiled = {
  readonly criterion: number;
  readonly sigma2: number;
  readonly beta: Float64Array;
  /** (X'V⁻¹X)⁻¹ in units of sigma². */
  readonly unscaled: Float64Array;
};
/**
 * The criterion with fixed effects and sigma² at their best (formulas at `nestedModel`). Null where predictors explain one another
 * or the response.
 */
export function profile(schools: readonly School[], p: number, { ls, lc }: Ratios, kind: Kind): Profiled | null {
  const [xx, xy, t] = [new Float64Array(p * p), new Float64Array(p), new Float64Array(p)];
  let [n, yy, logV] = [0, 0, 0];
  const add = (into: Float64Array, i: number, by: number) => {
    into[i] = at(into, i) + by;
  };
  for (const { classes } of schools) {
    let [a, ty] = [0, 0];
    t.fill(0);
    for (const { n: nc, sx, sxx, sxy, sy, syy } of classes) {
      const w = 1 / (1 + lc * nc);
      const k = lc * w;
      n += nc;
      logV += Math.log1p(lc * nc);
      a += nc * w;
      ty += w * sy;
      yy += syy - k * sy * sy;
      for (let i = 0; i < p; i++) {
        add(t, i, w * at(sx, i));
        add(xy, i, at(sxy, i) - k * at(sx, i) * sy);
        for (let j = 0; j < p; j++) add(xx, i * p + j, at(sxx, i * p + j) - k * at(sx, i) * at(sx, j));
      }
    }
    logV += Math.log1p(ls * a);
    const k = ls / (1 + ls * a);
    yy -= k * ty * ty;
    for (let i = 0; i < p; i++) {
      add(xy, i, -k * at(t, i) * ty);
      for (let j = 0; j < p; j++) add(xx, i * p + j, -k * at(t, i) * at(t, j));
    }
  }
  const l = cholesky(xx, p);
  if (!l) return null;
  const beta = solve(l, p, xy);
  const rss = yy - beta.reduce((sum, b, i) => sum + b * at(xy, i), 0);
  if (!(rss > 0)) return null;
  const free = kind === 'reml' ? n - p : n;
  const criterion =
    logV + (kind === 'reml' ? logDeterminant(l, p) : 0) + free * (1 + Math.log((2 * Math.PI * rss) / free));
  return { criterion, sigma2: rss / free, beta, unscaled: inverse(l, p) };
}

/** Effects of schools, and with three levels of classes, at the ratios at which the profile was taken. */
export function effectsOf(schools: readonly School[], levels: 2 | 3, { ls, lc }: Ratios, found: Profiled) {
  const { beta, unscaled, sigma2 } = found;
  const p = beta.length;
  const residualSum = ({ sx, sy }: ClassSums) => sy - beta.reduce((sum, b, i) => sum + b * at(sx, i), 0);
  const pev = (condVar: number, h: Float64Array) => Math.sqrt(condVar + sigma2 * quadraticForm(unscaled, p, h));
  const schoolEffects: GroupEffect[] = [];
  const classEffects: GroupEffect[] = [];
  for (const { id, classes } of schools) {
    const rows = classes.map((one) => ({ one, w: 1 / (1 + lc * one.n), r: residualSum(one) }));
    const a = rows.reduce((sum, { one, w }) => sum + one.n * w, 0);
    const k = ls / (1 + ls * a);
    const t = rows.reduce((sum, { w, r }) => sum + w * r, 0);
    const h = new Float64Array(p).map((_, i) => rows.reduce((sum, { one, w }) => sum + w * at(one.sx, i), 0));
    const size = classes.reduce((sum, one) => sum + one.n, 0);
    schoolEffects.push({
      id,
      n: size,
      eb: k * t,
      condSd: Math.sqrt(sigma2 * k),
      pevSd: pev(
        sigma2 * k,
        h.map((value) => k * value),
      ),
      reliability: reliabilityOf(ls, size),
      meanResidual: rows.reduce((sum, { r }) => sum + r, 0) / size,
    });
    if (levels === 2) continue;
    for (const { one, w, r } of rows) {
      const condVar = sigma2 * Math.max(0, lc - lc * lc * (one.n * w - k * one.n ** 2 * w * w));
      classEffects.push({
        id: one.class,
        n: one.n,
        eb: lc * w * (r - one.n * k * t),
        condSd: Math.sqrt(condVar),
        pevSd: pev(
          condVar,
          h.map((value, i) => lc * w * (at(one.sx, i) - one.n * k * value)),
        ),
        reliability: reliabilityOf(lc, one.n),
        meanResidual: r / one.n,
      });
    }
  }
  return { schools: schoolEffects, classes: classEffects };
}

const reliabilityOf = (ratio: number, n: number) => ratio / (ratio + 1 / n);
