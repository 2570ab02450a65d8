import type { Dimension, MarkKind } from '../rubric/rubric.ts';

/** A standing mark that a member of staff gave in the term. */
export type TermMark = {
  readonly id: string;
  readonly classId: string;
  readonly pupilId: string;
  readonly dimension: Dimension;
  readonly indicatorId: string;
  readonly activityId: string;
  readonly activityTitle: string;
  readonly raterId: string;
  readonly kind: MarkKind | 'observation';
  /** A level as its step on the scale: 1 the worst; null where nothing was judged. */
  readonly step: number | null;
  readonly happenedOn: string;
  /** Epoch milliseconds, when it was first entered; amending does not change it. */
  readonly enteredAt: number;
  readonly note: string | null;
};

/** A rater's levels of the term before in one dimension: how many, the mean of their steps and its sample variance. */
export type PastTerm = {
  readonly raterId: string;
  readonly dimension: Dimension;
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
};

/** A rater's levels against blind ratings of the same marks: the mean of own − blind in steps, and its standard error. */
export type BlindStand = {
  readonly raterId: string;
  readonly dimension: Dimension;
  readonly n: number;
  readonly difference: number;
  readonly se: number;
};

/** One school's term as the screens look at it. */
export type SchoolEvidence = {
  readonly term: { readonly endsOn: string };
  readonly marks: readonly TermMark[];
  /** Names of the pupils who have notes, by id: a sentence copied from child to child differs in the name. */
  readonly names: ReadonlyMap<string, string>;
  /** Level codes of each dimension's scale, the best first. */
  readonly scales: ReadonlyMap<string, readonly string[]>;
  readonly past: readonly PastTerm[];
  readonly blind?: readonly BlindStand[];
};

export const isRating = (mark: TermMark): mark is TermMark & { readonly step: number } =>
  mark.kind === 'level' && mark.step !== null;
