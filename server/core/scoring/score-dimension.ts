import { grouped } from '../grouped.ts';
import { gradeBandOf, levelOf, type Rubric } from '../rubric/rubric.ts';
import { entriesOf } from './counting-marks.ts';
import {
  type DimensionScore,
  type ErrorTerms,
  errorsFrom,
  type Fact,
  type IndicatorScore,
  type ScoreInput,
} from './dimension-score.ts';
import { MIN_RATERS, MIN_RATINGS } from './enough-evidence.ts';
import type { Entry } from './entry.ts';
import { indicatorValue } from './indicator-value.ts';
import { type Planned, planOf } from './plan.ts';
import { errorTermsOf, intervalOf, standardError } from './rating-error.ts';
import { sharesOf } from './shares.ts';
import type { Situation } from './situation.ts';
import type { IndicatorValue, RatingPart } from './value.ts';

type Valued = { readonly planned: Planned; readonly entries: readonly Entry[]; readonly is: IndicatorValue };
type Weighed = Valued & { readonly share: number };

/** What is stored of a score: what lists, lines and sums need. */
export type ScoreInShort = Pick<
  DimensionScore,
  'status' | 'score' | 'bonus' | 'level' | 'weightShare' | 'ratings' | 'raters' | 'errorTerms'
> & { readonly indicators: readonly Pick<IndicatorScore, 'id' | 'records' | 'lastHappenedOn'>[] };

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
  const { gradeBand, weighed, inShort } = weigh(rubric, input);
  const { score, errorTerms } = inShort;
  return {
    ...inShort,
    ...intervalOf(score, errorTerms),
    seStatus: score === null ? 'no-score' : errorTerms === null ? 'not-estimated' : 'estimated',
    errorsFrom: errorsFrom(input.components),
    gradeBand,
    records: sum(weighed.map((one) => (one.planned.isBonus ? 0 : recordsOf(one)))),
    indicators: weighed.map((one) => indicatorScore(rubric, one, input)),
  };
}

/** The same without what only the child's own page says of it. */
export function scoreInShort(rubric: Rubric, input: ScoreInput): ScoreInShort {
  const { weighed, inShort } = weigh(rubric, input);
  const indicators = weighed.map((one) => ({
    id: one.planned.indicator.id,
    records: recordsOf(one),
    lastHappenedOn: one.entries.at(-1)?.happenedOn ?? null,
  }));
  return { ...inShort, indicators };
}

type Scoring = {
  readonly gradeBand: string | null;
  readonly weighed: readonly Weighed[];
  readonly inShort: Omit<ScoreInShort, 'indicators'>;
};

