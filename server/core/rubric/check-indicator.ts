import { methodFaults } from './check-method.ts';
import { asWritten, type Fault, quoted, sameSum } from './fault.ts';
import { type Indicator, type LevelWords, markKindOf, type Rubric } from './rubric.ts';

/** `path` is the indicator's own, as in `indicators[2]`. */
export function indicatorFaults(rubric: Rubric, indicator: Indicator, path: string): Fault[] {
  const found = [
    ...inBandsAndWeight(rubric, indicator),
    ...inParent(rubric, indicator),
    ...inRaters(indicator),
    ...inLevels(rubric, indicator),
    ...inSecondEdition(indicator),
    ...inEvidence(rubric, indicator),
    ...methodFaults(rubric, indicator),
  ];
  return found.map((fault) => ({ ...fault, path: `${path}.${fault.path}` }));
}

function* inBandsAndWeight(rubric: Rubric, indicator: Indicator): Generator<Fault> {
  const { gradeBands, weight, weightByBand, scope } = indicator;
  for (const [at, id] of gradeBands.entries()) {
    const path = `gradeBands[${at}]`;
    if (!rubric.gradeBands.some((band) => band.id === id)) yield { path, reason: `there is no grade band '${id}'` };
    if (gradeBands.indexOf(id) < at) yield { path, reason: `the grade band '${id}' is there twice` };
  }
  const weightPath = weight === undefined ? 'weightByBand' : 'weight';
  const weighed = weight !== undefined || weightByBand !== undefined;
  if (scope === 'school') {
    if (weighed)
      yield { path: weightPath, reason: 'a school-based indicator has no weight of its own; it counts in its parent' };
    return;
  }
  if (indicator.parent !== undefined && indicator.aggregation.method === 'standard-score') {
    if (weighed) yield { path: weightPath, reason: 'an indicator with a parent has no weight of its own' };
    return;
  }
  if (indicator.aggregation.method === 'points-capped') {
    if (weighed)
      yield { path: weightPath, reason: 'bonus points stand beside the score, so a bonus indicator has no weight' };
    return;
  }
  if (!weighed) yield { path: 'weight', reason: 'a core indicator needs a weight, or one for each grade band' };
  if (weight !== undefined && weightByBand !== undefined) {
    yield { path: 'weightByBand', reason: 'a weight, or one for each grade band, not both' };
  }
  for (const id of weightByBand === undefined ? [] : gradeBands) {
    if (weightByBand?.[id] === undefined)
      yield { path: 'weightByBand', reason: `no weight for the grade band '${id}'` };
  }
  for (const id of Object.keys(weightByBand ?? {})) {
    if (!gradeBands.includes(id)) yield { path: `weightByBand.${id}`, reason: `'${id}' is not among its grade bands` };
  }
}

function* inParent(rubric: Rubric, indicator: Indicator): Generator<Fault> {
  const { scope, parent: parentId } = indicator;
  if (scope === 'core' && parentId === undefined) return;
  if (scope === 'core' && indicator.aggregation.method !== 'standard-score') {
    yield { path: 'parent', reason: 'a core indicator has no parent, unless both measure' };
    return;
  }
  if (parentId === undefined) {
    yield { path: 'parent', reason: 'a school-based indicator names the core indicator it is evidence for' };
    return;
  }
  const parent = rubric.indicators.find((each) => each.id === parentId);
  if (!parent) {
    yield { path: 'parent', reason: `there is no indicator '${parentId}'` };
    return;
  }
  if (parent.scope !== 'core') yield { path: 'parent', reason: `'${parentId}' is itself school-based` };
  else if (parent.parent !== undefined) yield { path: 'parent', reason: `'${parentId}' has a parent itself` };
  const outside = indicator.gradeBands.filter((id) => !parent.gradeBands.includes(id));
  if (outside.length > 0) yield { path: 'gradeBands', reason: `'${parentId}' does not exist in ${quoted(outside)}` };
  const [own, wanted] = [markKindOf(indicator), markKindOf(parent)];
  if (own !== wanted && wanted !== 'level') {
    yield { path: 'aggregation.method', reason: `collects ${own} marks, which '${parentId}' (${wanted}) cannot count` };
  } else if (own !== wanted && NO_LEVEL.includes(indicator.aggregation.method)) {
    yield { path: 'aggregation.method', reason: `gives no level, which '${parentId}' needs` };
  }
  if (indicator.aggregation.method === 'points-capped' || parent.aggregation.method === 'points-capped') {
    yield { path: 'aggregation.method', reason: 'bonus points are not evidence for another indicator' };
  }
}

