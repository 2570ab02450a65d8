import { groupGap } from '../../../server/core/statistics/group-gap.ts';
import {
  coefficientOfVariation,
  gini,
  inequality as inequalityOf,
  theilT,
} from '../../../server/core/statistics/inequality.ts';
import { leastSquares } from '../../../server/core/statistics/least-squares.ts';
import { nestedModel } from '../../../server/core/statistics/nested-model.ts';
import { Z95 } from '../../../server/core/statistics/normal.ts';
import { percentileBands } from '../../../server/core/statistics/percentile-bands.ts';
import { quantile } from '../../../server/core/statistics/quantile.ts';
import { type Compute, numberIn, numberOf, type Row } from '../read-case.ts';
import { nestedRows } from './mixed-models.ts';

function gap(rows: readonly Row[]) {
  const of = (name: string) => rows.flatMap((row) => (row['group'] === name ? (numberIn(row['score']) ?? []) : []));
  const found = groupGap(of('A'), of('B'));
  const { n1, n2, difference } = found;
  if ('status' in found) return { n1, n2, status: found.status, mean_difference: difference, g: null };
  return {
    n1,
    n2,
    mean1: found.mean1,
    mean2: found.mean2,
    mean_difference: difference,
    difference_lo95_welch: found.lo95,
    difference_hi95_welch: found.hi95,
    sd_pooled: found.sdPooled,
    d: found.d,
    J_exact: found.correction,
    J_approx: found.correctionApproximate,
    g: found.g,
    g_lo95_noncentral_t: found.gLo95,
    g_hi95_noncentral_t: found.gHi95,
    var_g_large_sample: found.gVariance,
    g_lo95_wald: found.gWaldLo95,
    g_hi95_wald: found.gWaldHi95,
    prob_superiority: found.superiority,
  };
}

export const hedges: Compute = (tables) => {
  const names = ['large', 'unbalanced', 'tiny', 'one_member', 'no_variation', 'equal_groups', 'missing'];
  return { got: Object.fromEntries(names.map((name) => [name, gap(tables(`${name}.csv`))])) };
};

export const gapClustered: Compute = (tables) => {
  const predictors = ['rural', 'girl'];
  const rows = nestedRows(tables('input.csv'), predictors);
  const model = nestedModel(rows, 2);
  if ('reason' in model) throw new Error(`not estimable: ${model.reason}`);
  const { tauSchool, sigma2, fixed } = model.reml;
  const total = Math.sqrt(tauSchool + sigma2);
  const width = predictors.length + 1;
  const of = (k: number) => {
    const [difference, se] = [fixed.estimate[k] ?? 0, Math.sqrt(fixed.vcov[k * width + k] ?? 0)];
    const [lo95, hi95] = [difference - Z95 * se, difference + Z95 * se];
    return { difference, se, lo95, hi95, g_total: difference / total, g_lo95: lo95 / total, g_hi95: hi95 / total };
  };
  const plain = leastSquares(
    rows.map((row) => row.y),
    rows.map((row) => row.x),
  );
  const by = (k: number, value: number) => rows.flatMap((row) => (row.x[k] === value ? row.y : []));
  const naive = groupGap(by(0, 1), by(0, 0));
  const naiveSe = (k: number) => naiveStandardErrors(rows, plain?.sigma ?? 0)[k];
  const got = {
    n: model.n,
    n_schools: model.schools.length,
    tau2: tauSchool,
    sigma2,
    icc: tauSchool / (tauSchool + sigma2),
    rural: of(1),
    girl: of(2),
    naive_ignoring_schools: {
      rural_se: naiveSe(1),
      girl_se: naiveSe(2),
      ...('g' in naive ? { g_rural: naive.g, g_lo95: naive.gLo95, g_hi95: naive.gHi95 } : {}),
    },
  };
  return { got };
};

/** What one would print without schools: sigma √(diag (X'X)⁻¹) of two predictors and a constant. */
function naiveStandardErrors(rows: readonly { x: readonly number[] }[], sigma: number): number[] {
  const n = rows.length;
  const mean = (k: number) => rows.reduce((sum, row) => sum + (row.x[k] ?? 0), 0) / n;
  const [m0, m1] = [mean(0), mean(1)];
  const product = (a: number, b: number) =>
    rows.reduce((sum, { x }) => sum + ((x[a] ?? 0) - (a === 0 ? m0 : m1)) * ((x[b] ?? 0) - (b === 0 ? m0 : m1)), 0);
  const [s00, s01, s11] = [product(0, 0), product(0, 1), product(1, 1)];
  const determinant = s00 * s11 - s01 * s01;
  return [Number.NaN, sigma * Math.sqrt(s11 / determinant), sigma * Math.sqrt(s00 / determinant)];
}

