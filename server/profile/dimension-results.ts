import type { PinnedRubric } from '../../db/pinned-rubrics.ts';
import type { Tables } from '../../db/schema/tables.ts';
import { factSentence } from '../core/rubric/fact-sentence.ts';
import type { Indicator } from '../core/rubric/rubric.ts';
import { type DimensionScore, type IndicatorScore, Z95 } from '../core/scoring/dimension-score.ts';
import { neededFor } from '../core/scoring/enough-evidence.ts';
import type { JudgedChange } from '../core/scoring/judged-levels.ts';

export type ScoreRow = Tables['scores']['$inferSelect'];
type Rubric = PinnedRubric['body'];
/** A score as a page shows it, and of what is stored of it what it says. */
export type SeenScore = {
  readonly row: Pick<ScoreRow, 'records' | 'fresh' | 'lastOn'>;
  readonly made: DimensionScore;
  readonly byOwnGoal: ReadonlySet<string>;
};

/** One dimension of a child's page, from the score of the term and what it is made of, and from what was judged in the term before. */
export function dimensionResult(
  rubric: Rubric,
  scored: SeenScore | undefined,
  change: (JudgedChange & { readonly term: string }) | null,
) {
  const [row, result] = [scored?.row, scored?.made];
  const judged = result?.indicators.flatMap((one) => (one.staffRatings > 0 ? (one.level ?? []) : [])) ?? [];
  return {
    dimension: rubric.dimension,
    rubricTitle: rubric.title,
    rubricVersion: rubric.version,
    status: result?.status ?? ('insufficient_evidence' as const),
    score: result?.score ?? null,
    se: result?.se ?? null,
    errorStatus: errorStatusOf(result),
    errorsFrom: result?.errorsFrom ?? ('default' as const),
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
      count: judged.filter((level) => level === code).length,
    })),
    change,
    needed: neededFor(
      result ?? { status: 'insufficient_evidence', ratings: 0, raters: 0, weightShare: 0 },
      rubric.scoring.minCoverage,
    ),
    toBeChecked: result?.indicators.some((one) => one.toBeChecked && one.share > 0) ?? false,
    indicators: (result?.indicators ?? []).flatMap((one) => {
      const indicator = rubric.indicators.find(({ id }) => id === one.id);
      return indicator ? [indicatorResult(indicator, one, scored?.byOwnGoal)] : [];
    }),
  };
}

function errorStatusOf(result: DimensionScore | undefined): 'estimated' | 'none' | 'not-estimated' {
  if (!result || result.score === null) return 'none';
  return result.seStatus === 'estimated' ? 'estimated' : 'not-estimated';
}

function indicatorResult(indicator: Indicator, one: IndicatorScore, byOwnGoal: ReadonlySet<string> = new Set()) {
  const { weight, value, se, bonus, toBeChecked, records, missing, fact } = one;
  const around = (sign: 1 | -1) =>
    value === null || se === null ? null : Math.min(100, Math.max(0, value + sign * Z95 * se));
  return {
    indicatorId: indicator.id,
    title: indicator.title,
    weight,
    value,
    lo: around(-1),
    hi: around(1),
    // A fact is said as one: the level it reaches is arithmetic, and its words would judge a child nobody judged (docs/rules.md 30).
    level: fact === null ? one.level : null,
    byOwnGoal: one.countingMarkIds.some((id) => byOwnGoal.has(id)),
    bonus,
    toBeChecked,
    missing,
    records,
    fact: fact && { ...fact, said: indicator.fact ? factSentence(indicator.fact, fact) : null },
  };
}
