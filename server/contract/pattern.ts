import { z } from 'zod';
import { route } from './route.ts';
import { Bilingual, Dimension, LevelCounts, Term, TermCode, Time } from './words.ts';

/** Beside how many colleagues on how many shared children it was worked out. */
const Linked = { colleagues: z.int(), inCommon: z.int() };
const Severity = z.discriminatedUnion('status', [
  z.strictObject({
    /** Against the average colleague on the same children; λ and its 95 % interval in levels, above 0 stricter. */
    status: z.enum(['stricter', 'milder', 'not-distinguishable']),
    lambda: z.number(),
    lo: z.number(),
    hi: z.number(),
    ...Linked,
  }),
  z.strictObject({
    status: z.literal('not-estimable'),
    reason: z.enum(['few-ratings', 'few-colleagues', 'not-linked', 'imprecise']),
    ...Linked,
  }),
]);

const DimensionPattern = z.strictObject({
  dimension: Dimension,
  /** My records of any kind; of these, entered within 7 days of happening. */
  records: z.int(),
  fresh: z.int(),
  /** My levels, of how many children, and how far they spread (SD in levels). */
  ratings: z.int(),
  pupils: z.int(),
  levels: LevelCounts,
  sd: z.number().nullable(),
  /** One level for more than 90 % of at least 20 ratings: that level. */
  mostly: z.string().nullable(),
  /** Children I judged in three or more indicators; those among them with the same level in all. */
  manySided: z.int(),
  allAlike: z.int(),
  severity: Severity,
});

export const readPattern = route({
  id: 'read-pattern',
  method: 'get',
  path: '/api/me/pattern',
  access: { roles: ['teacher', 'homeroom'], act: 'read', on: 'self', detail: 'aggregate' },
  summary: 'My own rating pattern of a term, which nobody else is shown: distribution, spread, freshness, severity',
  query: z.strictObject({ term: TermCode.optional() }),
  reply: z
    .strictObject({
      term: Term,
      terms: z.array(Term),
      /** Each school I rate in apart, by name. */
      schools: z.array(
        z.strictObject({
          schoolId: z.string(),
          name: Bilingual,
          /** Null where nothing was measured yet. */
          cutOffAt: Time.nullable(),
          dimensions: z.array(DimensionPattern),
        }),
      ),
    })
    .meta({ id: 'OwnPattern' }),
});
