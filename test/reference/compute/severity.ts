import { components } from '../../../server/core/statistics/components.ts';
import { type CrossedFit, type CrossedRefusal, crossedModel } from '../../../server/core/statistics/crossed-model.ts';
import { Z95 } from '../../../server/core/statistics/normal.ts';
import { twoWayFixed } from '../../../server/core/statistics/two-way-fixed.ts';
import { type Compute, numberOf } from '../read-case.ts';
import { fixedOf } from './mixed-models.ts';

export function crossed(fit: CrossedFit | CrossedRefusal): CrossedFit {
  if ('reason' in fit) throw new Error(`not estimable: ${fit.reason}`);
  return fit;
}

export const severityAdditive: Compute = (tables) => {
  const rows = tables('input.csv').map((row) => ({
    unit: row['student_id'] ?? '',
    rater: row['rater_id'] ?? '',
    column: row['indicator'] ?? '',
    y: numberOf(row['score']),
  }));
  const indicators = [...new Set(rows.map((row) => row.column))].sort();
  const predictors = indicators.slice(1);
  const fit = crossed(
    crossedModel(
      rows.map(({ unit, rater, column, y }) => ({
        y,
        levels: [unit, rater],
        x: predictors.map((name) => (name === column ? 1 : 0)),
      })),
    ),
  );
  const fixed = fixedOf(
    fit.fixed,
    predictors.map((name) => `indicator${name}`),
  );
  const share = (name: string) => rows.filter((row) => row.column === name).length / rows.length;
  const level = predictors.reduce(
    (sum, name, i) => sum + share(name) * (fit.fixed.estimate[i + 1] ?? 0),
    fit.fixed.estimate[0] ?? 0,
  );
  const [students = [], raters = []] = fit.effects;
  const twoWay = twoWayFixed(rows);
  const got = {
    n: rows.length,
    n_students: students.length,
    n_raters: raters.length,
    n_components: components(rows.map((row) => [row.unit, row.rater] as const)).count,
    lmm: {
      criterion: fit.criterion,
      var_student: fit.variances[0],
      var_rater: fit.variances[1],
      var_resid: fit.sigma2,
      fixed,
      reference_level: level,
      raters: raters.map(({ id, n, eb, condSd, pevSd, meanSquaredResidual }) => ({
        rater_id: id,
        n,
        leniency_eb: eb,
        severity_eb: -eb,
        cond_sd: condSd,
        pev_sd: pevSd,
        lo95: eb - Z95 * condSd,
        hi95: eb + Z95 * condSd,
        mean_sq_std_resid: meanSquaredResidual,
      })),
      students: students.map(({ id, n, rawMean, eb, condSd, pevSd }) => ({
        student_id: id,
        n,
        raw_mean: rawMean,
        eb,
        cond_sd: condSd,
        pev_sd: pevSd,
        adjusted_score_eb: level + eb,
      })),
    },
    fixed_two_way: {
      sigma2: twoWay?.sigma2,
      df: twoWay?.df,
      raters: twoWay?.raters.map(({ id, effect, se }) => ({ rater_id: id, leniency: effect, se, severity: -effect })),
      students: twoWay?.units.map(({ id, value, se }) => ({ student_id: id, adjusted_score: value, se })),
    },
  };
  return { got };
};

export const severityDisconnected: Compute = (tables) => {
  const rows = tables('input.csv').map((row) => ({
    unit: row['student_id'] ?? '',
    rater: row['rater_id'] ?? '',
    column: '',
    y: numberOf(row['score']),
  }));
  const graph = components(rows.map((row) => [row.unit, row.rater] as const));
  const inComponent = (number: number) => [...graph.right].filter(([, component]) => component === number);
  const numbers = Array.from({ length: graph.count }, (_, index) => index + 1);
  const parts = numbers.map((number) => ({
    number,
    fit: twoWayFixed(rows.filter((row) => graph.right.get(row.rater) === number)),
  }));
  const fit = crossed(crossedModel(rows.map(({ unit, rater, y }) => ({ y, levels: [unit, rater], x: [] }))));
  const got = {
    n_components: graph.count,
    component_of_rater: [...graph.right].map(([rater_id, number]) => ({
      rater_id,
      component_size_raters: inComponent(number).length,
    })),
    // Students and raters as columns of 0 and 1 lose one rank in each component.
    rank_deficiency: graph.count,
    fixed_within_component: parts.flatMap(({ number, fit: part }) =>
      (part?.raters ?? []).map(({ id, effect }) => ({
        component: number,
        rater_id: id,
        severity_within_component: -effect,
      })),
    ),
    residual_ss: parts.reduce((sum, { fit: part }) => sum + (part?.residualSumOfSquares ?? 0), 0),
    lmm: {
      criterion: fit.criterion,
      var_student: fit.variances[0],
      var_rater: fit.variances[1],
      var_resid: fit.sigma2,
      intercept: fit.fixed.estimate[0],
    },
  };
  return { got };
};
