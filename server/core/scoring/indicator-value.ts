import { type AmountMethod, type BonusMethod, type Indicator, levelOf, type Rubric } from '../rubric/rubric.ts';
import { aggregate } from './aggregate.ts';
import { levelFromThresholds, thresholdsIn, totalAmount } from './amounts.ts';
import { type Entry, inOrder } from './counting-marks.ts';

/** A rating's coefficient in its indicator's value. */
export type RatingPart = { readonly raterId: string; readonly coefficient: number };

export type IndicatorValue = {
  /** 0–100, or points for a bonus indicator; null where there is no value. */
  readonly value: number | null;
  readonly level: string | null;
  readonly counting: readonly Entry[];
  /** Who gave each counting level mark; counts and hours are nobody's judgement. */
  readonly raterIds: readonly string[];
  /** Null where the method's rating error is not estimated; empty for counts and hours. */
  readonly parts: readonly RatingPart[] | null;
  readonly missing: 'no-marks' | 'not-enough-marks' | null;
};

const NO_MARKS: IndicatorValue = {
  value: null,
  level: null,
  counting: [],
  raterIds: [],
  parts: [],
  missing: 'no-marks',
};

/** The value of one core indicator from its entries (in order). Never NaN: no entries give no value, or 0 where the rubric says so. */
export function indicatorValue(
  rubric: Rubric,
  indicator: Indicator,
  entries: readonly Entry[],
  bandId: string,
): IndicatorValue {
  const { aggregation } = indicator;
  switch (aggregation.method) {
    case 'count-to-level':
    case 'hours-to-level':
    case 'amount-to-target':
      return amountValue(rubric, indicator, aggregation, entries, bandId);
    case 'points-capped':
      return bonusValue(rubric, aggregation, entries);
    default:
      return levelValue(rubric, indicator, aggregation, entries);
  }
}

/** v = Σ share · value of that kind / Σ share, over the kinds of rater that did rate (ruling 3). */
function levelValue(
  rubric: Rubric,
  indicator: Indicator,
  method: Parameters<typeof aggregate>[0],
  entries: readonly Entry[],
): IndicatorValue {
  if (entries.length === 0) return NO_MARKS;
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
  if (shares === 0) return { ...NO_MARKS, missing: 'not-enough-marks' };
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
  return { value, level: levelOf(rubric, value), counting, raterIds, parts: estimated ? parts : null, missing: null };
}

/** Hours and counts are facts: all who may record them add to one sum, and the shares of raters say nothing here. */
function amountValue(
  rubric: Rubric,
  indicator: Indicator,
  method: AmountMethod,
  entries: readonly Entry[],
  bandId: string,
): IndicatorValue {
  const total = totalAmount(entries, indicator.limits);
  if (method.method === 'amount-to-target') {
    const { target, zeroIfAbsent } = method.params;
    if (entries.length === 0 && !zeroIfAbsent) return NO_MARKS;
    const value = (100 * Math.min(total, target)) / target;
    return { value, level: levelOf(rubric, value), counting: entries, raterIds: [], parts: [], missing: null };
  }
  const thresholds = thresholdsIn(indicator.aggregation, bandId);
  if (entries.length === 0 || !thresholds) return NO_MARKS;
  const value = levelFromThresholds(rubric, thresholds, total);
  return { value, level: levelOf(rubric, value), counting: entries, raterIds: [], parts: [], missing: null };
}

function bonusValue(rubric: Rubric, method: BonusMethod, entries: readonly Entry[]): IndicatorValue {
  if (entries.length === 0) return NO_MARKS;
  const codes = new Map(rubric.levelScale.map((level) => [level.score, level.code]));
  const points = entries.reduce(
    (sum, entry) => sum + (method.params.levelPoints[codes.get(entry.value) ?? ''] ?? 0),
    0,
  );
  const value = Math.min(points, method.params.capPoints);
  return { value, level: null, counting: entries, raterIds: [], parts: [], missing: null };
}
