import type { GroupEffect } from '../../../server/core/statistics/nested-fit.ts';
import { type NestedFit, type NestedModel, nestedModel } from '../../../server/core/statistics/nested-model.ts';
import type { NestedRow } from '../../../server/core/statistics/nested-sums.ts';
import { chiSquare1Above, Z95 } from '../../../server/core/statistics/normal.ts';
import { rowsOf } from '../../../server/core/statistics/symmetric.ts';
import { type Compute, groupsOf, numberIn, type Row } from '../read-case.ts';

const CONSTANT = '(Intercept)';

export function fixedOf({ estimate, vcov }: NestedFit['fixed'], predictors: readonly string[]) {
  const names = [CONSTANT, ...predictors];
  const matrix = rowsOf(vcov, names.length);
  const by = (value: (i: number) => number) => Object.fromEntries(names.map((name, i) => [name, value(i)]));
  return {
    estimate: by((i) => estimate[i] ?? 0),
    se: by((i) => Math.sqrt(matrix[i]?.[i] ?? 0)),
    vcov_order: names,
    vcov: matrix,
  };
}

/** Rows with every value, as a nested model wants them. */
export function nestedRows(rows: readonly Row[], predictors: readonly string[]): NestedRow[] {
  return rows.flatMap((row) => {
    const y = numberIn(row['y']);
    const x = predictors.map((name) => numberIn(row[name]));
    if (y === null || x.includes(null)) return [];
    return [{ school: row['school_id'] ?? '', class: row['class_id'] ?? '', y, x: x.map((value) => value ?? 0) }];
  });
}

function fitted(rows: readonly NestedRow[], levels: 2 | 3): NestedModel {
  const model = nestedModel(rows, levels);
  if ('reason' in model) throw new Error(`not estimable: ${model.reason}`);
  return model;
}

const effectsOf = (effects: readonly GroupEffect[], id: 'school_id' | 'class_id') =>
  effects.map(({ id: name, n, eb, condSd, pevSd, reliability, meanResidual }) => ({
    [id]: name,
    n,
    eb,
    cond_sd: condSd,
    pev_sd: pevSd,
    lo95: eb - Z95 * condSd,
    hi95: eb + Z95 * condSd,
    reliability,
    mean_residual: meanResidual,
  }));

const twoLevelFit = (fit: NestedFit, predictors: readonly string[]) => ({
  criterion: fit.criterion,
  theta: Math.sqrt(fit.tauSchool / fit.sigma2),
  tau2: fit.tauSchool,
  sigma2: fit.sigma2,
  icc: fit.tauSchool / (fit.tauSchool + fit.sigma2),
  fixed: fixedOf(fit.fixed, predictors),
});

export const lmmTwoLevel: Compute = (tables) => {
  const predictors = ['prior', 'girl'];
  const rows = nestedRows(tables('input.csv'), predictors);
  const model = fitted(rows, 2);
  const empty = fitted(nestedRows(tables('input.csv'), []), 2);
  const { criterion, ...ml } = twoLevelFit(model.ml, predictors);
  const ratio = model.criterionWithoutGroups - model.reml.criterion;
  const got = {
    n: model.n,
    n_schools: model.schools.length,
    reml: twoLevelFit(model.reml, predictors),
    ml: { ...ml, deviance: criterion, logLik: -criterion / 2, AIC: criterion + 2 * (predictors.length + 3) },
    null_model: twoLevelFit(empty.reml, []),
    lr_test: { lr_reml: ratio, p: chiSquare1Above(ratio) / 2 },
    school_effects: effectsOf(model.schools, 'school_id'),
  };
  return { got };
};

const threeLevelFit = (
  { criterion, tauClass, tauSchool, sigma2, fixed }: NestedFit,
  predictors: readonly string[],
) => ({
  criterion,
  tau2_class: tauClass,
  tau2_school: tauSchool,
  sigma2,
  share_class: tauClass / (tauClass + tauSchool + sigma2),
  share_school: tauSchool / (tauClass + tauSchool + sigma2),
  fixed: fixedOf(fixed, predictors),
});

export const lmmThreeLevel: Compute = (tables) => {
  const model = fitted(nestedRows(tables('input.csv'), ['prior']), 3);
  const got = {
    n: model.n,
    n_classes: model.classes.length,
    n_schools: model.schools.length,
    reml: threeLevelFit(model.reml, ['prior']),
    school_effects: effectsOf(model.schools, 'school_id'),
    class_effects: effectsOf(model.classes, 'class_id'),
  };
  return { got };
};

