import { type Knots, knotsOf } from '../../../server/core/statistics/b-spline.ts';
import { conditionalZ } from '../../../server/core/statistics/conditional-z.ts';
import {
  basisRow,
  fittedQuantiles,
  type GrowthModel,
  growthModel,
  growthPercentile,
  TAUS,
} from '../../../server/core/statistics/growth-percentiles.ts';
import { quantile } from '../../../server/core/statistics/quantile.ts';
import { checkLoss } from '../../../server/core/statistics/quantile-regression.ts';
import { type Compute, numberOf, type Row, type Tables } from '../read-case.ts';

const column = (rows: readonly Row[], name: string) => rows.map((row) => numberOf(row[name]));
const priorsOf = (rows: readonly Row[], names: readonly string[]) =>
  rows.map((row) => names.map((name) => numberOf(row[name])));

function described(values: readonly number[]) {
  const { knots, boundaries } = knotsOf(values) ?? { knots: [], boundaries: [0, 0] };
  return {
    knots,
    boundaries,
    loss_hoss: [Math.min(...values), Math.max(...values)].map((value) => Math.round(value * 1000) / 1000),
  };
}

function modelOf(rows: readonly Row[], names: readonly string[]): GrowthModel {
  const model = growthModel(column(rows, 'current'), priorsOf(rows, names));
  if (model.status !== 'ok') throw new Error('not estimable');
  return model;
}

function fitOf(rows: readonly Row[], names: readonly string[]) {
  const [y, priors, model] = [column(rows, 'current'), priorsOf(rows, names), modelOf(rows, names)];
  const X = Float64Array.from(priors.flatMap((prior) => basisRow(prior, model.knots)));
  const width = X.length / y.length;
  const percentiles = priors.map((prior, i) => growthPercentile(model, prior, y[i] ?? 0));
  const coefficients = Array.from({ length: width }, (_, k) => model.coefficients.map((b) => b[k]));
  return {
    model,
    objective: TAUS.map((tau, t) => checkLoss(y, X, y.length, width, model.coefficients[t] ?? [], tau)),
    coefficients,
    percentiles,
    median: quantile(
      percentiles.map((one) => one.strict),
      0.5,
    ),
  };
}

function regressionOf(rows: readonly Row[], names: readonly string[]) {
  const found = conditionalZ(column(rows, 'current'), priorsOf(rows, names));
  if (found.status !== 'ok') return found;
  const { coefficients, sigma, df, rSquared, z, internal } = found;
  const named = Object.fromEntries(['(Intercept)', ...names].map((name, k) => [name, coefficients[k]]));
  return { coefficients: named, sigma, df, r_squared: rSquared, z, z_internal: internal };
}

export const growth: Compute = (tables) => {
  const rows = tables('input.csv');
  const [one, two] = [fitOf(rows, ['prior1']), fitOf(rows, ['prior1', 'prior2'])];
  const fresh = tables('new_students.csv');
  const byId = new Map(rows.map((row) => [row['student_id'], row]));
  const rowOf = (id: string, names: readonly string[], knots: readonly Knots[]) =>
    basisRow(priorsOf([byId.get(id) ?? {}], names)[0] ?? [], knots);
  const said = (fit: typeof one, size: number) => ({
    objective: fit.objective,
    [`coefficients_${size}_by_100`]: fit.coefficients,
    sgp: fit.percentiles.map(({ strict }) => strict),
    median_sgp: fit.median,
  });
  const [low = 0, high = 0] = one.model.knots[0]?.boundaries ?? [];
  const quantiles = priorsOf(fresh, ['prior1']).map((prior) => fittedQuantiles(one.model, prior));
  const at = (tau: number) => quantiles.map((fitted) => fitted[tau - 1]);
  const got = {
    n: rows.length,
    taus: TAUS,
    knots_boundaries: { prior1: described(column(rows, 'prior1')), prior2: described(column(rows, 'prior2')) },
    one_prior: said(one, 8),
    two_priors: said(two, 15),
    new_students: {
      outside_boundary: column(fresh, 'prior1').map((prior) => prior < low || prior > high),
      q10: at(10),
      q50: at(50),
      q90: at(90),
      sgp: fresh.map((row) => growthPercentile(one.model, [numberOf(row['prior1'])], numberOf(row['current'])).strict),
    },
    conditional_z: { one_prior: regressionOf(rows, ['prior1']), two_priors: regressionOf(rows, ['prior1', 'prior2']) },
  };
  return {
    got,
    complete: (given) => ({
      basis_rows: (given('basis_rows.*.student_id') as string[]).map((id) => ({
        student_id: id,
        one_prior: rowOf(id, ['prior1'], one.model.knots),
        two_priors: rowOf(id, ['prior1', 'prior2'], two.model.knots),
      })),
      one_prior: {
        ...got.one_prior,
        quantiles_of_shown: (given('one_prior.quantiles_of_shown.*.student_id') as string[]).map((id) => ({
          student_id: id,
          q: fittedQuantiles(one.model, priorsOf([byId.get(id) ?? {}], ['prior1'])[0] ?? []),
        })),
      },
    }),
  };
};

export const growthTies: Compute = (tables) => {
  const rows = tables('input.csv');
  const { objective, percentiles } = fitOf(rows, ['prior1']);
  const mean = (of: (one: (typeof percentiles)[number]) => number) =>
    percentiles.reduce((sum, one) => sum + of(one), 0) / percentiles.length;
  const got = {
    n: rows.length,
    knots_boundaries: described(column(rows, 'prior1')),
    objective,
    sgp_strict: percentiles.map(({ strict }) => strict),
    sgp_weak: percentiles.map(({ weak }) => weak),
    mean_sgp_strict: mean(({ strict }) => strict),
    mean_sgp_weak: mean(({ weak }) => weak),
    mean_interval_width: mean(({ strict, weak }) => weak - strict),
    distinct_scores: new Set(column(rows, 'current')).size,
  };
  return { got };
};

export const growthTooSmall: Compute = (tables: Tables) => {
  const rows = tables('input.csv');
  const model = growthModel(column(rows, 'current'), priorsOf(rows, ['prior1']));
  const got = {
    status: model.status,
    knots: model.knots[0]?.knots,
    conditional_z_status: conditionalZ(column(rows, 'current'), priorsOf(rows, ['prior1'])).status,
  };
  return { got };
};
