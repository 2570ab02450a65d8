import type { Dimension } from '../rubric/rubric.ts';
import type { Severity } from './severity.ts';

/** One rater in one dimension of one school, for that rater's own eyes. Nothing in it is another rater's. */
export type Pattern = {
  readonly dimension: Dimension;
  /** Marks of any kind, and those entered within 7 days of happening. */
  readonly records: number;
  readonly fresh: number;
  readonly ratings: number;
  readonly pupils: number;
  /** Best level first. */
  readonly levels: readonly { readonly level: string; readonly count: number }[];
  /** Standard deviation of the steps; null below two ratings. */
  readonly sd: number | null;
  /** One level for more than 90 % of at least 20 ratings: that level. */
  readonly mostly: string | null;
  /** Pupils judged in three or more indicators, and those among them who have the same level in all. */
  readonly manySided: number;
  readonly allAlike: number;
  readonly severity: Severity;
};
