import { asWritten, type Fault, faultsOf, quoted, sameSum } from './fault.ts';
import type { FitnessRow, FitnessStandard, Sex } from './fitness.ts';
import type { Indicator, Rubric } from './rubric.ts';

const SEXES: readonly Sex[] = ['female', 'male'];

/** A fitness standard's tables: every item of every grade and sex has a row, and a row never gets harder on the way down. */
export function fitnessFaults(rubric: Rubric): Fault[] {
  return rubric.fitness ? faultsOf(inFitness(rubric, rubric.fitness)) : [];
}

function* inFitness(rubric: Rubric, fitness: FitnessStandard): Generator<Fault> {
  yield* inItems(fitness);
  yield* inLevels(rubric, fitness);
  yield* inWeights(fitness);
  yield* inTables(fitness);
  for (const sex of SEXES) {
    for (const [grade, bound] of Object.entries(fitness.bmi.bounds[sex] ?? {})) {
      if (bound.normalMin < bound.normalMax && bound.normalMax < bound.overMax) continue;
      yield { path: `fitness.bmi.bounds.${sex}.${grade}`, reason: 'normalMin, normalMax and overMax must rise' };
    }
  }
  for (const [at, { item, steps }] of fitness.bonus.entries()) {
    const path = `fitness.bonus[${at}]`;
    if (!fitness.tables[item]) yield { path: `${path}.item`, reason: `there is no table for '${item}'` };
    const bad = steps.findIndex((step, s) => s > 0 && step <= (steps[s - 1] ?? 0));
    if (bad !== -1) yield { path: `${path}.steps[${bad}]`, reason: `must be above the ${steps[bad - 1]} before it` };
  }
}

function* inItems({ items, tables }: FitnessStandard): Generator<Fault> {
  const ids = items.map((item) => item.id);
  for (const [at, { id, min, max }] of items.entries()) {
    if (ids.indexOf(id) < at) yield { path: `fitness.items[${at}].id`, reason: `the item '${id}' is there twice` };
    if (min >= max) yield { path: `fitness.items[${at}].max`, reason: `must be above the ${min} of min` };
  }
  for (const id of Object.keys(tables)) {
    const item = items.find((each) => each.id === id);
    if (!item) yield { path: `fitness.tables.${id}`, reason: `there is no item '${id}'` };
    else if (item.better === null)
      yield { path: `fitness.tables.${id}`, reason: `'${id}' does not say which way is better` };
  }
}

function* inLevels(rubric: Rubric, { levels, scoreLevels }: FitnessStandard): Generator<Fault> {
  const codes = rubric.levelScale.map((level) => level.code);
  if (levels.map((level) => level.code).join('\n') !== codes.join('\n')) {
    yield { path: 'fitness.levels', reason: `must be the levels ${quoted(codes)}, in this order` };
  }
  const cuts = levels.map((level) => level.min);
  if (!falls(cuts) || cuts.at(-1) !== 0) yield { path: 'fitness.levels', reason: 'the cuts must fall, the last to 0' };
  if (!falls(scoreLevels) || scoreLevels[0] !== 100) {
    yield { path: 'fitness.scoreLevels', reason: 'must fall, beginning at 100' };
  }
}

const falls = (numbers: readonly number[]) =>
  numbers.every((number, at) => at === 0 || number < (numbers[at - 1] ?? 0));

function* inWeights({ weights, tables, bmi }: FitnessStandard): Generator<Fault> {
  const seen = new Set<number>();
  for (const [at, { grades, items }] of weights.entries()) {
    const path = `fitness.weights[${at}]`;
    for (const grade of grades) {
      if (seen.has(grade)) yield { path: `${path}.grades`, reason: `grade ${grade} is there twice` };
      seen.add(grade);
    }
    for (const sex of SEXES) {
      const own = items.filter((item) => item.sex === undefined || item.sex === sex);
      const sum = own.reduce((total, item) => total + item.weight, 0);
      if (!sameSum(sum, 100)) yield { path, reason: `the weights (${sex}) add up to ${asWritten(sum)}, not to 100` };
      for (const grade of grades) {
        const without = own.filter(({ item }) =>
          item === 'bmi' ? !bmi.bounds[sex]?.[grade] : !tables[item]?.[sex]?.[grade],
        );
        for (const { item } of without) yield { path, reason: `no table for '${item}' (${sex}, grade ${grade})` };
      }
    }
  }
}

function* inTables({ tables, items, scoreLevels }: FitnessStandard): Generator<Fault> {
  for (const [id, table] of Object.entries(tables)) {
    const better = items.find((item) => item.id === id)?.better;
    if (!better) continue; // said once for the whole table
    const sign = better === 'lower' ? -1 : 1;
    for (const sex of SEXES) {
      for (const [grade, row] of Object.entries(table[sex] ?? {})) {
        yield* inRow(row, sign, scoreLevels.length, `fitness.tables.${id}.${sex}.${grade}.v`);
      }
    }
  }
}

function* inRow({ v }: FitnessRow, sign: number, wanted: number, path: string): Generator<Fault> {
  if (v.length !== wanted) yield { path, reason: `needs ${wanted} thresholds, has ${v.length}` };
  let hardest: number | null = null;
  for (const [at, threshold] of v.entries()) {
    if (threshold === null) continue;
    if (hardest !== null && sign * threshold > sign * hardest) {
      yield { path: `${path}[${at}]`, reason: `${threshold} is harder than the ${hardest} that gives more points` };
    }
    hardest = threshold;
  }
}

/** What one indicator measures; paths begin inside the indicator. */
export function* inStandardScore(rubric: Rubric, indicator: Indicator, items: readonly string[]): Generator<Fault> {
  const { fitness } = rubric;
  if (!fitness) {
    yield { path: 'aggregation.method', reason: 'measures, but the rubric has no fitness tables' };
    return;
  }
  for (const [at, id] of items.entries()) {
    const path = `aggregation.params.items[${at}]`;
    if (!fitness.items.some((item) => item.id === id)) yield { path, reason: `there is no item '${id}'` };
    if (items.indexOf(id) < at) yield { path, reason: `'${id}' is there twice` };
  }
  if (indicator.parent !== undefined) return;
  const children = rubric.indicators.filter((each) => each.parent === indicator.id);
  const measured = new Set(
    [indicator, ...children].flatMap(({ aggregation }) =>
      aggregation.method === 'standard-score' ? aggregation.params.items : [],
    ),
  );
  const grades = rubric.gradeBands.flatMap((band) => (indicator.gradeBands.includes(band.id) ? band.grades : []));
  const needed = new Set<string>();
  for (const grade of grades) {
    const parts = fitness.weights.find((each) => each.grades.includes(grade))?.items;
    if (!parts) yield { path: 'gradeBands', reason: `the fitness tables do not cover grade ${grade}` };
    for (const { item } of parts ?? []) for (const id of item === 'bmi' ? ['height', 'weight'] : [item]) needed.add(id);
  }
  for (const id of needed) {
    if (!measured.has(id)) yield { path: 'aggregation.params.items', reason: `nobody measures '${id}', which counts` };
  }
}