function weigh(rubric: Rubric, input: ScoreInput): Scoring {
  const gradeBand = gradeBandOf(rubric, input.grade)?.id ?? null;
  if (gradeBand === null) return { gradeBand, weighed: [], inShort: { ...NOTHING_SEEN, ...NO_SCORE } };
  const plan = planOf(rubric, gradeBand);
  const valued = valuesIn(rubric, plan.planned, gradeBand, input);
  const observed = new Set<string>();
  const exempt = new Set<string>();
  for (const { planned, is } of valued) {
    if (!planned.isBonus && is.value !== null) observed.add(planned.indicator.id);
    if (is.missing === 'exempt') exempt.add(planned.indicator.id);
  }
  const { share, weightShare } = sharesOf(plan, { observed, exempt, offeredToAll: input.offeredToAll ?? NONE });
  const weighed = valued.map((one) => ({ ...one, share: share.get(one.planned.indicator.id) ?? 0 }));
  const inScore = weighed.filter((one) => !one.planned.isBonus && one.share > 0);
  // A child that rates itself is no second person who saw it: what makes a score sure is what staff rated.
  const staffIds = inScore.flatMap((one) => one.is.staffIds);
  const [ratings, raters] = [staffIds.length, new Set(staffIds).size];
  const isRated = inScore.some((one) => one.is.raterIds.length > 0);
  const seen = { bonus: bonusOf(rubric, weighed), weightShare, ratings, raters };
  if (!isRated || weightShare < rubric.scoring.minCoverage - 1e-9)
    return { gradeBand, weighed, inShort: { ...seen, ...NO_SCORE } };

  const score = clip(sum(inScore.map(contribution)));
  const status = ratings < MIN_RATINGS || raters < MIN_RATERS ? 'provisional' : 'ok';
  const level = levelOf(rubric, score + seen.bonus);
  return {
    gradeBand,
    weighed,
    inShort: { ...seen, status, score, level, errorTerms: errorOf(rubric, inScore, input) },
  };
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING_SEEN = { bonus: 0, weightShare: 0, ratings: 0, raters: 0 };
const NO_SCORE = { status: 'insufficient_evidence', score: null, level: null, errorTerms: null } as const;

function valuesIn(rubric: Rubric, planned: readonly Planned[], bandId: string, input: ScoreInput): Valued[] {
  const marks = grouped(input.marks, (mark) => mark.indicatorId);
  const { term, termStartsOn, grade, sex = null, exempt } = input;
  const at: Situation = { term, termStartsOn, bandId, grade, sex, exempt };
  return planned.map((one) => {
    const entries = entriesOf(rubric, one, marks, at);
    return { planned: one, entries, is: indicatorValue(rubric, one.indicator, entries, at) };
  });
}

/** Null as soon as one indicator of the score is put together by a method whose rating error is not estimated (docs/rules.md 9). */
function errorOf(rubric: Rubric, inScore: readonly Weighed[], input: ScoreInput): ErrorTerms | null {
  const parts: RatingPart[] = [];
  for (const { share, is } of inScore) {
    if (is.parts === null) return null;
    for (const { raterId, coefficient } of is.parts) parts.push({ raterId, coefficient: share * coefficient });
  }
  return errorTermsOf(rubric, parts, input.components);
}

function bonusOf(rubric: Rubric, valued: readonly Valued[]): number {
  const points = sum(valued.map(({ planned, is }) => (planned.isBonus ? (is.value ?? 0) : 0)));
  return Math.min(points, rubric.scoring.bonusMax);
}

function indicatorScore(rubric: Rubric, one: Weighed, { components }: ScoreInput): IndicatorScore {
  const { planned, entries, is, share } = one;
  const isEstimated = is.value !== null && is.parts !== null;
  return {
    id: planned.indicator.id,
    weight: planned.weight,
    share,
    value: is.value,
    bonus: is.bonus,
    toBeChecked: is.toBeChecked,
    level: is.level,
    records: recordsOf(one),
    ratings: is.raterIds.length,
    staffRatings: is.staffIds.length,
    countingMarkIds: is.counting.flatMap((entry) => entry.ids),
    lastHappenedOn: entries.at(-1)?.happenedOn ?? null,
    missing: is.missing,
    fact: factOf(planned, entries),
    se: isEstimated ? standardError(errorTermsOf(rubric, is.parts, components)) : null,
  };
}

function factOf({ kind }: Planned, entries: readonly Entry[]): Fact | null {
  if (entries.length === 0 || (kind !== 'count' && kind !== 'hours' && kind !== 'attendance')) return null;
  const held = sum(entries.map(({ detail }) => (detail !== null && 'held' in detail ? detail.held : 0)));
  return { kind, amount: sum(entries.map((entry) => entry.value)), held: kind === 'attendance' ? held : null };
}

function recordsOf({ entries }: Valued): number {
  let records = 0;
  for (const entry of entries) records += entry.ids.length;
  return records;
}

const contribution = ({ planned, share, is }: Weighed) =>
  Math.min(share * (is.value ?? 0), planned.indicator.contributionCap ?? Number.POSITIVE_INFINITY);
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
const clip = (score: number) => Math.min(100, Math.max(0, score));
