import { z } from 'zod';
import { ERRORS_FROM } from '../core/scoring/dimension-score.ts';
import { Bilingual, Day, Dimension, LevelCounts, ScoreStatus, TermCode } from './words.ts';

export const Missing = z.enum([
  'no-marks',
  'not-enough-marks',
  'too-early',
  'items-missing',
  'needs-sex',
  'record-only',
  'exempt',
]);

/** How often attendance was possible is `held`; null for the other kinds. */
const Fact = z.strictObject({
  kind: z.enum(['count', 'hours', 'attendance']),
  amount: z.number(),
  held: z.number().nullable(),
  /** The rubric's own sentence; null where it has none. */
  said: Bilingual.nullable(),
});

/** One dimension of a child in one term. */
export const DimensionResult = z.strictObject({
  dimension: Dimension,
  rubricTitle: Bilingual,
  rubricVersion: z.int(),
  status: ScoreStatus,
  score: z.number().nullable(),
  se: z.number().nullable(),
  /** 'not-estimated' where the method has no rating error model: say so instead of an interval. */
  errorStatus: z.enum(['estimated', 'none', 'not-estimated']),
  /** What the interval is made with: the default variances of a rating, or those of the district's own ratings in earlier terms. */
  errorsFrom: z.enum(ERRORS_FROM),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
  level: z.string().nullable(),
  levelLabel: Bilingual.nullable(),
  /** Points beside the score, never inside it; the level is that of both. */
  bonus: z.number(),
  /** Records and different raters behind it; share of the dimension's weight that has evidence. */
  records: z.int(),
  ratings: z.int(),
  raters: z.int(),
  weightShare: z.number(),
  /** Share of this term's records that were entered within 7 days of happening; null without records. */
  freshShare: z.number().nullable(),
  lastOn: Day.nullable(),
  /** Indicators at each level that somebody judged; facts have none. */
  levels: LevelCounts,
  /**
   * What was judged in this term and in the term before, on the indicators that the same kinds of people rated in both, and whether it differs by
   * more than measurement error (Jacobson & Truax 1991): a difference up to `smallest` is within it. Null where the terms may not be compared.
   */
  change: z
    .strictObject({
      term: TermCode,
      verdict: z.enum(['up', 'down', 'within-error']),
      before: z.number(),
      now: z.number(),
      smallest: z.number(),
      indicators: z.int(),
    })
    .nullable(),
  /** What is missing until there is enough evidence: ratings, people, and share of the weight (0–1); null where there is enough. */
  needed: z.strictObject({ ratings: z.int(), raters: z.int(), coverage: z.number() }).nullable(),
  /** Whether a part of the score is made of a table that nobody has compared with its source yet: say so beside it. */
  toBeChecked: z.boolean(),
  /** Each with its own 95 % interval: the radar's axes where fewer than three dimensions have rubrics, and its band. */
  indicators: z.array(
    z.strictObject({
      indicatorId: z.string(),
      title: Bilingual,
      weight: z.number(),
      value: z.number().nullable(),
      lo: z.number().nullable(),
      hi: z.number().nullable(),
      level: z.string().nullable(),
      /** Whether any of it was rated by the child's own goal: say so beside the level. */
      byOwnGoal: z.boolean(),
      /** Points of a fitness standard beside the value; the level is that of both. */
      bonus: z.number(),
      toBeChecked: z.boolean(),
      /** Why there is no value. */
      missing: Missing.nullable(),
      records: z.int(),
      /** What was recorded, where that is a fact and no judgement: it has no level, and `value` is only what it is worth in the score. */
      fact: Fact.nullable(),
    }),
  ),
});
