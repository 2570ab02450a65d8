import { type Agreement, agreementOf, crossed, NEEDED, type RatedMark } from '../moderation/agreement.ts';
import { bandOf, shownTable } from '../moderation/shown-table.ts';
import {
  atLeast,
  type Bound,
  boundedShare,
  type Count,
  codedShare,
  hiddenParts,
  isSmall,
  LEAST,
  LOCKED,
  roundedCount,
  type Share,
  shownCount,
} from './shares.ts';

/** A round of blind second ratings as it is kept: its marks with what others found, and what became of every rating that was asked for. */
export type RoundAnswers = {
  readonly roundId: string;
  /** How many levels the scale has. */
  readonly scale: number;
  readonly items: readonly (RatedMark & { readonly schoolId: string; readonly indicatorId: string })[];
  readonly ratings: readonly {
    readonly raterSchoolId: string;
    readonly isAnswered: boolean;
    readonly left: 'not-enough' | 'know-the-child' | null;
    readonly seconds: number | null;
  }[];
};

type Coefficient = { readonly value: number; readonly lo: number | null; readonly hi: number | null };
type TooFew = { readonly status: 'too-few'; readonly n: Count; readonly needed: number };
type Told = {
  readonly status: 'ok' | 'no-variation';
  readonly n: number;
  readonly alpha: Coefficient | null;
  readonly kappa: number | null;
};
export type PrintedAgreement =
  | TooFew
  | (Told & { readonly pairs: number; readonly exact: number | Bound; readonly adjacent: number | Bound });

/** What of a round leaves the schools. */
export type PrintedRound = {
  readonly roundId: string;
  readonly countedAt: number;
  /** How many were answered, for the next day to count from; nobody is shown it. */
  readonly answered: number;
  readonly rated: Count;
  readonly notEnough: Count;
  readonly knowTheChild: Count;
  readonly secondsEach: number | null;
  readonly schools: readonly {
    readonly schoolId: string;
    readonly drawn: Count;
    readonly asked: Count;
    readonly answered: Share | null;
  }[];
  readonly whole: PrintedAgreement;
  readonly indicators: readonly { readonly indicatorId: string; readonly agreement: TooFew | Told }[];
  readonly table: readonly (readonly Count[])[] | null;
};

/** Fewer answers tell more of the moment than of the task. */
const ANSWERS_FOR_A_MEDIAN = 10;

/**
 * What of a round leaves the schools, for one day. It stays as it was until ten more ratings have been answered (or taken back), so that
 * two days never differ by one of them.
 */
export function releaseRound(
  round: RoundAnswers,
  schoolIds: readonly string[],
  countedAt: number,
  before: PrintedRound | undefined,
): PrintedRound {
  const { items, ratings, scale } = round;
  const answered = ratings.filter(({ isAnswered }) => isAnswered);
  if (before && Math.abs(answered.length - before.answered) < LEAST) return before;
  const setAside = (reason: 'not-enough' | 'know-the-child') => answered.filter(({ left }) => left === reason).length;
  const whole = agreementOf(items, scale);
  const table = crossed(items, scale);
  return {
    roundId: round.roundId,
    countedAt,
    answered: answered.length,
    rated: shownCount(answered.filter(({ left }) => left === null).length),
    notEnough: shownCount(setAside('not-enough')),
    knowTheChild: shownCount(setAside('know-the-child')),
    secondsEach: medianOf(answered.flatMap(({ seconds }) => seconds ?? [])),
    schools: schoolsOf(round, schoolIds),
    whole:
      whole.status === 'too-few'
        ? tooFew(whole.n)
        : { ...told(whole), pairs: roundedCount(whole.pairs), ...bands(table) },
    indicators: indicatorsOf(round),
    table: whole.status === 'too-few' ? null : shownTable(table),
  };
}

