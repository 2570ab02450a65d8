import { z } from 'zod';
import { ClassName, Day, Dimension, Time } from './words.ts';

/** Records per pupil of a group; quarters from 20 pupils on, tenths from 50, nothing under 10. */
export const Attention = z.strictObject({
  pupils: z.int(),
  /** Pupils without any record this term. */
  none: z.int(),
  status: z.enum(['ok', 'too-few-pupils', 'alike']),
  p10: z.number().nullable(),
  p25: z.number().nullable(),
  p50: z.number().nullable(),
  p75: z.number().nullable(),
  p90: z.number().nullable(),
  /** At least 95 % interval of the median by order statistics. */
  medianLo: z.number().nullable(),
  medianHi: z.number().nullable(),
});

/** Boys − girls, with its 95 % interval; each group needs 10. Shares are 0–1, records a number, scores on 0–100. */
const Gap = z.strictObject({
  status: z.enum(['ok', 'too-few-pupils', 'no-variation']),
  boys: z.int(),
  girls: z.int(),
  ofBoys: z.number().nullable(),
  ofGirls: z.number().nullable(),
  difference: z.number().nullable(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
});

export const SexGaps = z.strictObject({
  /** Pupils left out because their sex is not known. */
  sexUnknown: z.int(),
  rows: z.array(
    z.strictObject({
      /** Null: all dimensions together; of these there is no score. */
      dimension: Dimension.nullable(),
      noticed: Gap,
      records: Gap,
      /** `g` is Hedges g: the difference in standard deviations. */
      score: z
        .strictObject({
          ...Gap.shape,
          g: z.number().nullable(),
          gLo: z.number().nullable(),
          gHi: z.number().nullable(),
        })
        .nullable(),
      /** Boys and girls are clearly noticed unequally here, so a gap of scores is an artefact of what was logged. */
      isUnequal: z.boolean(),
    }),
  ),
});

const Side = z.enum(['below', 'above']);

export const ControlChart = z.strictObject({
  /** 'few-terms': too little of two earlier terms of the same season, without which nothing is usual. */
  status: z.enum(['ok', 'few-terms']),
  /** Earlier terms of the same season. */
  terms: z.int(),
  points: z.array(
    z.strictObject({
      week: Day,
      /** Entries (one activity on one day), or records. */
      n: z.int(),
      value: z.number(),
      /** The same week of those terms, and between what a week like it lies; null where fewer than two of them say so. */
      usual: z.number().nullable(),
      lo: z.number().nullable(),
      hi: z.number().nullable(),
      side: Side.nullable(),
    }),
  ),
  /** Weeks in a row outside the limits. */
  signals: z.array(z.strictObject({ from: Day, to: Day, side: Side })),
});

export const Reliability = z.strictObject({
  /** What was recorded until then is in it; null until it is first worked out. */
  cutOffAt: Time.nullable(),
  methodVersion: z.string().nullable(),
  dimensions: z.array(
    z.strictObject({
      dimension: Dimension,
      /** Pupils with a level given by staff; of these, those rated by two people or more; people; levels. */
      pupils: z.int(),
      doubleRated: z.int(),
      raters: z.int(),
      ratings: z.int(),
      status: z.enum(['ok', 'too-few-pupils', 'too-few-raters', 'not-estimable', 'no-differences']),
      /** How far the mean of so many different teachers' ratings can be trusted (Φ, 0–1), with its 95 % interval. */
      table: z.array(
        z.strictObject({
          teachers: z.int(),
          phi: z.number(),
          lo: z.number().nullable(),
          hi: z.number().nullable(),
        }),
      ),
      /** The fewest that reach .70, for statements about groups, and .80, for one child. */
      teachersForGroups: z.int().nullable(),
      teachersForOneChild: z.int().nullable(),
    }),
  ),
});

/** Who gets how much attention, whether boys and girls do alike, which weeks are unlike the others, and how far ratings can be trusted. */
export const SchoolMonitoring = z
  .strictObject({
    attention: z.strictObject({
      whole: Attention,
      grades: z.array(z.strictObject({ grade: z.int(), attention: Attention })),
      classes: z.array(z.strictObject({ class: ClassName, attention: Attention })),
    }),
    gaps: SexGaps,
    /** The share of entries made in time (0–1), as measured at the cut-off of `reliability`; records per 100 pupils and day of teaching. */
    control: z.strictObject({ fresh: ControlChart, records: ControlChart }),
    reliability: Reliability,
  })
  .meta({ id: 'SchoolMonitoring' });
export type SchoolMonitoring = z.output<typeof SchoolMonitoring>;
