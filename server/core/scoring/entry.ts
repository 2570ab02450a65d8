import type { StoredValue } from '../rubric/mark-value.ts';
import type { ScoredMark } from './dimension-score.ts';

/** A mark ready to count: its value on the level scale (levels) or its amount (facts). */
export type Entry = {
  readonly ids: readonly string[];
  readonly value: number;
  readonly detail: StoredValue['detail'];
  readonly raterKind: ScoredMark['raterKind'];
  /** Null where nobody judged: a counted school-based indicator that became one level. */
  readonly raterId: string | null;
  readonly happenedOn: string;
  readonly term: string;
};
