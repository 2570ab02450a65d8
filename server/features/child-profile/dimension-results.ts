import type { PinnedRubric } from '../../../db/pinned-rubrics.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Indicator } from '../../core/rubric/rubric.ts';
import { type DimensionScore, type IndicatorScore, Z95 } from '../../core/scoring/dimension-score.ts';
import { neededFor } from '../../core/scoring/enough-evidence.ts';
import { intervalOf } from '../../core/scoring/rating-error.ts';
import { reliableChange } from '../../core/scoring/reliable-change.ts';

export type ScoreRow = Tables['scores']['$inferSelect'];
type Rubric = PinnedRubric['body'];

const VERDICTS = {
  reliable_increase: 'up',
  reliable_decrease: 'down',
  no_reliable_change: 'within-error',
  not_estimable: null,
} as const;

/** One dimension of a child's page, from the score of the term and what it is made of, and from the score of the term before. */
export function dimensionResult(
  rubric: Rubric,
  scored: { readonly row: ScoreRow; readonly made: DimensionScore } | undefined,
  before: { readonly code: string; readonly row: ScoreRow; readonly isComparable: boolean } | undefined,
) {
  const [row, result] = [scored?.row, scored?.made];
  const earlier = before && { score: before.row.score, ...intervalOf(before.row.score, before.row.errorTerms) };
  const counting = result?.indicators.flatMap((one) => one.level ?? []) ?? [];
  return {
    dimension: rubric.dimension,
    rubricTitle: rubric.title,
    rubricVersion: rubric.version,
    status: result?.status ?? ('insufficient_evidence' as const),
    score: result?.score ?? null,
    se: result?.se ?? null,
    errorStatus: errorStatusOf(result),
    lo: result?.lo ?? null,
    hi: result?.hi ?? null,
    level: result?.level ?? null,
    levelLabel: rubric.levelScale.find(({ code }) => code === result?.level)?.label ?? null,
    bonus: result?.bonus ?? 0,
    records: row?.records ?? 0,
    ratings: result?.ratings ?? 0,
    raters: result?.raters ?? 0,
    weightShare: result?.weightShare ?? 0,
    freshShare: row && row.records > 0 ? row.fresh / row.records : null,
    lastOn: row?.lastOn ?? null,
    levels: rubric.levelScale.map(({ code }) => ({
      level: code,
      count: counting.filter((level) => level === code).length,
    })),
    previous:
      before && earlier && earlier.score !== null
        ? { term: before.code, score: earlier.score, lo: earlier.lo, hi: earlier.hi }
        : null,
    // Another rubric, school or method would be taken for a change in the child.
    change: result && earlier && before?.isComparable ? VERDICTS[reliableChange(earlier, result).verdict] : null,
    needed: neededFor(
      result ?? { status: 'insufficient_evidence', ratings: 0, raters: 0, weightShare: 0 },
      rubric.scoring.minCoverage,
    ),
    toBeChecked: result?.indicators.some((one) => one.toBeChecked && one.share > 0) ?? false,
    indicators: (result?.indicators ?? []).flatMap((one) => {
      const indicator = rubric.indicators.find(({ id }) => id === one.id);
      return indicator ? [indicatorResult(indicator, one)] : [];
    }),
  };
}

function errorStatusOf(result: DimensionScore | undefined): 'estimated' | 'none' | 'not-estimated' {
  if (!result || result.score === null) return 'none';
  return result.seStatus === 'estimated' ? 'estimated' : 'not-estimated';
}

function indicatorResult(indicator: Indicator, one: IndicatorScore) {
  const { weight, value, se, level, bonus, toBeChecked, records, missing } = one;
  const around = (sign: 1 | -1) =>
    value === null || se === null ? null : Math.min(100, Math.max(0, value + sign * Z95 * se));
  return {
    indicatorId: indicator.id,
    title: indicator.title,
    weight,
    value,
    lo: around(-1),
    hi: around(1),
    level,
    bonus,
    toBeChecked,
    missing,
    records,
  };
}
