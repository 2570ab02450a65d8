import type { Stage } from '../calendar/terms.ts';
import type {
  AreaMeasured,
  Dependability,
  DimensionMeasured,
  Interval,
  Opportunity,
  Refusal,
  SexGap,
  StageComparison,
  ThreeWords,
  Unequal,
} from '../measurement/area-measured.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { type Count, isSmall, LEAST, LOCKED, participationShare, roundedCount, type Share } from './shares.ts';

export type PrintedContrast = {
  readonly schoolId: string;
  readonly n: number;
  /** Levels from the mean of the schools compared, to .05, with the 95 % interval. */
  readonly difference: number;
  readonly lo: number;
  readonly hi: number;
  readonly words: ThreeWords;
};
export type PrintedComparison =
  | {
      readonly stage: Stage;
      readonly status: 'refused';
      readonly reason: Refusal['reason'];
      readonly withLinks: number;
    }
  | {
      readonly stage: Stage;
      readonly status: 'compared';
      readonly schools: readonly PrintedContrast[];
      /** How many were compared, and whether they differ at all; nothing is printed of one by itself where they do not. */
      readonly compared: number;
      readonly isDetected: boolean;
      /** Of the area's other schools nothing is said here: too few pupils, too few ratings from outside, or hidden. */
      readonly noShare: 'fewer-than-10' | null;
      /** Whole per cent of the differences between pupils that lie between schools. */
      readonly between: {
        readonly share: number;
        readonly lo: number;
        readonly hi: number;
        readonly schools: number;
        readonly isFew: boolean;
      } | null;
      /** Levels: a smaller distance from the mean is within error; null where nothing is printed. */
      readonly least: number | null;
    };
export type PrintedUnequal = {
  readonly cv: number;
  readonly cvInterval: Interval | null;
  readonly theil: number;
  readonly between: number | null;
  readonly betweenInterval: Interval | null;
};
export type PrintedDependability =
  | Extract<Dependability, { status: 'not-estimable' }>
  | {
      readonly status: 'estimated';
      readonly pupils: number;
      readonly raters: number;
      readonly table: Extract<Dependability, { status: 'estimated' }>['table'];
      readonly forGroups: number | null;
      readonly forOne: number | null;
    };
export type PrintedOpportunity =
  | Extract<Opportunity, { status: 'not-estimable' }>
  | {
      readonly status: 'estimated';
      readonly schools: number;
      readonly records: PrintedUnequal | null;
      readonly hours: PrintedUnequal | null;
    };
type PrintedSex = { readonly n: number; readonly noticed: Share | null; readonly recordsEach: number };
export type PrintedGap = {
  readonly unknown: Count;
  readonly opportunity: { readonly boys: PrintedSex; readonly girls: PrintedSex; readonly isUnequal: boolean } | null;
  /** Boys less girls in SDs of pupils, to .05. */
  readonly levels: {
    readonly boys: number;
    readonly girls: number;
    readonly g: number;
    readonly lo: number;
    readonly hi: number;
    readonly words: ThreeWords;
  } | null;
};
export type PrintedMeasured = {
  readonly dimension: Dimension;
  readonly comparability: 'comparable' | 'own-trend-only';
  /** Ratings by teachers of other schools, and of these the blind ones. */
  readonly across: Count;
  readonly blind: Count;
  /** Stage by stage: a school of nine years is compared by its two parts. */
  readonly comparisons: readonly PrintedComparison[];
  readonly dependability: PrintedDependability;
  readonly opportunity: PrintedOpportunity;
  readonly gap: PrintedGap;
};

type Allowed = {
  /** The schools whose number of pupils the district's release prints; of the others nothing is said. */
  readonly printed: ReadonlySet<string>;
  /** Whether it may be told how many boys and how many girls of the area have a record (`areasWithSexes`). */
  readonly withSexes: (dimension: Dimension) => boolean;
};

/**
 * What of an area's measurement leaves its schools. Every figure is a function of whole schools of ten pupils or more (`measureArea` has no others), so
 * what two overlapping reports differ by is made of such schools as well; counts are to the nearest 5, effects to .05, shares to
 * whole per cent, so that one child moves none of them but at the edge of a step.
 */
export function releaseAreaMeasured({ dimensions }: AreaMeasured, { printed, withSexes }: Allowed): PrintedMeasured[] {
  return dimensions.map((one) => {
    const comparisons = one.comparisons.map((found) => comparisonOf(found, printed));
    return {
      dimension: one.dimension,
      comparability: comparisons.some(({ status }) => status === 'compared') ? 'comparable' : 'own-trend-only',
      ...linksOf(one),
      comparisons,
      dependability: dependabilityOf(one.dependability),
      opportunity: opportunityOf(one.opportunity),
      gap: gapOf(one.gap, withSexes(one.dimension)),
    };
  });
}

