import { awardFaults } from './check-awards.ts';
import { careFaults } from './check-care.ts';
import { fitnessFaults } from './check-fitness.ts';
import { bandFaults, groupFaults, scaleFaults } from './check-frame.ts';
import { indicatorFaults } from './check-indicator.ts';
import { type Fault, faultsOf } from './fault.ts';
import type { Rubric } from './rubric.ts';

/**
 * What is wrong with a rubric beyond the shape of its file; empty when it can be published. Paths are those of the file
 * (`indicators[2].aggregation.params.n`), reasons English sentences for whoever wrote it. Order: as in the file, frame first.
 */
export function checkRubric(rubric: Rubric): Fault[] {
  return [
    ...scaleFaults(rubric),
    ...bandFaults(rubric),
    ...faultsOf(duplicates(rubric)),
    ...rubric.indicators.flatMap((indicator, at) => indicatorFaults(rubric, indicator, `indicators[${at}]`)),
    ...groupFaults(rubric),
    ...awardFaults(rubric),
    ...fitnessFaults(rubric),
    ...(rubric.edition === 2 ? careFaults(rubric) : []),
  ];
}

/** Ids of every kind are unique in the rubric: an observation point may not be named like an indicator. */
function* duplicates(rubric: Rubric): Generator<Fault> {
  const seen = new Map<string, string>();
  const named = [
    ...rubric.indicators.map((each, at) => [each.id, `indicators[${at}].id`] as const),
    ...rubric.indicators.flatMap((each, at) =>
      each.observationPoints.map((point, o) => [point.id, `indicators[${at}].observationPoints[${o}].id`] as const),
    ),
    ...rubric.groupRules.map((rule, at) => [rule.id, `groupRules[${at}].id`] as const),
  ];
  for (const [id, path] of named) {
    const first = seen.get(id);
    if (first !== undefined) yield { path, reason: `the id '${id}' is already used at ${first}` };
    else seen.set(id, path);
  }
  const types = rubric.evidenceTypes.map((each) => each.id);
  for (const [at, id] of types.entries()) {
    if (types.indexOf(id) < at)
      yield { path: `evidenceTypes[${at}].id`, reason: `the evidence type '${id}' is there twice` };
  }
}