/** How many of a school's marks were drawn: all of them together are told, so what is hidden is hidden with others. */
function schoolsOf({ items, ratings }: RoundAnswers, schoolIds: readonly string[]): PrintedRound['schools'] {
  const drawn = schoolIds.map((id) => items.filter(({ schoolId }) => schoolId === id).length);
  const some = [...drawn.entries()].filter(([, count]) => count > 0);
  const hidden = hiddenParts(some.map(([, count]) => count));
  const locked = new Set(some.flatMap(([at], place) => (hidden.has(place) ? at : [])));
  return schoolIds.map((schoolId, at) => {
    const own = ratings.filter(({ raterSchoolId }) => raterSchoolId === schoolId);
    const answered = own.filter(({ isAnswered }) => isAnswered).length;
    return {
      schoolId,
      drawn: locked.has(at) ? LOCKED : roundedCount(drawn[at] ?? 0),
      asked: shownCount(own.length),
      answered: isSmall(own.length) ? LOCKED : codedShare(answered, own.length),
    };
  });
}

/**
 * Agreement by indicator: how many marks, and the coefficients. No shares: of the whole and of all other indicators they would leave the
 * pairs of the one that has too few. What has fewer than ten is hidden with another, for all of them together are told.
 */
function indicatorsOf({ items, scale }: RoundAnswers): PrintedRound['indicators'] {
  const ids = [...new Set(items.map(({ indicatorId }) => indicatorId))].sort();
  const found = ids.map((id) =>
    agreementOf(
      items.filter(({ indicatorId }) => indicatorId === id),
      scale,
    ),
  );
  const some = [...found.entries()].filter(([, { n }]) => n > 0);
  const hidden = hiddenParts(some.map(([, { n }]) => n));
  const locked = new Set(some.flatMap(([at], place) => (hidden.has(place) ? at : [])));
  return ids.flatMap((indicatorId, at) => {
    const agreement = found[at];
    if (!agreement) return [];
    if (locked.has(at)) return [{ indicatorId, agreement: { status: 'too-few', n: LOCKED, needed: NEEDED } }];
    return [{ indicatorId, agreement: agreement.status === 'too-few' ? tooFew(agreement.n) : told(agreement) }];
  });
}

const tooFew = (n: number): TooFew => ({ status: 'too-few', n: shownCount(n), needed: NEEDED });

/** Coefficients to two decimals: from all their digits the table could be worked back. */
function told({ status, n, alpha, kappa }: Exclude<Agreement, { status: 'too-few' }>): Told {
  return {
    status,
    n: roundedCount(n),
    alpha: alpha && {
      value: hundredth(alpha.value),
      lo: alpha.lo && hundredth(alpha.lo),
      hi: alpha.hi && hundredth(alpha.hi),
    },
    kappa: kappa && hundredth(kappa),
  };
}

/**
 * Of all pairs, those with the same level and those at most one apart: with what is left of each other they are the three bands of the
 * table, so a band of fewer than ten pairs must follow from neither.
 */
function bands(table: readonly (readonly number[])[]): { exact: number | Bound; adjacent: number | Bound } {
  const sums = [0, 0, 0];
  for (const [row, line] of table.entries())
    for (const [column, count] of line.entries()) sums[bandOf(row, column)] = (sums[bandOf(row, column)] ?? 0) + count;
  const [same = 0, beside = 0, further = 0] = sums;
  const pairs = same + beside + further;
  const exact = boundedShare(same, pairs);
  const isTold = beside >= LEAST || typeof exact !== 'number' || further < LEAST;
  return { exact, adjacent: isTold ? boundedShare(same + beside, pairs) : atLeast(same, pairs) };
}

function medianOf(seconds: readonly number[]): number | null {
  if (seconds.length < ANSWERS_FOR_A_MEDIAN) return null;
  const sorted = [...seconds].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Math.round(((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2);
}

const hundredth = (value: number) => Math.round(value * 100) / 100 || 0;
