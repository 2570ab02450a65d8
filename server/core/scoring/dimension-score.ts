import type { Sex } from '../rubric/fitness.ts';
import type { StoredValue } from '../rubric/mark-value.ts';
import type { MarkKind, RaterKind } from '../rubric/rubric.ts';
import type { Exempt } from './exempt.ts';

/** Goes into every stored score; a change of any number a score may show needs a new one. */
export const METHOD_VERSION = 'score-4';

/** The 97.5 % point of the normal distribution, behind every 95 % interval. */
export const Z95 = 1.959963984540054;

/** One current mark. Observations without judgement and absences are not marks and are never passed in. */
export type ScoredMark = {
  readonly id: string;
  readonly indicatorId: string;
  readonly kind: MarkKind;
  /** For kind 'level'. */
  readonly level: string | null;
  /** For counts, hours and times attended (≥ 0), and what was measured. */
  readonly amount: number | null;
  /** For awards, measurements and attendance, as stored. */
  readonly detail?: StoredValue['detail'];
  readonly raterId: string;
  readonly raterKind: RaterKind;
  /** The day it happened, YYYY-MM-DD. */
  readonly happenedOn: string;
  readonly term: string;
};

/** Variances of a rating's error, in squared average level steps of the rubric's scale. */
export type VarianceComponents = {
  readonly rater: number;
  readonly personRater: number;
  readonly residual: number;
};

/** Until a district has estimated its own (docs/methods.md §0.7); an interval made with them says "default". */
export const DEFAULT_COMPONENTS: VarianceComponents = { rater: 0.06, personRater: 0.05, residual: 0.35 };

/** Whose variances an interval is made with: it says so. */
export const ERRORS_FROM = ['default', 'district'] as const;
export type ErrorsFrom = (typeof ERRORS_FROM)[number];
export const errorsFrom = (components: VarianceComponents | undefined): ErrorsFrom =>
  components === undefined ? 'default' : 'district';

export type ScoreInput = {
  /** 1–12. */
  readonly grade: number;
  readonly term: string;
  /** The first day of the term, YYYY-MM-DD; without it hours a week are asked for the whole term. */
  readonly termStartsOn?: string;
  /** As the roster says; the fitness tables give no value without it. */
  readonly sex?: Sex | null;
  /** The current marks of one pupil of the school year to date; a later term's are not among them. Any order. */
  readonly marks: readonly ScoredMark[];
  /** The district's; without them the defaults. */
  readonly components?: VarianceComponents | undefined;
  /** Indicators that need what not every school has and that this pupil's school offers to all: missing, they are not neutral. */
  readonly offeredToAll?: ReadonlySet<string>;
  /** What is not asked of this pupil; absent where all is. */
  readonly exempt?: Exempt;
};

/** The rating error of one pupil's score in parts that a group mean can add up; squared score points, and score points for the raters. */
export type ErrorTerms = {
  /** Rater id → the score points that one standard deviation of this rater's severity moves the score by. */
  readonly raterCoefficients: Readonly<Record<string, number>>;
  readonly sumSquaredPersonRater: number;
  readonly sumSquaredResidual: number;
};

export type IndicatorScore = {
  readonly id: string;
  /** Nominal weight in the pupil's grade band, points of 100; 0 for a bonus indicator. */
  readonly weight: number;
  /** Part of the score it has after missing weights were shared out, 0–1; 0 where it has no value. */
  readonly share: number;
  /** 0–100 (bonus indicators: points), or null where there is no value. */
  readonly value: number | null;
  /** Points of a fitness standard beside its value, 0–20; the level is that of both. 0 for all other methods. */
  readonly bonus: number;
  /** Whether the value is made of a table nobody has compared with its source yet; whoever shows it says so. */
  readonly toBeChecked: boolean;
  /** Standard error of the value from rating (points of 100); 0 for counts and hours, null without a value or where it is not estimated. */
  readonly se: number | null;
  /** Level code; null where there is no value, and for bonus indicators. */
  readonly level: string | null;
  /** Marks of the period that may count, school-based ones included. */
  readonly records: number;
  /** Level marks that count in the value, and those of staff among them. */
  readonly ratings: number;
  readonly staffRatings: number;
  /** The marks the value is made of, in order of happening. */
  readonly countingMarkIds: readonly string[];
  /** The last day among `records`, YYYY-MM-DD. */
  readonly lastHappenedOn: string | null;
  readonly missing: Missing | null;
  /** What was recorded where it is a fact: it is printed as one, and what it is worth in the score is no judgement. */
  readonly fact: Fact | null;
};

/** Everything recorded in the period, also what is beyond a limit and does not count; `held` how often attendance was possible. */
export type Fact = {
  readonly kind: 'count' | 'hours' | 'attendance';
  readonly amount: number;
  readonly held: number | null;
};

/**
 * Why there is no value: nothing entered; not yet enough for the method; too few weeks of the term gone for hours a week; not
 * every item of the grade measured; the tables need a sex and the roster has none; awards are recorded without being rated; it is
 * not asked of this child on some days of the period.
 */
export type Missing =
  | 'no-marks'
  | 'not-enough-marks'
  | 'too-early'
  | 'items-missing'
  | 'needs-sex'
  | 'record-only'
  | 'exempt';

export type DimensionScore = {
  /** 'provisional': fewer than 3 ratings or 2 raters among staff. 'insufficient_evidence': no rating, or too little of the weight observed. */
  readonly status: 'ok' | 'provisional' | 'insufficient_evidence';
  /** 0–100, not rounded (`printedScore` rounds); null when the evidence is insufficient. */
  readonly score: number | null;
  /** Points shown beside the score; the level is that of score + bonus. */
  readonly bonus: number;
  /** Standard error from rating, in score points; counts and hours have none. */
  readonly se: number | null;
  readonly seStatus: 'estimated' | 'not-estimated' | 'no-score';
  readonly errorsFrom: ErrorsFrom;
  /** 95 % interval of the score, clipped to 0–100; null with `se`. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly level: string | null;
  /** Null where the rubric has no band for the grade. */
  readonly gradeBand: string | null;
  /** Observed part of the weight, 0–1. */
  readonly weightShare: number;
  /** Level marks of staff that count in the score, and by how many different people. */
  readonly ratings: number;
  readonly raters: number;
  /** Marks of all kinds in the period, bonus ones not included. */
  readonly records: number;
  /** Core and bonus indicators of the grade band, in the rubric's order; a school-based one is in its parent. */
  readonly indicators: readonly IndicatorScore[];
  /** Null with `se`. */
  readonly errorTerms: ErrorTerms | null;
};
