import { z } from 'zod';
import { AWARD_LEVELS, AWARD_RANKS, AWARD_ROLES } from '../core/rubric/awards.ts';
import { cleanText } from '../core/text/clean.ts';

/** The parts of a rubric file that are tables: points of awards, and a fitness standard. Sizes only; what must fit together is `checkRubric`'s. */
export const words = z.string().refine((text) => cleanText(text) !== '', 'is empty');
export const Text = z.strictObject({ zh: words, en: words });
export const code = z.string().regex(/^\S{1,12}$/, 'must be 1 to 12 characters without a space');
export const points = z.number().min(0).max(100);
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/i, 'may have letters, digits, dot, dash and underscore only');

export const Awards = z.strictObject({
  mode: z.enum(['record-only', 'points']),
  points: z.record(z.enum(AWARD_LEVELS), z.record(z.enum(AWARD_RANKS), points)),
  roleFactor: z.record(z.enum(AWARD_ROLES), z.number().min(0).max(1)),
  capPerYear: z.number().gt(0).max(100),
  withoutPoints: z.array(z.enum(AWARD_LEVELS)),
});

const grade = z.int().min(1).max(12);
const sex = z.enum(['female', 'male']);
const bySexAndGrade = <T extends z.ZodType>(each: T) => {
  const grades = z.record(z.string().regex(/^([1-9]|1[0-2])$/, 'must be a grade from 1 to 12'), each);
  return z.strictObject({ female: grades.exactOptional(), male: grades.exactOptional() });
};
const source = { source: words, toBeChecked: z.boolean() };

export const Fitness = z.strictObject({
  title: Text,
  ref: words,
  items: z
    .array(
      z.strictObject({
        id,
        title: Text,
        unit: Text,
        better: z.enum(['higher', 'lower']).nullable(),
        min: z.number(),
        max: z.number(),
        step: z.number().gt(0),
      }),
    )
    .min(1),
  scoreLevels: z.array(points).min(2),
  levels: z.array(z.strictObject({ code, min: points })).min(2),
  weights: z
    .array(
      z.strictObject({
        grades: z.array(grade).min(1),
        items: z
          .array(z.strictObject({ item: id, weight: z.number().gt(0).max(100), sex: sex.exactOptional() }))
          .min(1),
      }),
    )
    .min(1),
  bmi: z.strictObject({
    points: z.strictObject({ normal: points, low: points, over: points, obese: points }),
    bounds: bySexAndGrade(z.strictObject({ normalMin: z.number(), normalMax: z.number(), overMax: z.number() })),
    ...source,
  }),
  tables: z.record(id, bySexAndGrade(z.strictObject({ v: z.array(z.number().nullable()).min(2), ...source }))),
  bonus: z.array(
    z.strictObject({
      item: id,
      grades: z.array(grade).min(1),
      sex: sex.exactOptional(),
      steps: z.array(z.number().gt(0)).min(1),
      ...source,
    }),
  ),
});
