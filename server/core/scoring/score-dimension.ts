import { gradeBandOf, type Indicator, levelOf, markKindOf, type Rubric, weightIn } from '../rubric/rubric.ts';
import { entriesOf } from './counting-marks.ts';
import type { DimensionScore, ErrorTerms, Fact, IndicatorScore, ScoredMark, ScoreInput } from './dimension-score.ts';
import { MIN_RATERS, MIN_RATINGS } from './enough-evidence.ts';
import type { Entry } from './entry.ts';
import { indicatorValue } from './indicator-value.ts';
import { errorTermsOf, intervalOf, standardError } from './rating-error.ts';
import { sharesOf } from './shares.ts';
import type { Situation } from './situation.ts';
import type { IndicatorValue, RatingPart } from './value.ts';

type Valued = {
  readonly indicator: Indicator;
  readonly records: number;
  readonly last: string | null;
  readonly fact: Fact | null;
} & IndicatorValue;
type Weighed = Valued & { readonly share: number };

/**
 * One pupil's score in one dimension from the marks of the school year to date (docs/methods.md §1, docs/rules.md 1–9).
 *
 * S = Σ_a min( w_a / W · v_a, cap_a ), W the observed weight, v_a the indicator's value (0–100), at most 100.
 * SE² = (σ²_rater + σ²_person×rater) · Σ_r (Σ_{k of r} c_k)² + σ²_residual · Σ_k c_k², c_k the coefficient of rating k in S,
 * the variances times the square of the rubric's average level step. A contribution that its cap cuts keeps its
 * coefficients, which errs on the careful side.
 *
 * The result is the same to the last bit for any order of the marks. Marks that cannot count (another term, another kind,
 * an unknown level, by somebody who may not rate, beyond a limit) are passed over. A grade that the rubric has no band for
 * is 'insufficient_evidence' with `gradeBand: null`. Throws nothing; wants a rubric that `checkRubric` finds no fault in.
 */
export function scoreDimension(rubric: Rubric, input: ScoreInput): DimensionScore {
  const bandId = gradeBandOf(rubric, input.grade)?.id ?? null;
  const valued = bandId === null ? [] : valuesIn(rubric, bandId, input);
  const forScore = valued.filter((one) => !isBonus(one.indicator));
  const observed = new Set(forScore.flatMap((one) => (one.value === null ? [] : one.indicator.id)));
  const { share, weightShare } = sharesOf(rubric, bandId ?? '', observed);
  const inScore = forScore.flatMap((one) => {
    const own = share.get(one.indicator.id) ?? 0;
    return own > 0 ? [{ ...one, share: own }] : [];
  });
  const raterIds = inScore.flatMap((one) => one.raterIds);
  const [ratings, raters] = [raterIds.length, new Set(raterIds).size];
  const seen = {
    bonus: bonusOf(rubric, valued),
    componentsUsed: input.components === undefined ? ('default' as const) : ('given' as const),
    gradeBand: bandId,
    weightShare,
    ratings,
    raters,
    records: sum(forScore.map((one) => one.records)),
    indicators: valued.map((one) => ({
      ...indicatorScore(rubric, one, bandId ?? '', share.get(one.indicator.id) ?? 0),
      se:
        one.value === null || one.parts === null
          ? null
          : standardError(errorTermsOf(rubric, one.parts, input.components)),
    })),
  };
  if (ratings === 0 || weightShare < rubric.scoring.minCoverage - 1e-9) return { ...seen, ...NO_SCORE };

  const score = clip(sum(inScore.map(contribution)));
  const errorTerms = errorOf(rubric, inScore, input);
  return {
    ...seen,
    status: ratings < MIN_RATINGS || raters < MIN_RATERS ? 'provisional' : 'ok',
    score,
    ...intervalOf(score, errorTerms),
    seStatus: errorTerms === null ? 'not-estimated' : 'estimated',
    level: levelOf(rubric, score + seen.bonus),
    errorTerms,
  };
}

const NO_SCORE = {
  status: 'insufficient_evidence',
  score: null,
  se: null,
  seStatus: 'no-score',
  lo: null,
  hi: null,
  level: null,
  errorTerms: null,
} as const;

function valuesIn(rubric: Rubric, bandId: string, input: ScoreInput): Valued[] {
  const marks = new Map<string, ScoredMark[]>();
  for (const mark of input.marks) {
    const before = marks.get(mark.indicatorId);
    if (before) before.push(mark);
    else marks.set(mark.indicatorId, [mark]);
  }
  const { term, termStartsOn, grade, sex = null } = input;
  const at: Situation = { term, termStartsOn, bandId, grade, sex };
  const inBand = rubric.indicators.filter((each) => each.gradeBands.includes(bandId));
  return inBand.flatMap((indicator) => {
    if (indicator.scope !== 'core' || indicator.parent !== undefined) return [];
    if (weightIn(rubric, indicator, bandId) === 0 && !isBonus(indicator) && !isAward(indicator)) return [];
    const children = inBand.filter((each) => each.parent === indicator.id);
    const entries = entriesOf(rubric, indicator, children, marks, at);
    const records = sum(entries.map((entry) => entry.ids.length));
    const last = entries.at(-1)?.happenedOn ?? null;
    return [
      { indicator, records, last, fact: factOf(indicator, entries), ...indicatorValue(rubric, indicator, entries, at) },
    ];
  });
}

/** Null as soon as one indicator of the score is put together by a method whose rating error is not estimated (docs/rules.md 9). */
function errorOf(rubric: Rubric, inScore: readonly Weighed[], input: ScoreInput): ErrorTerms | null {
  const parts: RatingPart[] = [];
  for (const one of inScore) {
    if (one.parts === null) return null;
    parts.push(...one.parts.map((part) => ({ ...part, coefficient: one.share * part.coefficient })));
  }
  return errorTermsOf(rubric, parts, input.components);
}

function bonusOf(rubric: Rubric, valued: readonly Valued[]): number {
  const points = sum(valued.map((one) => (isBonus(one.indicator) ? (one.value ?? 0) : 0)));
  return Math.min(points, rubric.scoring.bonusMax);
}

function indicatorScore(rubric: Rubric, one: Valued, bandId: string, share: number): Omit<IndicatorScore, 'se'> {
  return {
    id: one.indicator.id,
    weight: weightIn(rubric, one.indicator, bandId),
    share,
    value: one.value,
    bonus: one.bonus,
    toBeChecked: one.toBeChecked,
    level: one.level,
    records: one.records,
    ratings: one.raterIds.length,
    countingMarkIds: one.counting.flatMap((entry) => entry.ids),
    lastHappenedOn: one.last,
    missing: one.missing,
    fact: one.fact,
  };
}

function factOf(indicator: Indicator, entries: readonly Entry[]): Fact | null {
  const kind = markKindOf(indicator);
  if (entries.length === 0 || (kind !== 'count' && kind !== 'hours' && kind !== 'attendance')) return null;
  const held = sum(entries.map(({ detail }) => (detail !== null && 'held' in detail ? detail.held : 0)));
  return { kind, amount: sum(entries.map((entry) => entry.value)), held: kind === 'attendance' ? held : null };
}

const isBonus = (indicator: Indicator) => indicator.aggregation.method === 'points-capped';
/** Awards without points weigh nothing and are listed all the same: they are facts. */
const isAward = (indicator: Indicator) => indicator.aggregation.method === 'award-points';
const contribution = ({ indicator, share, value }: Weighed) =>
  Math.min(share * (value ?? 0), indicator.contributionCap ?? Number.POSITIVE_INFINITY);
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
const clip = (score: number) => Math.min(100, Math.max(0, score));
