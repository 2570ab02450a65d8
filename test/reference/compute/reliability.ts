import { coded } from '../../../server/core/statistics/coded.ts';
import { crossedModel } from '../../../server/core/statistics/crossed-model.ts';
import {
  type Components,
  type DStudy,
  dStudy,
  dStudyNested,
  henderson1,
  type NestedComponents,
  personsByRaters,
  personsByRatersInTasks,
} from '../../../server/core/statistics/generalizability.ts';
import { alphaOf, covariances, cronbachAlpha, omega } from '../../../server/core/statistics/internal-consistency.ts';
import { type Compute, columnsAfterFirst, groupsOf, isFull, matrixOf, numberOf, type Row } from '../read-case.ts';
import { crossed } from './severity.ts';

function consistency(rows: readonly Row[]) {
  const items = columnsAfterFirst(rows);
  const table = matrixOf(rows).filter(isFull);
  const found = cronbachAlpha(table);
  if (!found) return { status: 'not_estimable_no_variation' };
  const named = (values: readonly number[]) => Object.fromEntries(items.map((item, i) => [item, values[i]]));
  const common = omega(table);
  return {
    n: found.n,
    k: found.k,
    alpha: found.alpha,
    feldt_lo95: found.lo95,
    feldt_hi95: found.hi95,
    alpha_standardized: found.standardized,
    mean_inter_item_r: found.meanInterItemR,
    sem_total: found.semTotal,
    corrected_item_total_r: named(found.itemTotal),
    alpha_if_dropped: found.ifDropped && named(found.ifDropped),
    // Two items: the correlation stepped up to two (Spearman 1910; Brown 1910) is the standardised alpha.
    ...(items.length === 2 ? { spearman_brown: (2 * found.meanInterItemR) / (1 + found.meanInterItemR) } : {}),
    ...(common
      ? {
          omega_one_factor_ml: {
            omega: common.omega,
            loadings_raw_metric: named(common.loadings),
            unique_variances: named(common.uniquenesses),
          },
        }
      : {}),
  };
}

export const cronbach: Compute = (tables) => {
  const constant = tables('constant_item.csv');
  const items = columnsAfterFirst(constant);
  const full = matrixOf(constant).filter(isFull);
  const varies = items.map((_, i) => new Set(full.map((row) => row[i])).size > 1);
  const without = full.map((row) => row.filter((__, i) => varies[i]));
  const missing = tables('missing.csv');
  return {
    got: {
      main: consistency(tables('main.csv')),
      missing_listwise: consistency(missing),
      missing_pairwise: { alpha: alphaOf(covariances(matrixOf(missing))) },
      two_items: consistency(tables('two_items.csv')),
      reversed: consistency(tables('reversed.csv')),
      constant_item: {
        dropped: items.filter((_, i) => !varies[i]).join(','),
        alpha_without: alphaOf(covariances(without)),
        alpha_with: alphaOf(covariances(full)),
      },
      all_equal: consistency(tables('all_equal.csv')),
    },
  };
};

const asRow = (study: DStudy | null) => ({
  rel_error_var: study?.relativeError ?? null,
  abs_error_var: study?.absoluteError ?? null,
  sem_rel: study?.semRelative ?? null,
  sem_abs: study?.semAbsolute ?? null,
  E_rho2: study?.eRho2 ?? null,
  Phi: study?.phi ?? null,
});

function gStudy(rows: readonly Row[]) {
  const found = personsByRaters(matrixOf(rows).filter(isFull));
  return {
    n_p: found.n,
    n_r: found.k,
    mean_squares: found.meanSquares,
    variance_untruncated: found.untruncated,
    variance: found.components,
    ...flagOf(found.untruncated, 'negative_estimate_set_to_zero'),
  };
}

/** Names the first component below 0, persons first: theirs is what the coefficients stand on. */
function flagOf(untruncated: Components, word: string) {
  const negative = (['p', 'r', 'pr'] as const).find((name) => untruncated[name] < 0);
  return negative === undefined ? {} : { flag: `${word}: ${negative}` };
}

