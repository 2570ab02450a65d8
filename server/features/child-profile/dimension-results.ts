import type { PinnedRubric } from '../../../db/pinned-rubrics.ts';
import type { Tables } from '../../../db/schema/tables.ts';
import type { Indicator } from '../../core/rubric/rubric.ts';
import { type IndicatorScore, Z95 } from '../../core/scoring/dimension-score.ts';
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
  before: { code: string; row: ScoreRow } | undefined,
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
    change: result && earlier ? VERDICTS[reliableChange(earlier, result).verdict] : null,
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

function indicatorResult(indicator: Indicator, { weight, value, se, level, records }: IndicatorScore) {
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
    records,
  };
}