export const lmmEdgeCases: Compute = (tables) => {
  const rowsIn = (name: string, predictors: readonly string[] = []) => nestedRows(tables(name), predictors);
  const statusOf = (rows: readonly NestedRow[], levels: 2 | 3 = 2) => {
    const model = nestedModel(rows, levels);
    return 'reason' in model ? model.status : model.reml.status;
  };
  const values = (rows: readonly NestedRow[]) => rows.map((row) => row.y);
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const variance = (list: readonly number[]) =>
    list.reduce((sum, value) => sum + (value - mean(list)) ** 2, 0) / (list.length - 1);

  const singular = fitted(rowsIn('singular.csv'), 2);
  const one = rowsIn('one_school.csv');
  const single = rowsIn('all_n1.csv');
  const equal = rowsIn('all_equal.csv');
  const two = fitted(rowsIn('two_schools_one_n1.csv'), 2);
  const complete = fitted(rowsIn('missing.csv', ['prior']), 2);
  const confounded = rowsIn('class_equals_school.csv', ['prior']);
  const together = fitted(confounded, 2);
  const three = fitted(rowsIn('three_level_singular.csv'), 3);
  const largest = (list: readonly number[]) => Math.max(...list.map(Math.abs));
  const got = {
    singular: {
      status: singular.reml.status,
      reml: twoLevelFit(singular.reml, []),
      anova_tau2_untruncated: anovaTau2(rowsIn('singular.csv')),
      all_school_effects: largest(singular.schools.map(({ eb }) => eb)),
      all_cond_sd: largest(singular.schools.map(({ condSd }) => condSd)),
    },
    one_school: {
      status: statusOf(one),
      mean: mean(values(one)),
      sd: Math.sqrt(variance(values(one))),
      tau2: null,
      icc: null,
    },
    all_n1: { status: statusOf(single), total_variance: variance(values(single)), tau2: null, sigma2: null },
    all_equal: {
      status: statusOf(equal),
      mean: mean(values(equal)),
      sigma2: variance(values(equal)),
      tau2: 0,
      icc: null,
    },
    two_schools_one_n1: {
      // What the report layer says of fewer than ten groups (docs/methods.md §5.4).
      status: two.schools.length < 10 ? 'estimable_but_do_not_publish' : two.reml.status,
      reml: twoLevelFit(two.reml, []),
      school_effects: effectsOf(two.schools, 'school_id'),
    },
    missing: {
      status: complete.reml.status,
      n_rows: tables('missing.csv').length,
      n_used: complete.n,
      reml: twoLevelFit(complete.reml, ['prior']),
      school_effects: effectsOf(complete.schools, 'school_id'),
    },
    class_equals_school: {
      status: statusOf(confounded, 3),
      sum_tau2: together.reml.tauSchool,
      sigma2: together.reml.sigma2,
      criterion: together.reml.criterion,
      fixed: fixedOf(together.reml.fixed, ['prior']),
      tau2_school: null,
      tau2_class: null,
    },
    three_level_singular: {
      status: three.reml.status,
      reml: threeLevelFit(three.reml, []),
      school_effects: effectsOf(three.schools, 'school_id'),
      all_class_effects: largest(three.classes.map(({ eb }) => eb)),
    },
  };
  return { got };
};

/** The analysis-of-variance estimate, which may be below 0: (MS_between − MS_within) / n0. */
function anovaTau2(rows: readonly NestedRow[]): number {
  const groups = groupsOf(rows, (row) => row.school).map((group) => group.map((row) => row.y));
  const n = rows.length;
  const mean = rows.reduce((sum, row) => sum + row.y, 0) / n;
  const means = groups.map((group) => group.reduce((sum, y) => sum + y, 0) / group.length);
  const between =
    groups.reduce((sum, group, i) => sum + group.length * ((means[i] ?? 0) - mean) ** 2, 0) / (groups.length - 1);
  const within =
    groups.reduce((sum, group, i) => sum + group.reduce((part, y) => part + (y - (means[i] ?? 0)) ** 2, 0), 0) /
    (n - groups.length);
  const n0 = (n - groups.reduce((sum, group) => sum + group.length ** 2, 0) / n) / (groups.length - 1);
  return (between - within) / n0;
}
