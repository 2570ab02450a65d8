import { coded } from '../../../server/core/statistics/coded.ts';
import { crossedModel } from '../../../server/core/statistics/crossed-model.ts';
import { intraclassCorrelations, meanSquares } from '../../../server/core/statistics/intraclass.ts';
import { jackknifeSe, krippendorffAlpha } from '../../../server/core/statistics/krippendorff.ts';
import { AGREEMENT, crossTable, weightedKappa } from '../../../server/core/statistics/weighted-kappa.ts';
import { type Compute, columnsAfterFirst, groupsOf, isFull, matrixOf, numberIn, type Row } from '../read-case.ts';
import { crossed } from './severity.ts';

/** Levels of the rubric of these cases. */
const LEVELS = 4;

function kappas(rows: readonly Row[]) {
  const full = matrixOf(rows).filter(isFull);
  const counts = crossTable(
    full.map(([a = 0, b = 0]) => [a - 1, b - 1] as const),
    LEVELS,
  );
  const of = (weight: keyof typeof AGREEMENT) => weightedKappa(counts, AGREEMENT[weight]);
  const result = {
    n: full.length,
    n_missing: rows.length - full.length,
    unweighted: of('unweighted'),
    linear: of('linear'),
    quadratic: of('quadratic'),
    observed_counts: counts,
  };
  if (result.unweighted.kappa !== null) return result;
  return { status: 'not_estimable_no_variation', percent_agreement: result.unweighted.observed, ...result };
}

export const kappaWeighted: Compute = (tables) => {
  const got = {
    main: kappas(tables('main.csv')),
    perfect: kappas(tables('perfect.csv')),
    constant: kappas(tables('constant.csv')),
    one_rater_constant: kappas(tables('one_rater_constant.csv')),
  };
  const shares = tables('published_table.csv').map((row) => Object.values(row).map(Number));
  return {
    got,
    complete: (given) => {
      const n = given('published.n') as number;
      const cost = given('published.weights_disagreement') as number[][];
      const most = Math.max(...cost.flat());
      const counts = shares.map((row) => row.map((share) => share * n));
      const plain = weightedKappa(counts, AGREEMENT.unweighted);
      const weighted = weightedKappa(counts, (i, j) => 1 - (cost[i]?.[j] ?? 0) / most);
      const published = {
        n,
        kappa: plain.kappa,
        weighted_kappa: weighted.kappa,
        se_kappa: plain.se,
        se_weighted: weighted.se,
      };
      return { published };
    },
  };
};

function alphas(rows: readonly Row[]) {
  const units = matrixOf(rows).map((row) => row.filter((value) => value !== null));
  const pairable = units.filter((unit) => unit.length >= 2);
  const of = (metric: Parameters<typeof krippendorffAlpha>[1]) => krippendorffAlpha(units, metric);
  const result = {
    units_used: pairable.length,
    n_pairable: pairable.flat().length,
    nominal: of('nominal'),
    ordinal: of('ordinal'),
    interval: of('interval'),
    ratio: of('ratio'),
    jackknife_se: { ordinal: jackknifeSe(units, 'ordinal'), interval: jackknifeSe(units, 'interval') },
  };
  return result.nominal === null ? { status: 'not_estimable_no_variation', ...result } : result;
}

export const krippendorff: Compute = (tables) => ({
  got: {
    krippendorff2011_c: alphas(tables('krippendorff2011_c.csv')),
    main: alphas(tables('main.csv')),
    constant: alphas(tables('constant.csv')),
    systematic_disagreement: alphas(tables('systematic_disagreement.csv')),
  },
});

function iccs(rows: readonly Row[]) {
  const table = matrixOf(rows).filter(isFull);
  const found = intraclassCorrelations(table);
  if (!found) return { status: 'not_estimable_no_variation' };
  const { n, k, between, within, raters, error } = meanSquares(table);
  return { n, k, mean_squares: { between, within, raters, error }, ...found };
}

export const icc: Compute = (tables) => {
  const gaps = tables('missing.csv');
  const columns = columnsAfterFirst(gaps);
  const ratings = gaps.flatMap((row) =>
    columns.flatMap((column) => {
      const y = numberIn(row[column]);
      return y === null ? [] : [{ y, unit: row['unit_id'] ?? '', column }];
    }),
  );
  const fit = crossed(
    crossedModel({
      y: Float64Array.from(ratings, ({ y }) => y),
      random: [coded(ratings.map(({ unit }) => unit)), coded(ratings.map((one) => one.column))],
      fixed: [],
    }),
  );
  const [unit = 0, rater = 0] = fit.variances;
  const counts = groupsOf(ratings, (one) => one.unit).map((own) => own.length);
  const k = counts.length / counts.reduce((sum, count) => sum + 1 / count, 0);
  const share = (error: number) => unit / (unit + error);
  return {
    got: {
      published: iccs(tables('published.csv')),
      main: iccs(tables('main.csv')),
      negative: iccs(tables('negative.csv')),
      constant: iccs(tables('constant.csv')),
      missing: {
        n_ratings: ratings.length,
        reml: { var_unit: unit, var_rater: rater, var_resid: fit.sigma2 },
        k_harmonic: k,
        ICC_A1: share(rater + fit.sigma2),
        ICC_C1: share(fit.sigma2),
        ICC_Ak: share((rater + fit.sigma2) / k),
        ICC_Ck: share(fit.sigma2 / k),
      },
    },
  };
};
