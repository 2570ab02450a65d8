import type { Sex } from '../rubric/fitness.ts';
import type { Dimension } from '../rubric/rubric.ts';
import { type GapRefusal, quickGap } from '../statistics/group-gap.ts';
import { shareGap } from '../statistics/share-gap.ts';
import { excludesZero } from './excludes-zero.ts';

/** One pupil's records of a term, and a score where there is one, by dimension. */
export type PupilEvidence = {
  readonly sex: Sex | null;
  readonly dimensions: readonly {
    readonly dimension: Dimension;
    readonly records: number;
    readonly score: number | null;
  }[];
};

/** Groups of fewer are not compared: k of what leaves the school, though this does not (docs/methods.md §9). */
export const LEAST_IN_GAP = 10;

/** Boys − girls with its 95 % interval; null with a status where it is not said. */
export type SexGap = {
  readonly status: 'ok' | 'too-few-pupils' | 'no-variation';
  readonly boys: number;
  readonly girls: number;
  /** A share (0–1), or a mean. */
  readonly ofBoys: number | null;
  readonly ofGirls: number | null;
  readonly difference: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
};
/** `g`: Hedges g (1981) with the exact correction and its large-sample interval. */
export type ScoreGap = SexGap & { readonly g: number | null; readonly gLo: number | null; readonly gHi: number | null };
export type GapRow = {
  /** Null: all dimensions together, which have no score. */
  readonly dimension: Dimension | null;
  readonly noticed: SexGap;
  readonly records: SexGap;
  readonly score: ScoreGap | null;
  /** Whether boys and girls are clearly noticed unequally here: then a gap of scores is an artefact of what was logged. */
  readonly isUnequal: boolean;
};
export type SexGaps = { readonly sexUnknown: number; readonly rows: GapRow[] };

/**
 * Opportunity first, then scores: the share of pupils noticed (Newcombe 1998), records each (Welch 1947), and mean scores (Welch, and
 * Hedges g) of boys and girls, over all dimensions and in each of
 * `dimensions` that has a record, in their order. Pupils of no known sex are counted and left out.
 */
export function sexGaps(pupils: readonly PupilEvidence[], dimensions: readonly Dimension[]): SexGaps {
  const [boys, girls] = (['male', 'female'] as const).map((sex) => pupils.filter((one) => one.sex === sex)) as [
    PupilEvidence[],
    PupilEvidence[],
  ];
  const present = dimensions.filter((dimension) =>
    pupils.some((pupil) => pupil.dimensions.some((one) => one.dimension === dimension && one.records > 0)),
  );
  const rows = [null, ...present].map((dimension) => gapRow(dimension, boys, girls));
  return { sexUnknown: pupils.filter(({ sex }) => sex === null).length, rows };
}

function gapRow(dimension: Dimension | null, boys: readonly PupilEvidence[], girls: readonly PupilEvidence[]): GapRow {
  const recordsOf = (some: readonly PupilEvidence[]) =>
    some.map((pupil) =>
      pupil.dimensions.reduce(
        (sum, one) => sum + (dimension === null || one.dimension === dimension ? one.records : 0),
        0,
      ),
    );
  const scoresOf = (some: readonly PupilEvidence[]) =>
    some.flatMap((pupil) => pupil.dimensions.flatMap((one) => (one.dimension === dimension ? (one.score ?? []) : [])));
  const noticed = noticedGap(recordsOf(boys), recordsOf(girls));
  const { g: _g, gLo: _gLo, gHi: _gHi, ...records } = meanGap(recordsOf(boys), recordsOf(girls));
  const score = dimension === null ? null : meanGap(scoresOf(boys), scoresOf(girls));
  return { dimension, noticed, records, score, isUnequal: excludesZero(noticed) || excludesZero(records) };
}

const NOTHING = { ofBoys: null, ofGirls: null, difference: null, lo: null, hi: null };

function noticedGap(boys: readonly number[], girls: readonly number[]): SexGap {
  const n = { boys: boys.length, girls: girls.length };
  const part = (records: readonly number[]) => ({
    share: records.filter((one) => one > 0).length / records.length,
    n: records.length,
  });
  const [one, other] = [part(boys), part(girls)];
  const gap = shareGap(one, other);
  if (gap === null || Math.min(n.boys, n.girls) < LEAST_IN_GAP) return { status: 'too-few-pupils', ...n, ...NOTHING };
  const shares = { ofBoys: one.share, ofGirls: other.share };
  return { status: 'ok', ...n, ...shares, difference: gap.difference, lo: gap.lo95, hi: gap.hi95 };
}

function meanGap(boys: readonly number[], girls: readonly number[]): ScoreGap {
  const n = { boys: boys.length, girls: girls.length };
  const without = { ...NOTHING, g: null, gLo: null, gHi: null };
  if (Math.min(n.boys, n.girls) < LEAST_IN_GAP) return { status: 'too-few-pupils', ...n, ...without };
  const gap = quickGap(boys, girls);
  if (isRefused(gap)) return { status: 'no-variation', ...n, ...without };
  return {
    ...{ status: 'ok', ...n, ofBoys: gap.mean1, ofGirls: gap.mean2 },
    ...{ difference: gap.difference, lo: gap.lo95, hi: gap.hi95, g: gap.g, gLo: gap.gWaldLo95, gHi: gap.gWaldHi95 },
  };
}

const isRefused = (gap: ReturnType<typeof quickGap>): gap is GapRefusal => 'status' in gap;
