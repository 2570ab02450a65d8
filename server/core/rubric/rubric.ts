import type { AwardRules } from './awards.ts';
import type { FitnessStandard } from './fitness.ts';
import type { Text } from './text.ts';

export type Dimension = 'moral' | 'arts' | 'labour' | 'scitech' | 'health' | 'academic';

/** Who gave a mark. All staff roles count together; peer rating is not in the first version. */
export type RaterKind = 'staff' | 'self' | 'guardian';

/** What is entered for one pupil and one indicator: a level somebody judges, or a fact. */
export type MarkKind = 'level' | 'count' | 'hours' | 'award' | 'measurement' | 'attendance';

/** A grade band's id → something for each band. */
export type ByBand<T> = { readonly [bandId: string]: T };

/** Thresholds of the levels from the best to the last but one, strictly falling; below the last of them is the lowest level. */
export type Thresholds = readonly number[];

export const isThresholds = (given: Thresholds | ByBand<Thresholds>): given is Thresholds => Array.isArray(given);

/** How the levels of one pupil and one indicator become one value. Each is applied to the marks of each kind of rater alone; the shares then join them. */
export type LevelMethod =
  | { readonly method: 'latest-confirmed'; readonly params: Record<string, never> }
  | { readonly method: 'mean-of-levels'; readonly params: Record<string, never> }
  | { readonly method: 'median-of-levels'; readonly params: Record<string, never> }
  | { readonly method: 'highest'; readonly params: Record<string, never> }
  | { readonly method: 'best-n-mean'; readonly params: { readonly n: number } }
  /** Canvas LMS: d1 = x1, dk = percent·xk + (100 − percent)·dk−1. `percent` is the weight of the newest mark, 1–99. */
  | { readonly method: 'decaying-average'; readonly params: { readonly percent: number } }
  /** Canvas LMS: percent of the newest mark + (100 − percent) of the mean of all before it. */
  | { readonly method: 'weighted-average'; readonly params: { readonly percent: number } }
  /** Canvas LMS: the mean of the marks at or above a level, if there are n of them; else no value yet. */
  | { readonly method: 'n-times-at-mastery'; readonly params: { readonly n: number; readonly mastery: string } }
  /**
   * The latest mark of the term, once there are marks in this many terms of the school year: those before are the pupil's own
   * baseline, which a level that says «against own last term» needs. A mark of the first term alone is a starting point, no value.
   */
  | { readonly method: 'progress-vs-own-baseline'; readonly params: { readonly minHistoryTerms: number } };

/** Facts become a value without anybody's judgement. */
export type AmountMethod =
  | { readonly method: 'count-to-level'; readonly params: { readonly counts: Thresholds | ByBand<Thresholds> } }
  | {
      readonly method: 'hours-to-level';
      /** Hours in the whole period, or hours a week times the weeks of the period. */
      readonly params:
        | { readonly hours: ByBand<Thresholds> }
        | { readonly weeks: number; readonly hoursPerWeek: ByBand<Thresholds> };
    }
  /** 100 · min(sum, target) / target; more than the target does not count. `zeroIfAbsent`: the chance existed for all, so nothing entered is 0. */
  | {
      readonly method: 'amount-to-target';
      readonly params: { readonly kind: 'count' | 'hours'; readonly target: number; readonly zeroIfAbsent: boolean };
    }
  /** Times attended / times held, over the whole period; thresholds are parts of 1. */
  | { readonly method: 'coverage-to-level'; readonly params: { readonly cuts: Thresholds } };

/** Measurements against the tables of `rubric.fitness`; `items` are those this indicator collects. */
export type StandardMethod = {
  readonly method: 'standard-score';
  readonly params: { readonly items: readonly string[] };
};

/** Awards by `rubric.awards`; in points mode their points of the year reach a level. */
export type AwardMethod = { readonly method: 'award-points'; readonly params: { readonly levelCuts?: Thresholds } };

