import { minimise } from './minimise.ts';
import { type ClassSums, centreOf, type NestedRow, sumsByClass } from './nested-sums.ts';
import { at, cholesky, inverse, logDeterminant, quadraticForm, solve } from './symmetric.ts';

/** Below this ratio of standard deviations (group / residual) a variance counts as 0. */
const BOUNDARY = 1e-5;

/** Fixed effects in the order constant, predictors; variances in squared units of y. */
export type Fixed = { readonly estimate: readonly number[]; readonly vcov: Float64Array };
export type NestedFit = {
  /** −2 log REML likelihood; for `ml` the deviance. */
  readonly criterion: number;
  readonly tauClass: number;
  readonly tauSchool: number;
  readonly sigma2: number;
  readonly fixed: Fixed;
  /** `boundary`: a variance is 0, so those groups cannot be told apart. */
  readonly status: 'ok' | 'boundary';
};
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
export type NestedModel = {
  readonly n: number;
  readonly reml: NestedFit;
  readonly ml: NestedFit;
  /** −2 log REML likelihood with all group variances 0. */
  readonly criterionWithoutGroups: number;
  readonly schools: readonly GroupEffect[];
  readonly classes: readonly GroupEffect[];
};
export type NestedRefusal = {
  readonly status: 'not_estimable' | 'no_variance' | 'school_and_class_confounded';
  readonly reason: 'no-rows' | 'one-group' | 'one-row-per-group' | 'all-equal' | 'collinear' | 'one-class-per-school';
};

type School = { readonly id: string; readonly classes: readonly ClassSums[] };

/**
 * y ~ x + (1 | school), or y ~ x + (1 | school / class), by REML and ML from sums by class (Raudenbush & Bryk 2002; the criterion
 * profiled over fixed effects and sigma² as in Bates et al. 2015). One evaluation is O(classes · p²), whatever the number of pupils.
 *
 * With l = tau² / sigma²: w_c = 1/(1 + l_c n_c), k_c = l_c w_c, a_j = Σ n_c w_c, k_j = l_s/(1 + l_s a_j), t_j = Σ w_c sx_c:
 * X'V⁻¹X = Σ_c (XX_c − k_c sx sx') − Σ_j k_j t_j t_j'; log|V| = Σ log(1 + l_c n_c) + Σ log(1 + l_s a_j).
 *
 * Refused, with the reason: no rows, one school, one row per group, all y equal, predictors that explain one another, and (three
 * levels) one class in every school. Rows in any order, under any names, give the same values.
 */
export function nestedModel(rows: readonly NestedRow[], levels: 2 | 3): NestedModel | NestedRefusal {
  const centre = centreOf(rows);
  const plain = levels === 3 ? rows : rows.map((row) => ({ ...row, class: '' }));
  const fit = nestedModelFromSums(sumsByClass(plain, centre), levels, centre);
  return fit;
}

/** The same from sums by class, made with `centre` taken away: what a district of 400 000 pupils has. */
export function nestedModelFromSums(
  sums: readonly ClassSums[],
  levels: 2 | 3,
  centre: readonly number[],
): NestedModel | NestedRefusal {
  const n = sums.reduce((total, one) => total + one.n, 0);
  const p = centre.length;
  const schools = schoolsOf(sums);
  if (n === 0) return { status: 'not_estimable', reason: 'no-rows' };
  const [total, squares] = [sums.reduce((s, one) => s + one.sy, 0), sums.reduce((s, one) => s + one.syy, 0)];
  if (squares - (total * total) / n <= 1e-24 * n * (1 + at(centre, 0) ** 2))
    return { status: 'no_variance', reason: 'all-equal' };
  if (schools.length < 2) return { status: 'not_estimable', reason: 'one-group' };
  if (sums.every((one) => one.n === 1) || n <= p) return { status: 'not_estimable', reason: 'one-row-per-group' };
  if (levels === 3 && schools.every(({ classes }) => classes.length === 1))
    return { status: 'school_and_class_confounded', reason: 'one-class-per-school' };
  if (!profile(schools, n, p, 0, 0, 'reml')) return { status: 'not_estimable', reason: 'collinear' };

  const reml = best(schools, n, p, levels, 'reml', centre);
  const ml = best(schools, n, p, levels, 'ml', centre);
  const without = profile(schools, n, p, 0, 0, 'reml')?.criterion ?? Number.NaN;
  const effects = effectsOf(schools, n, p, reml, levels);
  return { n, reml, ml, criterionWithoutGroups: without, ...effects };
}