function split(rows: readonly Row[], group: string) {
  const found = inequalityOf(rows.map((row) => ({ group: row[group] ?? '', value: numberOf(row['score']) })));
  if (!found) return { status: 'not_estimable_zero_mean' };
  const { n, mean, theilT: t, theilL, gini: g, groups } = found;
  return {
    n,
    mean,
    theil_T: { total: t.total, between: t.between, within: t.within, between_share: t.share },
    theil_L: theilL,
    gini: g,
    cv_population: found.coefficientOfVariation,
    variance_between_share: found.varianceShare,
    groups: groups.map((one) => ({
      group: one.group,
      pop_share: one.populationShare,
      score_share: one.valueShare,
      mean: one.mean,
      theil_T: one.theilT,
      gini: one.gini,
    })),
  };
}

export const inequality: Compute = (tables) => {
  const students = tables('students.csv');
  const schools = tables('schools.csv').map((row) => ({
    value: numberOf(row['mean_score']),
    weight: numberOf(row['students']),
  }));
  const even = schools.map(({ value }) => ({ value, weight: 1 }));
  const values = schools.map(({ value }) => value);
  const n = schools.length;
  const model = nestedModel(
    students.map((row) => ({ school: row['school_id'] ?? '', class: '', y: numberOf(row['score']), x: [] })),
    2,
  );
  const bySchool = split(students, 'school_id');
  const published = tables('published_cv.csv').map((row) => ({
    value: numberOf(row['value']) / numberOf(row['students']),
    weight: numberOf(row['students']),
  }));
  const total = (rows: typeof schools) => rows.reduce((sum, { weight }) => sum + weight, 0);
  const unweightedCv = coefficientOfVariation(even) ?? 0;
  const unweightedGini = gini(even) ?? 0;
  const got = {
    students_by_school: bySchool,
    students_by_town: split(students, 'town_id'),
    school_means: {
      cv_student_weighted: coefficientOfVariation(schools),
      cv_unweighted_population: unweightedCv,
      cv_unweighted_sample: unweightedCv * Math.sqrt(n / (n - 1)),
      gini_weighted: gini(schools),
      gini_unweighted: unweightedGini,
      gini_unweighted_small_sample: (unweightedGini * n) / (n - 1),
      theil_T_weighted: theilT(schools),
      range_ratio: Math.max(...values) / Math.min(...values),
      p90_p10: (quantile(values, 0.9) ?? 0) / (quantile(values, 0.1) ?? 1),
    },
    school_difference_rate: {
      between_share_reml: 'reml' in model ? model.reml.tauSchool / (model.reml.tauSchool + model.reml.sigma2) : null,
      between_share_raw: 'variance_between_share' in bySchool ? bySchool.variance_between_share : null,
    },
    published_cv: {
      cv_student_weighted: coefficientOfVariation(published),
      mean: published.reduce((sum, { value, weight }) => sum + value * weight, 0) / total(published),
    },
    all_equal: split(tables('all_equal.csv'), 'school_id'),
    with_zeros: split(tables('with_zeros.csv'), 'school_id'),
    one_school: split(tables('one_school.csv'), 'school_id'),
    all_zero: split(tables('all_zero.csv'), 'school_id'),
  };
  return { got };
};

export const bands: Compute = (tables) => {
  const rows = tables('input.csv');
  const shown = (group: string) => {
    const found = percentileBands(rows.flatMap((row) => (row['group_id'] === group ? numberOf(row['score']) : [])));
    const { n, mean, p10, p25, p50, p75, p90, medianLo, medianHi, coverage, suppressed } = found;
    const median = { median_lo: medianLo, median_hi: medianHi, median_ci_coverage: coverage };
    return { group_id: group, n_shown: n, mean, p10, p25, p50, p75, p90, ...median, suppressed };
  };
  const groups = [...new Set(rows.map((row) => row['group_id'] ?? ''))].sort();
  return {
    got: { groups: groups.map(shown) },
    // A group without a pupil is in no table: the list of groups is given.
    complete: (given) => ({ groups: (given('groups.*.group_id') as string[]).map(shown) }),
  };
};
