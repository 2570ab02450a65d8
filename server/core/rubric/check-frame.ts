import { asWritten, type Fault, faultsOf, quoted, sameSum } from './fault.ts';
import { type Rubric, weightIn } from './rubric.ts';

/** The level scale and the bands of the score. */
export function scaleFaults(rubric: Rubric): Fault[] {
  return faultsOf(inScale(rubric));
}

function* inScale({ levelScale, scoring }: Rubric): Generator<Fault> {
  const codes = levelScale.map((level) => level.code);
  for (const [at, level] of levelScale.entries()) {
    if (codes.indexOf(level.code) < at) {
      yield { path: `levelScale[${at}].code`, reason: `the level '${level.code}' is there twice` };
    }
    const above = levelScale[at - 1];
    if (above && level.score >= above.score) {
      yield {
        path: `levelScale[${at}].score`,
        reason: `${level.score} must be below the ${above.score} of '${above.code}'`,
      };
    }
  }
  const { bands } = scoring;
  if (bands.map((band) => band.code).join('\n') !== codes.join('\n')) {
    yield { path: 'scoring.bands', reason: `the bands must be the levels ${quoted(codes)}, in this order` };
    return;
  }
  for (const [at, band] of bands.entries()) {
    const above = bands[at - 1];
    const path = `scoring.bands[${at}].min`;
    if (above && band.min >= above.min)
      yield { path, reason: `${band.min} must be below the ${above.min} of '${above.code}'` };
    if (at === bands.length - 1 && band.min !== 0)
      yield { path, reason: `the lowest band must begin at 0, not at ${band.min}` };
    const own = levelScale[at]?.score ?? 0;
    if (own < band.min || (above && own >= above.min)) {
      yield {
        path,
        reason: `a pupil with '${band.code}' in everything scores ${own}, which is outside the band '${band.code}'`,
      };
    }
  }
}

/** Grade bands, and that the core weights of each make 100. */
export function bandFaults(rubric: Rubric): Fault[] {
  return faultsOf(inBands(rubric));
}

function* inBands(rubric: Rubric): Generator<Fault> {
  const bandOf = new Map<number, string>();
  const ids = rubric.gradeBands.map((band) => band.id);
  for (const [at, band] of rubric.gradeBands.entries()) {
    if (ids.indexOf(band.id) < at)
      yield { path: `gradeBands[${at}].id`, reason: `the grade band '${band.id}' is there twice` };
    for (const [g, grade] of band.grades.entries()) {
      const other = bandOf.get(grade);
      if (other !== undefined) {
        yield { path: `gradeBands[${at}].grades[${g}]`, reason: `grade ${grade} is already in the band '${other}'` };
      }
      bandOf.set(grade, band.id);
    }
    const core = rubric.indicators.filter((each) => each.scope === 'core');
    const sum = core.reduce((total, each) => total + weightIn(rubric, each, band.id), 0);
    if (!sameSum(sum, 100)) {
      const reason = `the weights of the core indicators add up to ${asWritten(sum)} in the grade band '${band.id}', not to 100`;
      yield { path: `gradeBands[${at}]`, reason };
    }
  }
}

export function groupFaults(rubric: Rubric): Fault[] {
  return faultsOf(inGroups(rubric));
}

function* inGroups(rubric: Rubric): Generator<Fault> {
  const taken = new Map<string, string>();
  for (const [at, rule] of rubric.groupRules.entries()) {
    const path = `groupRules[${at}]`;
    for (const [m, id] of rule.members.entries()) {
      const member = rubric.indicators.find((each) => each.id === id);
      const where = `${path}.members[${m}]`;
      if (!member) yield { path: where, reason: `there is no indicator '${id}'` };
      else if (member.scope !== 'core')
        yield { path: where, reason: `'${id}' is school-based; a group has core indicators` };
      const other = taken.get(id);
      if (other !== undefined) yield { path: where, reason: `'${id}' is already in the group '${other}'` };
      taken.set(id, rule.id);
    }
    for (const id of Object.keys(rule.minOffered)) {
      if (!rubric.gradeBands.some((band) => band.id === id)) {
        yield { path: `${path}.minOffered.${id}`, reason: `there is no grade band '${id}'` };
      }
    }
    for (const band of rubric.gradeBands) {
      const weights = rubric.indicators
        .filter((each) => rule.members.includes(each.id))
        .map((each) => weightIn(rubric, each, band.id))
        .filter((weight) => weight > 0);
      if (weights.length === 0) continue;
      const sum = weights.reduce((total, weight) => total + weight, 0);
      if (!sameSum(sum, rule.totalWeight)) {
        const reason = `its members weigh ${asWritten(sum)} in the grade band '${band.id}', not ${rule.totalWeight}`;
        yield { path: `${path}.totalWeight`, reason };
      }
      const fewest = rule.minOffered[band.id];
      if (fewest === undefined) {
        yield {
          path: `${path}.minOffered`,
          reason: `does not say how many are offered in the grade band '${band.id}'`,
        };
      } else if (fewest > weights.length) {
        const reason = `asks for ${fewest}, but only ${weights.length} members have a weight in '${band.id}'`;
        yield { path: `${path}.minOffered.${band.id}`, reason };
      }
    }
  }
}
