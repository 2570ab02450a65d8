import { z } from 'zod';
import { Bilingual } from './words.ts';

/**
 * To the nearest 5 (of all marks to the nearest 50); locked where it is fewer than 10 (50), or where such a number would follow from it.
 */
export const Count = z.union([z.int().min(0), z.literal('locked')]);
/** Whole per cent; coded at both ends below 100. */
const Percent = z.union([z.int().min(0).max(100), z.enum(['≥95', '≤5'])]);
/** Whole per cent of pairs; where a band of the table would be fewer than ten, only that it is at least, or at most, so many. */
const Bounded = z.union([
  z.int().min(0).max(100),
  z.templateLiteral(['≥', z.int().min(0).max(100)]),
  z.templateLiteral(['≤', z.int().min(0).max(100)]),
]);

const Coefficient = z.strictObject({ value: z.number(), lo: z.number().nullable(), hi: z.number().nullable() });
const TooFew = z.strictObject({ status: z.literal('too-few'), n: Count, needed: z.int() });
const Told = z.strictObject({
  status: z.enum(['ok', 'no-variation']),
  n: z.int(),
  alpha: Coefficient.nullable(),
  kappa: z.number().nullable(),
});
/** Original against blind: nothing below 30 marks with a second rating, no coefficient where nothing varies. */
const Agreement = z.discriminatedUnion('status', [
  TooFew,
  Told.extend({ pairs: z.int(), exact: Bounded, adjacent: Bounded }),
]);

export const Found = z.strictObject({
  /** Nobody by name: of each school how many of its marks were drawn, how many ratings its teachers were asked for and have answered. */
  schools: z.array(
    z.strictObject({
      schoolId: z.string(),
      name: Bilingual,
      drawn: Count,
      asked: Count,
      answered: z.union([Percent, z.literal('locked')]).nullable(),
    }),
  ),
  whole: Agreement,
  /** Coefficients without shares, from which with the whole's a small one's pairs would follow. */
  indicators: z.array(
    z.strictObject({
      indicatorId: z.string(),
      title: Bilingual,
      agreement: z.discriminatedUnion('status', [TooFew, Told]),
    }),
  ),
  /** Original (rows) × blind (columns) in the dimension as a whole, best level first; null below 30 marks. */
  table: z.array(z.array(Count)).nullable(),
});
export type ModerationFound = z.output<typeof Found>;
