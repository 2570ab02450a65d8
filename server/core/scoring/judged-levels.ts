import { grouped } from '../grouped.ts';
import { type Indicator, markKindOf, type RaterKind, type Rubric, weightIn } from '../rubric/rubric.ts';
import { levelsGiven } from './counting-marks.ts';
import { type ScoredMark, type VarianceComponents, Z95 } from './dimension-score.ts';
import { MIN_RATINGS } from './enough-evidence.ts';
import { changeErrorOf, errorTermsOf, intervalOf } from './rating-error.ts';
import { changeBetween } from './reliable-change.ts';
import type { RatingPart } from './value.ts';

/** The levels that one kind of rater gave one indicator in one term. */
export type JudgedCell = {
  readonly indicatorId: string;
  readonly raterKind: RaterKind;
  /** The indicator's weight, and the share of it that this kind of rater has where all kinds rated. */
  readonly weight: number;
  readonly share: number;
  readonly ratings: readonly { readonly value: number; readonly raterId: string }[];
};

/** What was judged of one pupil in one dimension and one term, on 0–100 with its 95 % interval from rating. */
export type Judged = {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly indicators: number;
  readonly ratings: number;
  readonly raters: number;
};

export type JudgedChange = {
  readonly verdict: 'up' | 'down' | 'within-error';
  /** Both terms on the same indicators, rated by the same kinds of people. */
  readonly before: number;
  readonly now: number;
  readonly indicators: number;
  /** A difference up to here is within measurement error, score points. */
  readonly smallest: number;
};

/**
 * The levels given in one term, and nothing else of a score: no count, hours, attendance, measurement or award, and nothing that
 * gathers over the school year or picks the best of what there is. Such parts fall each autumn and rise with the number of records,
 * whatever the child does, so they take no part in what is said of a change or of what stands out (docs/rules.md 30).
 * Levels of progress are left out too: they say by themselves what changed.
 */
export function judgedCells(
  rubric: Rubric,
  { bandId, term, marks }: { readonly bandId: string; readonly term: string; readonly marks: readonly ScoredMark[] },
): JudgedCell[] {
  const byIndicator = grouped(marks, (mark) => mark.indicatorId);
  const inBand = rubric.indicators.filter((each) => each.gradeBands.includes(bandId));
  return inBand.flatMap((indicator) => {
    const weight = weightIn(rubric, indicator, bandId);
    if (!isJudged(indicator) || weight === 0) return [];
    const children = inBand.filter((each) => each.parent === indicator.id);
    const entries = levelsGiven(rubric, indicator, children, byIndicator, term);
    return indicator.raters.flatMap(({ kind: raterKind, share }): JudgedCell[] => {
      const ratings = entries.flatMap(({ value, raterId, raterKind: kind }) =>
        kind === raterKind && raterId !== null ? [{ value, raterId }] : [],
      );
      return ratings.length > 0 && share > 0 ? [{ indicatorId: indicator.id, raterKind, weight, share, ratings }] : [];
    });
  });
}

const isJudged = (indicator: Indicator) =>
  indicator.scope === 'core' &&
  indicator.parent === undefined &&
  markKindOf(indicator) === 'level' &&
  indicator.aggregation.method !== 'progress-vs-own-baseline';

/** The weighted mean of the levels given; null with fewer than three of them. */
export function judgedOf(rubric: Rubric, cells: readonly JudgedCell[], components?: VarianceComponents): Judged | null {
  const parts = partsOf(cells);
  if (parts.length < MIN_RATINGS) return null;
  const value = meanOf(parts);
  const { lo, hi } = intervalOf(value, errorTermsOf(rubric, parts, components));
  return {
    value,
    lo: lo ?? value,
    hi: hi ?? value,
    indicators: new Set(cells.map((cell) => cell.indicatorId)).size,
    ratings: parts.length,
    raters: new Set(parts.map((part) => part.raterId)).size,
  };
}

/**
 * Whether what was judged changed from one term to another by more than measurement error (Jacobson & Truax 1991). Only indicators that the
 * same kinds of people rated in both terms are compared, by their means, so that neither other contents nor more records look like a change;
 * the severity of who rated in both is in both and cancels (`changeErrorOf`). Null with fewer than three such ratings in a term.
 */
export function judgedChange(
  rubric: Rubric,
  before: readonly JudgedCell[],
  now: readonly JudgedCell[],
  components?: VarianceComponents,
): JudgedChange | null {
  const keyOf = (cell: JudgedCell) => `${cell.indicatorId} ${cell.raterKind}`;
  const inBoth = (cells: readonly JudgedCell[], others: readonly JudgedCell[]) => {
    const keys = new Set(others.map(keyOf));
    return cells.filter((cell) => keys.has(keyOf(cell)));
  };
  const cells = inBoth(now, before);
  const [earlier, later] = [partsOf(inBoth(before, now)), partsOf(cells)];
  if (Math.min(earlier.length, later.length) < MIN_RATINGS) return null;
  const seDiff = changeErrorOf(rubric, earlier, later, components);
  const [was, is] = [meanOf(earlier), meanOf(later)];
  const verdict = VERDICTS[changeBetween(was, is, seDiff).verdict];
  const indicators = new Set(cells.map((cell) => cell.indicatorId)).size;
  return verdict && { verdict, before: was, now: is, indicators, smallest: Z95 * seDiff };
}

const VERDICTS = {
  reliable_increase: 'up',
  reliable_decrease: 'down',
  no_reliable_change: 'within-error',
  not_estimable: null,
} as const;

type Part = RatingPart & { readonly value: number };

/** Each rating with its coefficient: an indicator's weight is shared by the kinds that rated it, theirs by their ratings. */
function partsOf(cells: readonly JudgedCell[]): Part[] {
  const kinds = grouped(cells, (cell) => cell.indicatorId);
  const total = [...kinds.values()].reduce((sum, [cell]) => sum + (cell?.weight ?? 0), 0);
  return [...kinds.values()].flatMap((own) => {
    const shares = own.reduce((sum, cell) => sum + cell.share, 0);
    return own.flatMap(({ weight, share, ratings }) =>
      ratings.map((rating) => ({ ...rating, coefficient: ((weight / total) * (share / shares)) / ratings.length })),
    );
  });
}

const meanOf = (parts: readonly Part[]) => parts.reduce((sum, part) => sum + part.coefficient * part.value, 0);
