import type { PinnedRubric } from '../../../db/pinned-rubrics.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Indicator } from '../../core/rubric/rubric.ts';
import { type IndicatorScore, Z95 } from '../../core/scoring/dimension-score.ts';
import { neededFor } from '../../core/scoring/enough-evidence.ts';
import { reliableChange } from '../../core/scoring/reliable-change.ts';

export type ScoreRow = Tables['scores']['$inferSelect'];
type Rubric = PinnedRubric['body'];

const VERDICTS = {
  reliable_increase: 'up',
  reliable_decrease: 'down',
  no_reliable_change: 'within-error',
  not_estimable: null,
} as const;

/** One dimension of a child's page, from the stored score of the term and of the term before. */
export function dimensionResult(
  rubric: Rubric,
  row: ScoreRow | undefined,
  before: { code: string; row: ScoreRow; isComparable: boolean } | undefined,
) {
  const result = row?.result;
  const earlier = before?.row.result;
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

function errorStatusOf(result: ScoreRow['result'] | undefined): 'estimated' | 'none' | 'not-estimated' {
  if (!result || result.score === null) return 'none';
  return result.seStatus === 'estimated' ? 'estimated' : 'not-estimated';
}

function indicatorResult(indicator: Indicator, one: IndicatorScore) {
  const { weight, value, se, level, records, missing } = one;
  // A score stored by the first method version has neither until it is rebuilt.
  const { bonus = 0, toBeChecked = false } = one;
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