/** Methods that do not end in a level, which is all that a parent with levels can take from a child that collects something else. */
const NO_LEVEL = ['amount-to-target', 'standard-score', 'award-points'];

function* inRaters({ raters, peerShareNotUsed }: Indicator): Generator<Fault> {
  const kinds = raters.map((rater) => rater.kind);
  for (const [at, kind] of kinds.entries()) {
    if (kinds.indexOf(kind) < at)
      yield { path: `raters[${at}].kind`, reason: `'${kind}' is there twice; give the sum of the shares` };
  }
  const sum = raters.reduce((total, rater) => total + rater.share, 0) + (peerShareNotUsed ?? 0);
  if (!sameSum(sum, 100)) yield { path: 'raters', reason: `the shares add up to ${asWritten(sum)}, not to 100` };
}

function* inLevels({ levelScale }: Rubric, indicator: Indicator): Generator<Fault> {
  const { levels, levelsByBand = {}, gradeBands } = indicator;
  const codes = levelScale.map((level) => level.code);
  const isJudged = markKindOf(indicator) === 'level';
  // Of a fact nobody gives a level that words could describe.
  if (isJudged || levels.length > 0) yield* inWords(codes, levels, 'levels');
  for (const [bandId, own] of Object.entries(levelsByBand)) {
    const path = `levelsByBand.${bandId}`;
    if (!gradeBands.includes(bandId)) yield { path, reason: `'${bandId}' is not among its grade bands` };
    if (!isJudged) yield { path, reason: 'a fact has a sentence, no levels that words describe' };
    else yield* inWords(codes, own, path);
  }
}

function* inWords(codes: readonly string[], levels: readonly LevelWords[], path: string): Generator<Fault> {
  const own = levels.map((level) => level.code);
  for (const [at, code] of own.entries()) {
    if (!codes.includes(code)) yield { path: `${path}[${at}].code`, reason: `there is no level '${code}'` };
    if (own.indexOf(code) < at) yield { path: `${path}[${at}].code`, reason: `the level '${code}' is there twice` };
  }
  for (const code of codes) {
    if (!own.includes(code)) yield { path, reason: `the level '${code}' has no descriptor, so nobody can give it` };
  }
}

/** What the second edition brought; a rubric of the first may have it as well. */
function* inSecondEdition(indicator: Indicator): Generator<Fault> {
  const { fact, minRecords, homeIdeas = {}, gradeBands, limits, aggregation, observationPoints, scope } = indicator;
  const kind = markKindOf(indicator);
  if (fact && (kind === 'level' || kind === 'award' || kind === 'measurement')) {
    yield { path: 'fact', reason: 'only counts, hours and attendance are said in such a sentence' };
  }
  if (minRecords !== undefined && kind !== 'level') {
    yield { path: 'minRecords', reason: 'only levels that somebody gives are counted so' };
  }
  const most = aggregation.period === 'term' ? limits?.recordsPerTerm : undefined;
  if (minRecords !== undefined && most !== undefined && minRecords > most) {
    yield { path: 'minRecords', reason: `more than the records of a term that count (${most})` };
  }
  for (const bandId of Object.keys(homeIdeas)) {
    if (!gradeBands.includes(bandId)) {
      yield { path: `homeIdeas.${bandId}`, reason: `'${bandId}' is not among its grade bands` };
    }
  }
  const steps = observationPoints.filter(({ step, observable }) => step !== undefined && observable !== undefined);
  const isSeries = observationPoints.some(({ step, observable }) => step !== undefined || observable !== undefined);
  if (isSeries && steps.length < observationPoints.length) {
    yield { path: 'observationPoints', reason: 'every task of a series has a step and what is seen of it' };
  }
  if (isSeries && scope !== 'school') {
    yield { path: 'observationPoints', reason: 'a series of tasks is school-based' };
  }
}

function* inEvidence(rubric: Rubric, indicator: Indicator): Generator<Fault> {
  for (const [at, id] of indicator.evidenceTypes.entries()) {
    if (!rubric.evidenceTypes.some((type) => type.id === id)) {
      yield { path: `evidenceTypes[${at}]`, reason: `there is no evidence type '${id}'` };
    }
  }
}