/** Taking part, counted and nothing more: no value, no level, no part in a score (docs/rules.md 31). */
export type ParticipationMethod = { readonly method: 'participation'; readonly params: Record<string, never> };

/** Points beside the score (never inside it): each mark's level gives points, and their sum stops at `capPoints`. */
export type BonusMethod = {
  readonly method: 'points-capped';
  readonly params: { readonly capPoints: number; readonly levelPoints: { readonly [level: string]: number } };
};

export type Aggregation = (
  | LevelMethod
  | AmountMethod
  | ParticipationMethod
  | StandardMethod
  | AwardMethod
  | BonusMethod
) & {
  /** 'year' is the school year to date. */
  readonly period: 'term' | 'year';
  /** Nothing entered: 'not-assessed' lowers the coverage and its weight passes to the others; 'neutral' is as if the indicator did not exist. */
  readonly missing: 'not-assessed' | 'neutral';
};

/** What is beyond a limit stays as a fact and does not count. Records: the earliest count, for each kind of rater. Hours: of all together. */
export type Limits = {
  readonly recordsPerTerm?: number;
  readonly hoursPerDay?: number;
  /** Weeks begin on Monday. */
  readonly hoursPerWeek?: number;
  readonly hoursPerYear?: number;
};

export type Indicator = {
  readonly id: string;
  readonly title: Text;
  /** 'school': alternative evidence for its core `parent`, no weight of its own. */
  readonly scope: 'core' | 'school';
  /** Of a core indicator only where both measure: its measurements are read by fewer people than those of its parent. */
  readonly parent?: string;
  /** Points of 100. A core indicator has `weight` or `weightByBand`; one with a parent or a bonus has neither. */
  readonly weight?: number;
  readonly weightByBand?: ByBand<number>;
  /** Its weight in every grade band while `awards.mode` is 'record-only'. */
  readonly weightWhenRecordOnly?: number;
  readonly gradeBands: readonly string[];
  readonly aggregation: Aggregation;
  /** The most this indicator may contribute to the score, in points of 100. */
  readonly contributionCap?: number;
  readonly limits?: Limits;
  readonly raters: readonly { readonly kind: RaterKind; readonly share: number }[];
  /** The share the source gives to peer rating, which the first version does not have; with `raters` it makes 100. */
  readonly peerShareNotUsed?: number;
  /** Who reads its marks: the family and staff, staff only, or only who wrote them. */
  readonly visibility: 'family' | 'staff' | 'author';
  /** What each level looks like; empty for facts of the second edition, of which nobody judges a level. */
  readonly levels: readonly LevelWords[];
  /** The same for grade bands that one text does not serve. */
  readonly levelsByBand?: ByBand<readonly LevelWords[]>;
  /** A fact in a sentence: {n} is the times, the hours or the times attended, {held} of how many. */
  readonly fact?: Text;
  /** Where the behaviour is seen, if not at school: staff do not rate it (docs/rules.md 32). */
  readonly seenAt?: 'home';
  /** Asks for a venue, machines, devices or money: without a record it is neutral unless a school says that it offers it to all. */
  readonly needsOffer?: true;
  /** There is no value before so many ratings, so that one mark does not decide alone. */
  readonly minRecords?: number;
  /** Things a family without money can do in ten minutes. */
  readonly homeIdeas?: ByBand<readonly Text[]>;
  readonly observationPoints: readonly ObservationPoint[];
  readonly evidenceTypes: readonly string[];
  readonly note?: Text;
};

export type LevelWords = { readonly code: string; readonly descriptor: Text };

export type ObservationPoint = {
  readonly id: string;
  readonly title: Text;
  /** Of a series, a story in ordered tasks: what is done here, and what a teacher sees of it. */
  readonly step?: 'read' | 'tell' | 'do' | 'judge';
  readonly observable?: Text;
};

export type GradeBand = { readonly id: string; readonly title: Text; readonly grades: readonly number[] };