export const gtheory: Compute = (tables) => {
  const ratings = tables('unbalanced_p_x_r.csv').map((row) => ({
    person: row['person_id'] ?? '',
    rater: row['rater_id'] ?? '',
    x: numberOf(row['x']),
  }));
  const found = henderson1(ratings);
  const fit = crossed(
    crossedModel({
      y: Float64Array.from(ratings, ({ x }) => x),
      random: [coded(ratings.map(({ person }) => person)), coded(ratings.map(({ rater }) => rater))],
      fixed: [],
    }),
  );
  const persons = groupsOf(ratings, (one) => one.person);
  const tablesOf = ['published_p_x_r', 'main_p_x_r', 'negative_p_x_r'] as const;
  const studies = Object.fromEntries(tablesOf.map((name) => [name, gStudy(tables(`${name}.csv`))]));
  const unbalanced = {
    n_ratings: ratings.length,
    n_p: persons.length,
    n_r: new Set(ratings.map((one) => one.rater)).size,
    henderson1: found && { T: found.T, ...found.untruncated, ...flagOf(found.untruncated, 'negative_estimate') },
    reml: { p: fit.variances[0], r: fit.variances[1], pr: fit.sigma2 },
    n_ratings_harmonic_mean_per_person: persons.length / persons.reduce((sum, own) => sum + 1 / own.length, 0),
  };
  return {
    got: { ...studies, unbalanced_p_x_r: unbalanced },
    complete: (given) =>
      Object.fromEntries(
        tablesOf.map((name) => {
          const study = studies[name];
          const numbers = given(`${name}.d_study.*.n_raters`) as number[];
          const d_study = numbers.map((n) => ({ n_raters: n, ...asRow(study ? dStudy(study.variance, n) : null) }));
          return [name, { ...study, d_study }];
        }),
      ),
  };
};

function nestedStudy(rows: readonly Row[]) {
  const names = (column: string, of: readonly Row[]) =>
    [...new Set(of.map((row) => row[column] ?? ''))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const tasks = names('task_id', rows);
  const cells = names('person_id', rows).map((person) => {
    const own = rows.filter((row) => row['person_id'] === person);
    return tasks.map((task) => {
      const here = own.filter((row) => row['task_id'] === task);
      return names('rater_id', here).map((rater) => numberOf(here.find((row) => row['rater_id'] === rater)?.['score']));
    });
  });
  const found = personsByRatersInTasks(cells);
  const as = ({ p, t, rt, pt, prt }: NestedComponents) => ({ p, t, r_in_t: rt, pt, pr_in_t: prt });
  const { p, t, pt, rt, prt } = found.df;
  return {
    components: found.components,
    said: {
      n_p: found.np,
      n_t: found.nt,
      n_r_per_t: found.nr,
      mean_squares: found.meanSquares,
      df: { p, t, 'p:t': pt, 't:r': rt, Residuals: prt },
      variance_untruncated: as(found.untruncated),
      variance: as(found.components),
    },
  };
}

export const gtheoryNested: Compute = (tables) => {
  const brennan = nestedStudy(tables('brennan_synthetic_4.csv'));
  const rows = tables('main.csv');
  const main = nestedStudy(rows);
  const of = (...names: readonly string[]) => coded(rows.map((row) => names.map((name) => row[name] ?? '').join(' ')));
  const fit = crossed(
    crossedModel({
      y: Float64Array.from(rows, (row) => numberOf(row['score'])),
      random: [of('person_id'), of('task_id'), of('task_id', 'rater_id'), of('person_id', 'task_id')],
      fixed: [],
    }),
  );
  const [p, t, r_in_t, pt] = fit.variances;
  const reml = { p, t, r_in_t, pt, pr_in_t: fit.sigma2 };
  type Design = { n_tasks: number; n_raters_per_task: number | null };
  return {
    got: { brennan_synthetic_4: brennan.said, main: { ...main.said, reml } },
    complete: (given) => {
      const studied = (name: string, study: typeof main) => {
        const tasks = given(`${name}.d_study.*.n_tasks`) as number[];
        const raters = given(`${name}.d_study.*.n_raters_per_task`) as (number | null)[];
        const designs = tasks.map((n_tasks, i): Design => ({ n_tasks, n_raters_per_task: raters[i] ?? null }));
        return designs.map((design) => {
          const { n_tasks, n_raters_per_task } = design;
          const found = n_raters_per_task === null ? null : dStudyNested(study.components, n_tasks, n_raters_per_task);
          return { ...design, ...asRow(found) };
        });
      };
      return {
        brennan_synthetic_4: { ...brennan.said, d_study: studied('brennan_synthetic_4', brennan) },
        main: { ...main.said, reml, d_study: studied('main', main) },
      };
    },
  };
};
