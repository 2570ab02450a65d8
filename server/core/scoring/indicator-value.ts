import {
  type AmountMethod,
  type BonusMethod,
  type Indicator,
  levelOf,
  type RaterKind,
  type Rubric,
} from '../rubric/rubric.ts';
import { type Aggregated, aggregate } from './aggregate.ts';
import { levelReached, totalAmount } from './amounts.ts';
import { inOrder } from './counting-marks.ts';
import type { Entry } from './entry.ts';
import { partAsked } from './exempt.ts';
import { awardValue, standardValue } from './fact-values.ts';
import { withOwnBaseline } from './own-baseline.ts';
import type { Situation } from './situation.ts';
import { type IndicatorValue, noValue, ofFacts, type RatingPart } from './value.ts';

/**
 * The value of one core indicator from its entries (in order). Never NaN: no entries give no value, or 0 where the rubric says so. Where it
 * is not asked of the child on some days, what was recorded on the others counts, and without a value it is exempt, never 0.
 */
export function indicatorValue(
  rubric: Rubric,
  indicator: Indicator,
  entries: readonly Entry[],
  at: Situation,
): IndicatorValue {
  if (partAsked(at.exempt, indicator) === 1) return valueFrom(rubric, indicator, entries, at);
  const is = entries.length === 0 ? noValue('exempt') : valueFrom(rubric, indicator, entries, at);
  return is.value === null ? noValue('exempt') : is;
}

function valueFrom(rubric: Rubric, indicator: Indicator, entries: readonly Entry[], at: Situation): IndicatorValue {
  const { aggregation } = indicator;
  switch (aggregation.method) {
    case 'count-to-level':
    case 'hours-to-level':
    case 'amount-to-target':
    case 'coverage-to-level':
      return amountValue(rubric, indicator, aggregation, entries, at);
    case 'participation':
      return noValue('record-only');
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
  const rated: Kind[] = [];
  for (const { kind, share } of indicator.raters) {
    const theirs = share > 0 ? entries.filter((entry) => entry.raterKind === kind) : [];
    if (theirs.length === 0) continue;
    const values = theirs.map((entry) => entry.value);
    const result = aggregate(method, values, masteryValue);
    if (!result) continue;
    rated.push({ kind, share, theirs, result });
  }
  if (rated.length === 0) return noValue('not-enough-marks');
  // So that one mark decides no more than its part, whoever else rated: a teacher's single one beside a child's own has its whole share.
  const least = indicator.minRecords ?? 1;
  const all = sharesOf(rated);
  const isFew = ({ share, theirs }: Kind, of: number) => share / of > theirs.length / least;
  // A child's single view waits for another; it does not take away what staff have seen often enough.
  const isStaffs = rated.some(({ kind }) => kind === 'staff');
  const kinds = rated.filter((one) => !isStaffs || one.kind === 'staff' || !isFew(one, all));
  const shares = sharesOf(kinds);
  if (kinds.some((one) => isFew(one, shares))) return noValue('not-enough-marks');
  const value = kinds.reduce((sum, { share, result }) => sum + share * result.value, 0) / shares;
  const counting: Entry[] = [];
  const parts: RatingPart[] = [];
  for (const { share, theirs, result } of kinds) {
    for (const [position, at] of result.counting.entries()) {
      const entry = theirs[at];
      if (entry) counting.push(entry);
      const coefficient = ((result.coefficients?.[position] ?? 0) * share) / shares;
      if (entry && entry.raterId !== null) parts.push({ raterId: entry.raterId, coefficient });
    }
  }
  const inTime = inOrder(counting);
  return {
    ...ofFacts(value, levelOf(rubric, value), inTime),
    raterIds: inTime.flatMap((entry) => entry.raterId ?? []),
    staffIds: inTime.flatMap((entry) => (entry.raterKind === 'staff' ? (entry.raterId ?? []) : [])),
    parts: kinds.every(({ result }) => result.coefficients !== null) ? parts : null,
  };
}

const sharesOf = (kinds: readonly Kind[]) => kinds.reduce((sum, { share }) => sum + share, 0);

type Kind = {
  readonly kind: RaterKind;
  readonly share: number;
  readonly theirs: readonly Entry[];
  readonly result: Aggregated;
};

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
    const asked = target * partAsked(at.exempt, indicator);
    if (asked === 0) return noValue('exempt');
    const value = (100 * Math.min(totalAmount(entries, indicator.limits), asked)) / asked;
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