/** Indicators that share a block of the score: only those with evidence are averaged, by their weights, and the block keeps its weight. */
export type GroupRule = {
  readonly id: string;
  readonly title: Text;
  readonly method: 'weighted-mean-of-offered';
  readonly members: readonly string[];
  /** Points of 100; the members' weights in every grade band add up to it. */
  readonly totalWeight: number;
  /** The fewest members a school offers in a band. Evidence on fewer covers only that part of the block (of its coverage, not of its weight). */
  readonly minOffered: ByBand<number>;
  readonly note?: Text;
};

export type Rubric = {
  readonly key: string;
  readonly version: number;
  /** 2: bound by the rules of the second edition (`careFaults`). */
  readonly edition?: 2;
  readonly title: Text;
  readonly dimension: Dimension;
  readonly gradeBands: readonly GradeBand[];
  /** From the best to the lowest; scores 0–100, strictly falling. */
  readonly levelScale: readonly { readonly code: string; readonly score: number; readonly label: Text }[];
  readonly scoring: {
    /** 0–1; with less of the weight observed there is no score. */
    readonly minCoverage: number;
    /** From the best to the lowest, which begins at 0. A level's own score lies in its own band. */
    readonly bands: readonly { readonly code: string; readonly min: number }[];
    readonly bonusMax: number;
    /** How a score is printed, and compared with the bands, so that a printed 90.0 is never called less than 90. */
    readonly rounding: 'half-up-1' | 'none';
  };
  readonly evidenceTypes: readonly { readonly id: string; readonly title: Text }[];
  readonly indicators: readonly Indicator[];
  readonly groupRules: readonly GroupRule[];
  readonly awards?: AwardRules;
  readonly fitness?: FitnessStandard;
  readonly sources: readonly {
    readonly kind: 'sourced' | 'recalled' | 'design';
    readonly text: Text;
    readonly ref?: string;
  }[];
};

export function gradeBandOf(rubric: Rubric, grade: number): GradeBand | undefined {
  return rubric.gradeBands.find((band) => band.grades.includes(grade));
}

/** Its weight in one grade band as the rubric treats awards, in points of 100; 0 where it has none. */
export function weightIn(rubric: Pick<Rubric, 'awards'>, indicator: Indicator, bandId: string): number {
  if (!indicator.gradeBands.includes(bandId)) return 0;
  const given = indicator.weight ?? indicator.weightByBand?.[bandId] ?? 0;
  return rubric.awards?.mode === 'record-only' ? (indicator.weightWhenRecordOnly ?? given) : given;
}

/** The kind of mark an indicator collects. */
export function markKindOf(indicator: Indicator): MarkKind {
  const { aggregation } = indicator;
  switch (aggregation.method) {
    case 'count-to-level':
    case 'participation':
      return 'count';
    case 'hours-to-level':
      return 'hours';
    case 'amount-to-target':
      return aggregation.params.kind;
    case 'coverage-to-level':
      return 'attendance';
    case 'standard-score':
      return 'measurement';
    case 'award-points':
      return 'award';
    default:
      return 'level';
  }
}

/** The rubric's average level step, in points of 100: (best − lowest score) / (levels − 1). Packs: (100 − 50) / 3 = 16.67. */
export function averageLevelStep(rubric: Rubric): number {
  const scores = rubric.levelScale.map((level) => level.score);
  return scores.length < 2 ? 0 : (Math.max(...scores) - Math.min(...scores)) / (scores.length - 1);
}

/** Half up at one decimal, as the rubric says it prints. Float noise of up to 1e-9 does not turn 89.95 into 89.9. */
export function printedScore(rubric: Rubric, score: number): number {
  return rubric.scoring.rounding === 'none' ? score : Math.floor(score * 10 + 0.5 + 1e-9) / 10;
}

/** The level of a value or a score (with its bonus), both on 0–100. */
export function levelOf(rubric: Rubric, score: number): string | null {
  const shown = printedScore(rubric, score);
  return rubric.scoring.bands.find((band) => shown >= band.min)?.code ?? rubric.scoring.bands.at(-1)?.code ?? null;
}
