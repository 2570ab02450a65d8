import { minimise } from './minimise.ts';
import {
  effectsOf,
  type GroupEffect,
  type Kind,
  type Profiled,
  profile,
  type Ratios,
  type School,
} from './nested-fit.ts';
import { type ClassSums, type NestedRow, type NestedSums, sumsByClass } from './nested-sums.ts';
import { at } from './symmetric.ts';

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
  return nestedModelFromSums(sumsByClass(rows, levels), levels);
}

/** The same from sums by class: what a district of 400 000 pupils has. */
export function nestedModelFromSums({ sums, centre }: NestedSums, levels: 2 | 3): NestedModel | NestedRefusal {
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
  const without = profile(schools, p, { ls: 0, lc: 0 }, 'reml');
  if (!without) return { status: 'not_estimable', reason: 'collinear' };

  const reml = best(schools, p, levels, 'reml');
  const ml = best(schools, p, levels, 'ml');
  return {
    n,
    reml: fitOf(reml, centre),
    ml: fitOf(ml, centre),
    criterionWithoutGroups: without.criterion,
    ...effectsOf(schools, levels, reml.ratios, reml.found),
  };
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

type Best = { readonly theta: readonly number[]; readonly ratios: Ratios; readonly found: Profiled };

const ratiosOf = ([s = 0, c = 0]: readonly number[]): Ratios => ({ ls: s * s, lc: c * c });

function best(schools: readonly School[], p: number, levels: 2 | 3, kind: Kind): Best {
  const pointAt = (theta: readonly number[]) => {
    const found = profile(schools, p, ratiosOf(theta), kind);
    return found && { value: found.criterion, slope: () => slopeAt(schools, levels, kind, theta, found) };
  };
  const value = (theta: readonly number[]) => pointAt(theta)?.value ?? Number.POSITIVE_INFINITY;
  const end = minimise(pointAt, levels === 3 ? [0.5, 0.5] : [0.5]);
  // The way to a wall ends beside it: the wall is tried, and taken where it is no worse.
  const tries = [end, ...end.flatMap((v, k) => (v < 0.05 ? [end.map((w, i) => (i === k ? 0 : w))] : []))];
  const theta = tries.reduce((a, b) => (value(b) <= value(a) + 1e-9 ? b : a)).map((v) => (v < BOUNDARY ? 0 : v));
  const found = profile(schools, p, ratiosOf(theta), kind);
  if (!found) throw new Error('the criterion was finite here before');
  return { theta, ratios: ratiosOf(theta), found };
}

/**
 * ∂/∂θ of a level is 2/θ · Σ (1 − (v + eb²) / (θ² sigma²)) over its groups, v the squared SD of prediction (for ML: given the fixed
 * effects): the derivative of `crossedModel`, which this is a case of.
 */
function slopeAt(schools: readonly School[], levels: 2 | 3, kind: Kind, theta: readonly number[], found: Profiled) {
  const effects = effectsOf(schools, levels, ratiosOf(theta), found);
  const sums = theta.map((ratio, level) => {
    const scale = ratio * ratio * found.sigma2;
    let [first, second] = [0, 0];
    for (const { eb, condSd, pevSd } of level === 0 ? effects.schools : effects.classes) {
      const known = 1 - (kind === 'reml' ? pevSd : condSd) ** 2 / scale;
      first += known - (eb * eb) / scale;
      second += known * known;
    }
    return ratio === 0 ? [0, 1] : [(2 / ratio) * first, (4 / ratio ** 2) * second];
  });
  return { gradient: sums.map(([g = 0]) => g), curvature: sums.map(([, c = 1]) => c) };
}

function fitOf({ theta, ratios, found }: Best, centre: readonly number[]): NestedFit {
  const { criterion, sigma2, beta, unscaled } = found;
  return {
    criterion,
    sigma2,
    tauSchool: ratios.ls * sigma2,
    tauClass: ratios.lc * sigma2,
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
