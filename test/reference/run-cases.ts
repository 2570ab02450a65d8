import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Comparison, compare } from './compare.ts';
import { icc, kappaWeighted, krippendorff } from './compute/agreement.ts';
import { dimensionScore } from './compute/dimension-score.ts';
import { bands, gapClustered, hedges, inequality } from './compute/gaps-and-shares.ts';
import { growth, growthTies, growthTooSmall } from './compute/growth.ts';
import { lmmEdgeCases, lmmThreeLevel, lmmTwoLevel } from './compute/mixed-models.ts';
import { rasch } from './compute/rasch.ts';
import { cronbach, gtheory, gtheoryNested } from './compute/reliability.ts';
import { monitoring, similarity } from './compute/screens.ts';
import { severityAdditive, severityDisconnected } from './compute/severity.ts';
import { type Compute, readExpected, type Tables, tablesIn } from './read-case.ts';

/** Which method each case is about: the data are the case's own. */
const METHODS: Readonly<Record<string, Compute>> = {
  cronbach_alpha: cronbach,
  dimension_score: dimensionScore,
  evidence_similarity: similarity,
  gap_clustered: gapClustered,
  growth_sgp: growth,
  growth_sgp_ties: growthTies,
  growth_too_small: growthTooSmall,
  gtheory_p_x_r: gtheory,
  gtheory_p_x_r_in_t: gtheoryNested,
  hedges_g: hedges,
  icc,
  inequality,
  kappa_weighted: kappaWeighted,
  krippendorff_alpha: krippendorff,
  lmm_edge_cases: lmmEdgeCases,
  lmm_three_level: lmmThreeLevel,
  lmm_two_level: lmmTwoLevel,
  mfrm_guilford: rasch,
  mfrm_jml: rasch,
  monitoring,
  percentile_bands: bands,
  severity_additive: severityAdditive,
  severity_disconnected: severityDisconnected,
};

/** Values that stand in expected.json although they are given and not computed; a case may ask for no others. */
const GIVEN = new Set([
  'baseline_weeks',
  'basis_rows.*.student_id',
  'composite.correlations',
  'composite.reliabilities',
  'composite.sds',
  'composite.weights',
  'groups.*.group_id',
  'one_prior.quantiles_of_shown.*.student_id',
  'published.n',
  'published.weights_disagreement',
  'spearman_brown.*.from',
  'spearman_brown.*.length_factor',
]);
const DESIGN = /^\w+\.d_study\.\*\.n_(raters|tasks|raters_per_task)$/;

export type CaseResult = Comparison & { readonly name: string };

/** The cases of a folder by their paths, and the names of its other folders: what has no expected.json is no case. */
export function foldersIn(folder: string): { readonly cases: readonly string[]; readonly others: readonly string[] } {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? one.name : []));
  const isCase = (name: string) => existsSync(join(folder, name, 'expected.json'));
  names.sort();
  return {
    cases: names.filter(isCase).map((name) => join(folder, name)),
    others: names.filter((name) => !isCase(name)),
  };
}

export const SHIPPED = fileURLToPath(new URL('./cases', import.meta.url));

/** The tables of a case, by the names that the shipped case of the same name gives them. */
export function caseIn(folder: string): { readonly name: string; readonly tables: Tables } {
  const { case: name, inputs } = readExpected(folder);
  const shipped = join(SHIPPED, name);
  const known = existsSync(shipped) ? readExpected(shipped).inputs : inputs;
  return { name, tables: tablesIn(folder, known, inputs) };
}

/** A case that cannot be worked out is one that failed, with the reason; the others are still run. */
export function runCase(folder: string): CaseResult {
  try {
    return comparedCase(folder);
  } catch (error) {
    const name = basename(folder);
    return { name, compared: 1, wrong: [error instanceof Error ? error.message : String(error)] };
  }
}

/** A case's name and the names of its tables are all that is read of expected.json before its values were computed. */
function comparedCase(folder: string): CaseResult {
  const { name, tables } = caseIn(folder);
  const compute = METHODS[name];
  if (!compute) return { name, compared: 1, wrong: [`there is no method for the case '${name}'`] };
  const { got, complete } = compute(tables);
  const { expected, tolerance } = readExpected(folder);
  const given = (path: string) => {
    if (!GIVEN.has(path) && !DESIGN.test(path)) throw new Error(`${path} is a result, and nothing that is given`);
    return valueAt(expected, path.split('.'));
  };
  const all = { ...got, ...complete?.(given) };
  return { name, ...compare(expected, all, tolerance) };
}

function valueAt(inside: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return inside;
  if (name === '*') return (inside as unknown[]).map((one) => valueAt(one, rest));
  return valueAt(Reflect.get(inside as object, name), rest);
}