function schoolsOf(sums: readonly ClassSums[]): School[] {
  const schools = new Map<string, ClassSums[]>();
  for (const one of sums) {
    const found = schools.get(one.school);
    if (found) found.push(one);
    else schools.set(one.school, [one]);
  }
  return [...schools].map(([id, classes]) => ({ id, classes }));
}

type Profiled = {
  readonly criterion: number;
  readonly sigma2: number;
  readonly beta: Float64Array;
  /** (X'V⁻¹X)⁻¹ in units of sigma². */
  readonly unscaled: Float64Array;
};
type Kind = 'reml' | 'ml';

function profile(
  schools: readonly School[],
  n: number,
  p: number,
  lc: number,
  ls: number,
  kind: Kind,
): Profiled | null {
  const [xx, xy, t] = [new Float64Array(p * p), new Float64Array(p), new Float64Array(p)];
  let [yy, logV] = [0, 0];
  const add = (into: Float64Array, i: number, by: number) => {
    into[i] = at(into, i) + by;
  };
  for (const { classes } of schools) {
    let [a, ty] = [0, 0];
    t.fill(0);
    for (const { n: nc, sx, sxx, sxy, sy, syy } of classes) {
      const w = 1 / (1 + lc * nc);
      const k = lc * w;
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

function best(
  schools: readonly School[],
  n: number,
  p: number,
  levels: 2 | 3,
  kind: Kind,
  centre: readonly number[],
): NestedFit {
  const value = (x: readonly number[]) => {
    const [s = 0, c = 0] = x;
    return profile(schools, n, p, levels === 3 ? c * c : 0, s * s, kind)?.criterion ?? Number.POSITIVE_INFINITY;
  };
  const found = minimise(value, levels === 3 ? [0.5, 0.5] : [0.5]);
  // A simplex stops near a wall and not on it: the wall is tried, and taken where it is no worse.
  const tries = [found, ...found.map((_, k) => found.map((v, i) => (i === k && v < 0.05 ? 0 : v)))];
  const theta = tries.reduce((a, b) => (value(b) <= value(a) + 1e-9 ? b : a)).map((v) => (v < BOUNDARY ? 0 : v));
  const [s = 0, c = 0] = theta;
  const at0 = profile(schools, n, p, levels === 3 ? c * c : 0, s * s, kind);
  if (!at0) throw new Error('the criterion was finite here before');
  const { criterion, sigma2, beta, unscaled } = at0;
  return {
    criterion,
    sigma2,
    tauSchool: s * s * sigma2,
    tauClass: c * c * sigma2,
    fixed: uncentred(beta, unscaled, sigma2, centre),
    status: theta.includes(0) ? 'boundary' : 'ok',
  };
}

/** The constant as if nothing had been taken away: b0 = mean(y) + b0' − Σ b_k mean(x_k). */
function uncentred(beta: Float64Array, unscaled: Float64Array, sigma2: number, centre: readonly number[]): Fixed {
  const p = beta.length;
  // b = T b' + (mean y, 0 …): T is the unit matrix with −mean(x_k) in its first row.
  const t = (i: number, k: number) => (i === k ? 1 : i === 0 ? -at(centre, k) : 0);
  const estimate = Array.from({ length: p }, (_, i) =>
    beta.reduce((sum, b, k) => sum + t(i, k) * b, i === 0 ? at(centre, 0) : 0),
  );
  const vcov = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) for (let m = 0; m < p; m++) sum += t(i, k) * at(unscaled, k * p + m) * t(j, m);
      vcov[i * p + j] = sigma2 * sum;
    }
  }
  return { estimate, vcov };
}

function effectsOf(schools: readonly School[], n: number, p: number, fit: NestedFit, levels: 2 | 3) {
  const { sigma2 } = fit;
  const [ls, lc] = [fit.tauSchool / sigma2, fit.tauClass / sigma2];
  const at0 = profile(schools, n, p, lc, ls, 'reml');
  if (!at0) throw new Error('the criterion was finite here before');
  const { beta, unscaled } = at0;
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
      reliability: reliabilityOf(fit.tauSchool, sigma2, size),
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
        reliability: reliabilityOf(fit.tauClass, sigma2, one.n),
        meanResidual: r / one.n,
      });
    }
  }
  return { schools: schoolEffects, classes: classEffects };
}

const reliabilityOf = (tau2: number, sigma2: number, n: number) => tau2 / (tau2 + sigma2 / n);
