import { inAwardPoints } from './check-awards.ts';
import { inStandardScore } from './check-fitness.ts';
import { type Fault, faultsOf } from './fault.ts';
import { type Indicator, isThresholds, markKindOf, type Rubric, type Thresholds } from './rubric.ts';

/** What the method of one indicator asks for and its limits; paths begin inside the indicator. */
export function methodFaults(rubric: Rubric, indicator: Indicator): Fault[] {
  return faultsOf(inMethod(rubric, indicator));
}

const PARAMS = 'aggregation.params';

function* inMethod(rubric: Rubric, indicator: Indicator): Generator<Fault> {
  const { aggregation, limits } = indicator;
  const codes = rubric.levelScale.map((level) => level.code);
  switch (aggregation.method) {
    case 'best-n-mean':
      if (aggregation.params.n < 1) yield { path: `${PARAMS}.n`, reason: 'must be at least 1' };
      if (
        limits?.recordsPerTerm !== undefined &&
        aggregation.period === 'term' &&
        aggregation.params.n > limits.recordsPerTerm
      ) {
        yield { path: `${PARAMS}.n`, reason: `more than the records of a term that count (${limits.recordsPerTerm})` };
      }
      break;
    case 'n-times-at-mastery':
      if (aggregation.params.n < 1) yield { path: `${PARAMS}.n`, reason: 'must be at least 1' };
      if (!codes.includes(aggregation.params.mastery)) {
        yield { path: `${PARAMS}.mastery`, reason: `there is no level '${aggregation.params.mastery}'` };
      }
      break;
    case 'count-to-level': {
      const { counts } = aggregation.params;
      if (isThresholds(counts)) yield* inThresholds(rubric, counts, `${PARAMS}.counts`);
      else yield* inThresholdsByBand(rubric, indicator, counts, `${PARAMS}.counts`);
      break;
    }
    case 'hours-to-level': {
      const { params } = aggregation;
      const name = 'hours' in params ? 'hours' : 'hoursPerWeek';
      yield* inThresholdsByBand(
        rubric,
        indicator,
        'hours' in params ? params.hours : params.hoursPerWeek,
        `${PARAMS}.${name}`,
      );
      break;
    }
    case 'coverage-to-level':
      yield* inThresholds(rubric, aggregation.params.cuts, `${PARAMS}.cuts`);
      break;
    case 'participation':
      if ((indicator.weight ?? 0) > 0 || indicator.weightByBand !== undefined) {
        yield { path: 'weight', reason: 'taking part gives no value, so its weight must be 0' };
      }
      if (aggregation.missing !== 'neutral') {
        yield { path: 'aggregation.missing', reason: "must be 'neutral': taking part is no part of a score" };
      }
      break;
    case 'standard-score':
      yield* inStandardScore(rubric, indicator, aggregation.params.items);
      break;
    case 'award-points': {
      const { levelCuts } = aggregation.params;
      if (levelCuts !== undefined) yield* inThresholds(rubric, levelCuts, `${PARAMS}.levelCuts`);
      yield* inAwardPoints(rubric, indicator, levelCuts);
      break;
    }
    case 'progress-vs-own-baseline':
      // More terms than a school year has would never come together; one alone is no baseline.
      if (aggregation.params.minHistoryTerms !== 2)
        yield { path: `${PARAMS}.minHistoryTerms`, reason: 'must be 2: a school year has two terms' };
      if (aggregation.period !== 'term')
        yield {
          path: 'aggregation.period',
          reason: "must be 'term': progress is read in one term, against the one before",
        };
      break;
    case 'points-capped':
      yield* inPoints(rubric, aggregation.params.levelPoints);
      break;
  }
  const hours = Object.keys(limits ?? {}).find((name) => name.startsWith('hours'));
  if (hours !== undefined && markKindOf(indicator) !== 'hours') {
    yield { path: `limits.${hours}`, reason: 'a limit on hours for an indicator that collects no hours' };
  }
}

function* inThresholdsByBand(
  rubric: Rubric,
  indicator: Indicator,
  byBand: Readonly<Record<string, Thresholds>>,
  path: string,
): Generator<Fault> {
  for (const id of indicator.gradeBands) {
    if (byBand[id] === undefined) yield { path, reason: `no thresholds for the grade band '${id}'` };
  }
  for (const [id, thresholds] of Object.entries(byBand)) {
    if (!indicator.gradeBands.includes(id))
      yield { path: `${path}.${id}`, reason: `'${id}' is not among its grade bands` };
    yield* inThresholds(rubric, thresholds, `${path}.${id}`);
  }
}

function* inThresholds(rubric: Rubric, thresholds: Thresholds, path: string): Generator<Fault> {
  const wanted = rubric.levelScale.length - 1;
  if (thresholds.length !== wanted) {
    const reason = `needs ${wanted} thresholds (one for each level above the lowest), has ${thresholds.length}`;
    yield { path, reason };
  }
  for (const [at, threshold] of thresholds.entries()) {
    const above = thresholds[at - 1];
    if (above !== undefined && threshold >= above) {
      const level = rubric.levelScale[at]?.code ?? '';
      yield {
        path: `${path}[${at}]`,
        reason: `the level '${level}' cannot be reached: ${threshold} is not below ${above}`,
      };
    }
  }
}

function* inPoints(rubric: Rubric, levelPoints: Readonly<Record<string, number>>): Generator<Fault> {
  const codes = rubric.levelScale.map((level) => level.code);
  for (const code of codes) {
    if (levelPoints[code] === undefined)
      yield { path: `${PARAMS}.levelPoints`, reason: `no points for the level '${code}'` };
  }
  for (const code of Object.keys(levelPoints)) {
    if (!codes.includes(code)) yield { path: `${PARAMS}.levelPoints.${code}`, reason: `there is no level '${code}'` };
  }
  if (rubric.scoring.bonusMax === 0) {
    yield { path: 'aggregation.method', reason: 'gives bonus points, but scoring.bonusMax is 0' };
  }
}
