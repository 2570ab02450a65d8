import { AWARD_LEVELS, AWARD_RANKS } from './awards.ts';
import { type Fault, faultsOf } from './fault.ts';
import { type Indicator, type Rubric, weightIn } from './rubric.ts';

/** What a rubric says about awards as a whole: a better rank never gives less, nor does a wider level. */
export function awardFaults(rubric: Rubric): Fault[] {
  return faultsOf(inAwards(rubric));
}

function* inAwards({ awards, indicators }: Rubric): Generator<Fault> {
  if (!awards) {
    for (const [at, { weightWhenRecordOnly }] of indicators.entries()) {
      if (weightWhenRecordOnly !== undefined) {
        const path = `indicators[${at}].weightWhenRecordOnly`;
        yield { path, reason: 'there are no awards in this rubric that could be recorded only' };
      }
    }
    return;
  }
  for (const [l, level] of AWARD_LEVELS.entries()) {
    const wider = AWARD_LEVELS[l - 1];
    for (const [r, rank] of AWARD_RANKS.entries()) {
      const own = awards.points[level][rank];
      const better = AWARD_RANKS[r - 1];
      const path = `awards.points.${level}.${rank}`;
      if (better && own > awards.points[level][better])
        yield { path, reason: `${own} is more than the ${awards.points[level][better]} of '${better}'` };
      if (wider && own > awards.points[wider][rank])
        yield { path, reason: `${own} is more than the ${awards.points[wider][rank]} of '${wider}'` };
    }
  }
}

/** What one indicator that collects awards asks for; paths begin inside the indicator. */
export function* inAwardPoints(
  rubric: Rubric,
  indicator: Indicator,
  levelCuts: readonly number[] | undefined,
): Generator<Fault> {
  const { awards } = rubric;
  if (!awards) {
    yield { path: 'aggregation.method', reason: 'collects awards, but the rubric says nothing about awards' };
    return;
  }
  const path = 'aggregation.params.levelCuts';
  const weighs = indicator.gradeBands.some((band) => weightIn(rubric, indicator, band) > 0);
  if (awards.mode === 'record-only' && weighs) {
    const reason = 'awards are recorded only, so this indicator weighs nothing: weightWhenRecordOnly must be 0';
    yield { path: 'weightWhenRecordOnly', reason };
  }
  if (awards.mode === 'points' && weighs && levelCuts === undefined) {
    yield { path, reason: 'awards give points here, but not how many reach which level' };
  }
  const [top] = levelCuts ?? [];
  if (top !== undefined && top > awards.capPerYear) {
    const reason = `the level '${rubric.levelScale[0]?.code}' cannot be reached: ${top} is above the ${awards.capPerYear} of a year`;
    yield { path: `${path}[0]`, reason };
  }
}
