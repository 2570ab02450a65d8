import { coded } from '../../../server/core/statistics/coded.ts';
import { components } from '../../../server/core/statistics/components.ts';
import { type CrossedFit, type CrossedRefusal, crossedModel } from '../../../server/core/statistics/crossed-model.ts';
import { Z95 } from '../../../server/core/statistics/normal.ts';
import { type TwoWayData, twoWayFixed } from '../../../server/core/statistics/two-way-fixed.ts';
import { type Compute, numberOf, type Row, type Tables } from '../read-case.ts';
import { fixedOf } from './mixed-models.ts';

export function crossed(fit: CrossedFit | CrossedRefusal): CrossedFit {
  if ('reason' in fit) throw new Error(`not estimable: ${fit.reason}`);
  return fit;
}

export function ratingsOf(rows: readonly Row[]): TwoWayData {
  const of = (name: string) => coded(rows.map((row) => row[name] ?? ''));
  const y = Float64Array.from(rows, (row) => numberOf(row['score']));
  return { y, unit: of('student_id'), rater: of('rater_id'), column: of('indicator') };
}

function ratingsIn(tables: Tables) {
  const rows = tables('input.csv');
  return { rows, data: ratingsOf(rows) };
}

const pairsIn = (rows: readonly Row[]) => rows.map((row) => [row['student_id'] ?? '', row['rater_id'] ?? ''] as const);

export const severityAdditive: Compute = (tables) => {
  const { rows, data } = ratingsIn(tables);
  const { names } = data.column;
  const fit = crossed(crossedModel({ y: data.y, random: [data.unit, data.rater], fixed: [data.column] }));
  const fixed = fixedOf(
    fit.fixed,
    names.slice(1).map((name) => `indicator${name}`),
  );
  const shares = names.map((name) => rows.filter((row) => row['indicator'] === name).length / rows.length);
  const [constant = 0, ...apart] = fit.fixed.estimate;
  const level = apart.reduce((sum, effect, i) => sum + (shares[i + 1] ?? 0) * effect, constant);
  const [students = [], raters = []] = fit.effects;
  const twoWay = twoWayFixed(data);
  const got = {
    n: rows.length,
    n_students: students.length,
    n_raters: raters.length,
    n_components: components(pairsIn(rows)).count,
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
  const { rows, data } = ratingsIn(tables);
  const graph = components(pairsIn(rows));
  const inComponent = (number: number) => [...graph.right].filter(([, component]) => component === number);
  const numbers = Array.from({ length: graph.count }, (_, index) => index + 1);
  const none = (of: readonly Row[]) => coded(of.map(() => ''));
  const parts = numbers.map((number) => {
    const own = rows.filter((row) => graph.right.get(row['rater_id'] ?? '') === number);
    return { number, fit: twoWayFixed({ ...ratingsOf(own), column: none(own) }) };
  });
  const fit = crossed(crossedModel({ y: data.y, random: [data.unit, data.rater], fixed: [] }));
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
