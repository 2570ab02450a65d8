import { z } from 'zod';
import { Dimension, Time } from './words.ts';

const Locked = z.literal('locked');
const Count = z.union([z.int().min(0), Locked]);
const Share = z.union([z.int().min(0).max(100), z.enum(['≥95', '≤5']), Locked]).nullable();
const Percent = z.int().min(0).max(100);
const ThreeWords = z.enum(['clearly-above', 'not-distinguishable', 'clearly-below']);

/** In levels, to .05: from the mean of the schools compared. In the order of names, never of figures. */
const Contrast = z.strictObject({
  schoolId: z.string(),
  n: z.int(),
  difference: z.number(),
  lo: z.number(),
  hi: z.number(),
  words: ThreeWords,
});

export const NotCompared = z.enum([
  'one-school',
  'too-few-schools',
  'too-few-pupils',
  'raters-not-linked',
  'links-too-thin',
  'too-many-raters',
  'not-estimable',
]);

const Stage = z.enum(['primary', 'junior', 'senior']);

const Comparison = z.discriminatedUnion('status', [
  z.strictObject({
    stage: Stage,
    status: z.literal('refused'),
    reason: NotCompared,
    /** Schools with enough ratings from outside. */
    withLinks: z.int(),
  }),
  z.strictObject({
    stage: Stage,
    status: z.literal('compared'),
    /** Empty where no difference between schools was found. */
    schools: z.array(Contrast),
    /** How many were compared, and whether they differ at all, all together: only then is one of them named. */
    compared: z.int(),
    isDetected: z.boolean(),
    noShare: z.literal('fewer-than-10').nullable(),
    /** Of the differences between pupils, whole per cent that lie between schools. */
    between: z
      .strictObject({
        share: Percent,
        lo: Percent,
        hi: Percent,
        schools: z.int(),
        /** 10–19 schools: read with care. */
        isFew: z.boolean(),
      })
      .nullable(),
    /** Levels: smaller distances from the mean are within error. */
    least: z.number().nullable(),
  }),
]);

const Dependability = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('not-estimable'),
    reason: z.enum(['too-few-pupils', 'too-few-raters', 'no-variation']),
  }),
  z.strictObject({
    status: z.literal('estimated'),
    pupils: z.int(),
    raters: z.int(),
    /**
     * With as many different teachers: reliability for comparing pupils, and of a result as it stands with its 95 % interval, by a jackknife over
     * schools; null of fewer than five.
     */
    table: z.array(
      z.strictObject({
        raters: z.int(),
        eRho2: z.number(),
        phi: z.number(),
        lo: z.number().nullable(),
        hi: z.number().nullable(),
      }),
    ),
    /** Teachers needed for .70, for .80; null where not even 20 do. */
    forGroups: z.int().nullable(),
    forOne: z.int().nullable(),
  }),
]);

/** Difference coefficient (差异系数) between schools, Theil T between pupils, and whole per cent of it between schools. */
/** 95 %, by a jackknife over schools. */
const Interval = z.strictObject({ lo: z.number(), hi: z.number() }).nullable();
const Unequal = z
  .strictObject({
    cv: z.number(),
    cvInterval: Interval,
    theil: z.number(),
    between: Percent.nullable(),
    betweenInterval: Interval,
  })
  .nullable();
const Opportunity = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('not-estimable'), reason: z.literal('too-few-schools') }),
  z.strictObject({ status: z.literal('estimated'), schools: z.int(), records: Unequal, hours: Unequal }),
]);

const Sex = z.strictObject({ n: z.int(), noticed: Share, recordsEach: z.number() });
const Gap = z.strictObject({
  /** Pupils left out because nobody told their sex. */
  unknown: Count,
  opportunity: z.strictObject({ boys: Sex, girls: Sex, isUnequal: z.boolean() }).nullable(),
  /** Boys less girls, in standard deviations of pupils, schools taken into account. */
  levels: z
    .strictObject({ boys: z.int(), girls: z.int(), g: z.number(), lo: z.number(), hi: z.number(), words: ThreeWords })
    .nullable(),
});

/** What is worked out beside the requests (docs/methods.md §§2, 4, 5, 7), rounded and hidden as all that leaves a school. */
export const AreaMeasuredReply = z.strictObject({
  /** What was recorded until then is in it. */
  cutOffAt: Time,
  methodVersion: z.string(),
  /** The first signs of the digest of rubrics and limits. */
  configHash: z.string(),
  dimensions: z.array(
    z.strictObject({
      dimension: Dimension,
      comparability: z.enum(['comparable', 'own-trend-only']),
      /** Ratings by teachers of other schools; of these, blind second ratings. */
      across: Count,
      blind: Count,
      /** One for each stage that the area's schools have; a school of nine years is compared by its parts. */
      comparisons: z.array(Comparison),
      dependability: Dependability,
      opportunity: Opportunity,
      gap: Gap,
    }),
  ),
});
