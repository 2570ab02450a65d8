import type { Dimension } from '../rubric/rubric.ts';

/** What an action may be about: of the pupils, those with any record or with enough evidence; of the records, those entered within 7 days. */
export const FIGURE_KINDS = ['noticed', 'ok', 'fresh'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** Which figure of a report an action is about, so that the next report finds the same one again. */
export type FindingAbout = {
  readonly kind: FigureKind;
  /** Null is all dimensions together, of records alone: pupils of two dimensions would be counted twice. */
  readonly dimension: Dimension | null;
  /** Of one class only; else of the whole place. */
  readonly classId: string | null;
};

/** The figure as it was: a share in per cent (rounded and hidden as the report rounds and hides), of how many, and when. */
export type Figure = {
  /** Whole per cent; null where there is nothing to take a share of. */
  readonly value: number | '≤5' | '≥95' | 'locked' | null;
  /** Pupils, or records where the share is one of records; of areas to the nearest 5. */
  readonly n: number | 'locked';
  /** Epoch milliseconds. */
  readonly asOf: number;
};
