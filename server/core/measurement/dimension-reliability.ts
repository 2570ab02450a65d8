import type { Dimension } from '../rubric/rubric.ts';
import { type Components, henderson1, truncated } from '../statistics/generalizability.ts';
import { phiInterval, phiOf } from './phi-interval.ts';
import type { GroupedRating } from './pupil-ratings.ts';

/** Publication gates of docs/methods.md §2; how many teachers the table is for; what is worth reaching (Nunnally & Bernstein 1994). */
export const RELIABILITY = {
  leastPupils: 30,
  leastRaters: 5,
  teachers: [1, 2, 3, 5],
  groupStatements: 0.7,
  ofOneChild: 0.8,
} as const;

/** Squared steps that sums of thousands of ratings may be off by. */
const NOISE = 1e-9;

export type DimensionReliability = {
  readonly dimension: Dimension;
  /** Pupils with a level given by staff; of these, those rated by at least two people. */
  readonly pupils: number;
  readonly doubleRated: number;
  readonly raters: number;
  readonly ratings: number;
  /** 'no-differences': pupils differ no more than chance makes them, so no number of teachers would tell them apart. */
  readonly status: 'ok' | 'too-few-pupils' | 'too-few-raters' | 'not-estimable' | 'no-differences';
  /** Squared steps, untruncated: an estimate below 0 counts as 0 in the table. */
  readonly components: Components | null;
  /** Dependability Φ (0–1) of the mean of that many different teachers' ratings, 95 % interval; null where there are too few classes for one. */
  readonly table: readonly {
    readonly teachers: number;
    readonly phi: number;
    readonly lo: number | null;
    readonly hi: number | null;
  }[];
  /** The fewest teachers that reach .70, and .80; null without estimates. */
  readonly teachersForGroups: number | null;
  readonly teachersForOneChild: number | null;
};

/**
 * G-study pupils × raters of one dimension with Henderson's method I (1953) and its D-study (Brennan 2001, ch. 4). What a rater gave
 * one pupil is one rating, so the residual is that of a rater's usual number of ratings. The interval is over
 * classes (`phiInterval`). Rows in any order give the same.
 */
export function dimensionReliability(dimension: Dimension, all: readonly GroupedRating[]): DimensionReliability {
  const ratersOf = new Map<string, number>();
  for (const { person } of all) ratersOf.set(person, (ratersOf.get(person) ?? 0) + 1);
  const counts = {
    dimension,
    pupils: ratersOf.size,
    doubleRated: [...ratersOf.values()].filter((raters) => raters >= 2).length,
    raters: new Set(all.map(({ rater }) => rater)).size,
    ratings: all.reduce((sum, { ratings }) => sum + ratings, 0),
  };
  const refused = (status: DimensionReliability['status'], components: Components | null = null) => ({
    ...counts,
    ...{ status, components, table: [], teachersForGroups: null, teachersForOneChild: null },
  });
  if (counts.doubleRated < RELIABILITY.leastPupils) return refused('too-few-pupils');
  if (counts.raters < RELIABILITY.leastRaters) return refused('too-few-raters');
  const components = henderson1(all)?.untruncated ?? null;
  if (components === null) return refused('not-estimable');
  const { p, r, pr } = truncated(components);
  if (p < NOISE) return refused('no-differences', components);
  const interval = phiInterval(all);
  const teachersFor = (target: number) => Math.max(1, Math.ceil(((r + pr) / p) * (target / (1 - target)) - 1e-9));
  return {
    ...counts,
    status: 'ok',
    components,
    table: RELIABILITY.teachers.map((teachers) => {
      const phi = phiOf(components, teachers);
      return { teachers, phi, ...interval(phi, teachers) };
    }),
    teachersForGroups: teachersFor(RELIABILITY.groupStatements),
    teachersForOneChild: teachersFor(RELIABILITY.ofOneChild),
  };
}
