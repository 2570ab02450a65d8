import { type AmountMethod, type BonusMethod, type Indicator, levelOf, type Rubric } from '../rubric/rubric.ts';
import { aggregate } from './aggregate.ts';
import { levelReached, totalAmount } from './amounts.ts';
import { inOrder } from './counting-marks.ts';
import type { Entry } from './entry.ts';
import { awardValue, standardValue } from './fact-values.ts';
import { withOwnBaseline } from './own-baseline.ts';
import type { Situation } from './situation.ts';
import { type IndicatorValue, noValue, ofFacts } from './value.ts';

/** The value of one core indicator from its entries (in order). Never NaN: no entries give no value, or 0 where the rubric says so. */
export function indicatorValue(
  rubric: Rubric,
  indicator: Indicator,
  entries: readonly Entry[],
  at: Situation,
): IndicatorValue {
  const { aggregation } = indicator;
  switch (aggregation.method) {
    case 'count-to-level':
    case 'hours-to-level':
    case 'amount-to-target':
    case 'coverage-to-level':
      return amountValue(rubric, indicator, aggregation, entries, at);
    case 'standard-score':
      return standardValue(rubric, entries, at);
    case 'award-points':
      return awardValue(rubric, aggregation, entries);
    case 'points-capped':
      return bonusValue(rubric, aggregation, entries);
    case 'progress-vs-own-baseline': {
      const usable = withOwnBaseline(entries, aggregation.params.minHistoryTerms, at.term);
      if (usable.length === 0 && entries.length > 0) return noValue('not-enough-marks');
      return levelValue(rubric, indicator, aggregation, usable);
    }
    default:
      return levelValue(rubric, indicator, aggregation, entries);
  }
}

/** v = Σ share · value of that kind / Σ share, over the kinds of rater that did rate (docs/rules.md 3). */
function levelValue(
  rubric: Rubric,
  indicator: Indicator,
  method: Parameters<typeof aggregate>[0],
  entries: readonly Entry[],
): IndicatorValue {
  if (entries.length === 0) return noValue('no-marks');
  const mastery = method.method === 'n-times-at-mastery' ? method.params.mastery : null;
  const masteryValue = rubric.levelScale.find((level) => level.code === mastery)?.score ?? 0;
  const kinds = indicator.raters.flatMap(({ kind, share }) => {
    const theirs = entries.filter((entry) => entry.raterKind === kind);
    const result = aggregate(
      method,
      theirs.map((entry) => entry.value),
      masteryValue,
    );
    return result && share > 0 ? [{ share, theirs, ...result }] : [];
  });
  const shares = kinds.reduce((sum, kind) => sum + kind.share, 0);
  if (shares === 0) return noValue('not-enough-marks');
  const value = kinds.reduce((sum, kind) => sum + kind.share * kind.value, 0) / shares;
  const counting = inOrder(kinds.flatMap((kind) => kind.counting.flatMap((at) => kind.theirs[at] ?? [])));
  const estimated = kinds.every((kind) => kind.coefficients !== null);
  const parts = kinds.flatMap((kind) =>
    kind.counting.flatMap((at, position) => {
      const raterId = kind.theirs[at]?.raterId;
      const coefficient = ((kind.coefficients?.[position] ?? 0) * kind.share) / shares;
      return raterId === null || raterId === undefined ? [] : [{ raterId, coefficient }];
    }),
  );
  const raterIds = counting.flatMap((entry) => entry.raterId ?? []);
  return { ...ofFacts(value, levelOf(rubric, value), counting), raterIds, parts: estimated ? parts : null };
}

/** Facts: all who may record them add to one sum, and the shares of raters say nothing here. */
function amountValue(
  rubric: Rubric,
  indicator: Indicator,
  method: AmountMethod,
  entries: readonly Entry[],
  at: Situation,
): IndicatorValue {
  if (method.method === 'amount-to-target') {
    const { target, zeroIfAbsent } = method.params;
    if (entries.length === 0 && !zeroIfAbsent) return noValue('no-marks');
    const value = (100 * Math.min(totalAmount(entries, indicator.limits), target)) / target;
    return ofFacts(value, levelOf(rubric, value), entries);
  }
  if (entries.length === 0) return noValue('no-marks');
  const value = levelReached(rubric, indicator, entries, at);
  if (value === 'too-early') return noValue('too-early');
  return value === null ? noValue('no-marks') : ofFacts(value, levelOf(rubric, value), entries);
}

function bonusValue(rubric: Rubric, method: BonusMethod, entries: readonly Entry[]): IndicatorValue {
  if (entries.length === 0) return noValue('no-marks');
  const codes = new Map(rubric.levelScale.map((level) => [level.score, level.code]));
  const points = entries.reduce(
    (sum, entry) => sum + (method.params.levelPoints[codes.get(entry.value) ?? ''] ?? 0),
    0,
  );
  return ofFacts(Math.min(points, method.params.capPoints), null, entries);
}