function linksOf({ linkage }: DimensionMeasured): Pick<PrintedMeasured, 'across' | 'blind'> {
  const { pupils, across, blind } = linkage;
  return isSmall(pupils)
    ? { across: LOCKED, blind: LOCKED }
    : { across: roundedCount(across), blind: roundedCount(blind) };
}

function comparisonOf(found: StageComparison, printed: ReadonlySet<string>): PrintedComparison {
  if (found.status === 'refused') {
    const { stage, status, reason, withLinks } = found;
    return { stage, status, reason, withLinks };
  }
  const open = found.effects.filter(({ schoolId, n }) => printed.has(schoolId) && n >= LEAST);
  if (open.length === 0 && found.joint.isDetected)
    return { stage: found.stage, status: 'refused', reason: 'too-few-pupils', withLinks: 0 };
  const schools = open.map(({ schoolId, n, difference, lo95, hi95 }) => {
    const [lo, hi] = [twentieth(lo95), twentieth(hi95)];
    return { schoolId, n: roundedCount(n), difference: twentieth(difference), lo, hi, words: wordsOf(lo, hi) };
  });
  const reach = open.map(({ difference, hi95 }) => hi95 - difference).sort((a, b) => a - b);
  const middle = reach[Math.floor(reach.length / 2)];
  const { between } = found;
  return {
    stage: found.stage,
    status: 'compared',
    schools,
    compared: found.joint.schools,
    isDetected: found.joint.isDetected,
    noShare: found.noShare,
    between: between && {
      share: percent(between.share),
      lo: percent(between.lo95),
      hi: percent(between.hi95),
      schools: between.schools,
      isFew: between.isFew,
    },
    least: middle === undefined ? null : Math.max(0.05, twentieth(middle)),
  };
}

/** By what is printed, so that no interval contradicts its words. */
const wordsOf = (lo: number, hi: number): ThreeWords => {
  if (lo > 0) return 'clearly-above';
  return hi < 0 ? 'clearly-below' : 'not-distinguishable';
};

function dependabilityOf(found: Dependability): PrintedDependability {
  if (found.status === 'not-estimable') return found;
  const { status, pupils, raters, table, forGroups, forOne } = found;
  return {
    status,
    pupils: roundedCount(pupils),
    raters: roundedCount(raters),
    table: table.map(({ lo, hi, ...row }) => ({
      raters: row.raters,
      eRho2: hundredth(row.eRho2),
      phi: hundredth(row.phi),
      lo: lo === null ? null : hundredth(lo),
      hi: hi === null ? null : hundredth(hi),
    })),
    forGroups,
    forOne,
  };
}

function opportunityOf(found: Opportunity): PrintedOpportunity {
  if (found.status === 'not-estimable') return found;
  const told = (of: Unequal | null): PrintedUnequal | null =>
    of && {
      cv: hundredth(of.cv),
      cvInterval: within(of.cvInterval, hundredth),
      theil: hundredth(of.theil),
      between: of.share === null ? null : percent(of.share),
      betweenInterval: within(of.shareInterval, percent),
    };
  return { status: found.status, schools: found.schools, records: told(found.records), hours: told(found.hours) };
}

const within = (interval: Interval | null, round: (value: number) => number): Interval | null =>
  interval && { lo: round(interval.lo), hi: round(interval.hi) };

function gapOf({ unknown, opportunity, levels }: SexGap, isTold: boolean): PrintedGap {
  const sex = ({ n, noticed, records }: { n: number; noticed: number; records: number }): PrintedSex => ({
    n: roundedCount(n),
    noticed: participationShare(noticed, n),
    recordsEach: Math.round((10 * records) / n) / 10,
  });
  const { boys, girls, isUnequal } = opportunity ?? {};
  const [lo, hi] = [twentieth(levels?.lo95 ?? 0), twentieth(levels?.hi95 ?? 0)];
  return {
    unknown: isSmall(unknown) ? LOCKED : roundedCount(unknown),
    opportunity: boys && girls && isTold ? { boys: sex(boys), girls: sex(girls), isUnequal: isUnequal ?? false } : null,
    levels: levels && {
      boys: roundedCount(levels.boys),
      girls: roundedCount(levels.girls),
      g: twentieth(levels.g),
      lo,
      hi,
      words: wordsOf(lo, hi),
    },
  };
}

// Never −0, which a file would write as it is.
const twentieth = (value: number) => Math.round(value * 20) / 20 || 0;
const hundredth = (value: number) => Math.round(value * 100) / 100 || 0;
const percent = (share: number) => Math.round(100 * share);
