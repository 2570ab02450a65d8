import { type AwardMethod, levelOf, printedScore, type Rubric } from '../rubric/rubric.ts';
import { levelFromThresholds } from './amounts.ts';
import { awardPoints } from './award-points.ts';
import type { Entry } from './entry.ts';
import type { Situation } from './situation.ts';
import { standardScore } from './standard-score.ts';
import { type IndicatorValue, noValue, ofFacts } from './value.ts';

/** A fitness standard: the value is the standard's score (at most 100), the level that of score + bonus (docs/rules.md 7). */
export function standardValue(rubric: Rubric, entries: readonly Entry[], { sex, grade }: Situation): IndicatorValue {
  const { fitness } = rubric;
  if (entries.length === 0 || !fitness) return noValue('no-marks');
  if (sex === null) return noValue('needs-sex');
  const result = standardScore(fitness, entries, { sex, grade });
  if (!result) return noValue('items-missing');
  const { standard, bonus, toBeChecked, counting } = result;
  const shown = printedScore(rubric, standard + bonus);
  const level = fitness.levels.find((each) => shown >= each.min)?.code ?? null;
  return { ...ofFacts(standard, level, counting), bonus, toBeChecked };
}

/** Awards: facts without points unless the rubric gives points, which then reach a level. */
export function awardValue(rubric: Rubric, { params }: AwardMethod, entries: readonly Entry[]): IndicatorValue {
  const { awards } = rubric;
  if (awards?.mode !== 'points' || params.levelCuts === undefined) return noValue('record-only');
  if (entries.length === 0) return noValue('no-marks');
  const { points, counting } = awardPoints(awards, entries);
  const value = levelFromThresholds(rubric, params.levelCuts, points);
  return ofFacts(value, levelOf(rubric, value), counting);
}
