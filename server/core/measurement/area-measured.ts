import type { Stage } from '../calendar/terms.ts';
import type { Dimension } from '../rubric/rubric.ts';
import type { SchoolCells } from './cells.ts';

/** A blind second rating of a moderation round. `raterSchoolId`: the school its rater was drawn from. `step`: as in cells. */
export type BlindRating = {
  readonly dimension: Dimension;
  readonly indicatorId: string;
  readonly pupilId: string;
  readonly schoolId: string;
  readonly raterId: string;
  readonly raterSchoolId: string;
  readonly step: number;
};

export type AreaInput = {
  readonly dimensions: readonly Dimension[];
  /** The area's schools in one term. */
  readonly schools: readonly SchoolCells[];
  /** Of the area's pupils. */
  readonly blind: readonly BlindRating[];
  /** `homesOf` all schools of the district. */
  readonly homeOf: ReadonlyMap<string, string>;
};

/** How far ratings of a dimension go across schools. Counts of ratings by whether their rater's home is another school. */
export type Linkage = {
  /** Schools with ratings; and into how many groups they fall that no rater joins. */
  readonly schools: number;
  readonly groups: number;
  readonly ratings: number;
  readonly across: number;
  /** Of `across`: blind second ratings, and pupils that got any. */
  readonly blind: number;
  readonly pupils: number;
  readonly bySchool: readonly {
    readonly schoolId: string;
    readonly pupils: number;
    readonly ratings: number;
    readonly across: number;
    readonly outsiders: number;
    readonly blind: number;
    /** Mean step as it is: kept, never printed. */
    readonly rawMean: number | null;
  }[];
};

export type Refusal = {
  readonly status: 'refused';
  readonly reason:
    | 'one-school'
    | 'too-few-schools'
    | 'too-few-pupils'
    | 'raters-not-linked'
    | 'links-too-thin'
    | 'too-many-raters'
    | 'not-estimable';
  /** Schools with ratings; of them with 10 rated pupils; of them with enough ratings from outside. */
  readonly schools: number;
  readonly withPupils: number;
  readonly withLinks: number;
};
export type ThreeWords = 'clearly-above' | 'not-distinguishable' | 'clearly-below';
export type SchoolContrast = {
  readonly schoolId: string;
  /** Rated pupils. */
  readonly n: number;
  /**
   * Levels above the mean of the schools compared (empirical Bayes where `between` is there); its SD of prediction; 95 %, of fewer than ten
   * schools for all of them together.
   */
  readonly difference: number;
  readonly se: number;
  readonly lo95: number;
  readonly hi95: number;
  readonly words: ThreeWords;
  /** Share of the difference that is not error; null without a variance between schools. */
  readonly reliability: number | null;
};
export type Compared = {
  readonly status: 'compared';
  /** Schools with ratings that are not compared, and why. */
  readonly left: readonly { readonly schoolId: string; readonly because: 'too-few-pupils' | 'links-too-thin' }[];
  /** Whether the schools differ at all, all of them together: the test that comes before any of them is named. */
  readonly joint: {
    readonly schools: number;
    /** Of the likelihood ratio with its 50 : 50 mixture. */
    readonly p: number;
    readonly isDetected: boolean;
  };
  /** Why there is no share between schools; null where there is one. */
  readonly noShare: 'fewer-than-10' | null;
  readonly between: {
    readonly schools: number;
    /** Variances in squared levels: between schools, classes of a school, pupils of a class. */
    readonly tauSchool: number;
    readonly tauClass: number;
    readonly sigma2: number;
    readonly share: number;
    readonly lo95: number;
    readonly hi95: number;
    /** 10–19 schools. */
    readonly isFew: boolean;
  } | null;
  /** Empty where no difference between schools was detected. */
  readonly effects: readonly SchoolContrast[];
};
export type Comparison = Refusal | Compared;
/** Of one stage: a school of nine years has a part in two. */
export type StageComparison = Comparison & { readonly stage: Stage };

export type Dependability =
  | { readonly status: 'not-estimable'; readonly reason: 'too-few-pupils' | 'too-few-raters' | 'no-variation' }
  | {
      readonly status: 'estimated';
      /** Pupils with ratings of two or more raters; raters. */
      readonly pupils: number;
      readonly raters: number;
      readonly components: { readonly p: number; readonly r: number; readonly pr: number };
      /** A negative estimate was set to 0. */
      readonly isCut: boolean;
      /** `lo`, `hi`: 95 % interval of Φ, by a jackknife over schools; null of fewer than five. */
      readonly table: readonly {
        readonly raters: number;
        readonly eRho2: number;
        readonly phi: number;
        readonly lo: number | null;
        readonly hi: number | null;
      }[];
      /** The least number of raters with Φ ≥ .7, ≥ .8; null where not even 20 do. */
      readonly forGroups: number | null;
      readonly forOne: number | null;
    };

export type Unequal = {
  readonly mean: number;
  /** Difference coefficient between schools, weighted by pupils. */
  readonly cv: number;
  /** Theil T of pupils, and its exact parts. */
  readonly theil: number;
  readonly betweenSchools: number;
  readonly withinSchools: number;
  readonly share: number | null;
  /** 95 % intervals of `cv` and `share` (jackknife over schools); null where the figure without one of them is none. */
  readonly cvInterval: Interval | null;
  readonly shareInterval: Interval | null;
};
export type Interval = { readonly lo: number; readonly hi: number };
export type Opportunity =
  | { readonly status: 'not-estimable'; readonly reason: 'too-few-schools' }
  | {
      readonly status: 'estimated';
      readonly schools: number;
      readonly pupils: number;
      /** Null where there is none. */
      readonly records: Unequal | null;
      readonly hours: Unequal | null;
    };

type OneSex = { readonly n: number; readonly noticed: number; readonly records: number };
export type SexGap = {
  readonly unknown: number;
  /** School by school, of those that count: kept, never printed. */
  readonly bySchool: readonly { readonly schoolId: string; readonly boys: OneSex; readonly girls: OneSex }[];
  readonly opportunity: {
    readonly boys: OneSex;
    readonly girls: OneSex;
    /** Boys' share with any record less girls', in points of a hundred, with its interval by school. */
    readonly difference: number;
    readonly lo95: number;
    readonly hi95: number;
    readonly isUnequal: boolean;
  } | null;
  readonly levels: {
    readonly boys: number;
    readonly girls: number;
    /** Boys less girls: in levels and in SDs of pupils. */
    readonly difference: number;
    readonly g: number;
    readonly lo95: number;
    readonly hi95: number;
  } | null;
};

export type DimensionMeasured = {
  readonly dimension: Dimension;
  readonly linkage: Linkage;
  /** Of each stage that the area's schools have, in their order. */
  readonly comparisons: readonly StageComparison[];
  readonly dependability: Dependability;
  readonly opportunity: Opportunity;
  readonly gap: SexGap;
};

/** A district, town or group in one term. */
export type AreaMeasured = { readonly kind: 'area'; readonly dimensions: readonly DimensionMeasured[] };
