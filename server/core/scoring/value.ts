import type { Missing } from './dimension-score.ts';
import type { Entry } from './entry.ts';

/** A rating's coefficient in its indicator's value. */
export type RatingPart = { readonly raterId: string; readonly coefficient: number };

export type IndicatorValue = {
  /** 0–100, or points for a bonus indicator; null where there is no value. */
  readonly value: number | null;
  readonly level: string | null;
  /** Points of a fitness standard beside the value. */
  readonly bonus: number;
  readonly toBeChecked: boolean;
  readonly counting: readonly Entry[];
  /** Who gave each counting level mark; facts are nobody's judgement. */
  readonly raterIds: readonly string[];
  /** Those among them who are not the child itself or its family. */
  readonly staffIds: readonly string[];
  /** Null where the method's rating error is not estimated; empty for facts. */
  readonly parts: readonly RatingPart[] | null;
  readonly missing: Missing | null;
};

export const noValue = (missing: Missing): IndicatorValue => ({
  value: null,
  level: null,
  bonus: 0,
  toBeChecked: false,
  counting: [],
  raterIds: [],
  staffIds: [],
  parts: [],
  missing,
});

/** A value made of facts: nobody's judgement, so without rating error. */
export const ofFacts = (value: number, level: string | null, counting: readonly Entry[]): IndicatorValue => ({
  value,
  level,
  bonus: 0,
  toBeChecked: false,
  counting,
  raterIds: [],
  staffIds: [],
  parts: [],
  missing: null,
});
