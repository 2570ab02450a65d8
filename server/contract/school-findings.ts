import { z } from 'zod';
import { ClassName, Day, Dimension } from './words.ts';

/** So many of so many children; the link that a finding is opens exactly these. */
const Children = { pupils: z.int(), of: z.int() };
/** In so many classes. */
const classes = z.int();

/** Three at most, the most pressing first; each a fault or a change, and the way to the children, the class or the week. */
export const SchoolFindings = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('nothing-yet') }),
      /** Nothing was recorded of them for four weeks; or, of a term that is over, at all. */
      z.strictObject({ kind: z.enum(['unseen', 'silent']), ...Children, classes }),
      /** Children of a class without any record of a dimension this term. */
      z.strictObject({ kind: z.literal('unnoticed'), class: ClassName, dimension: Dimension, ...Children }),
      /** A class whose records come after a week, mostly. */
      z.strictObject({ kind: z.literal('late'), class: ClassName, freshShare: z.number(), records: z.int() }),
      /** Weeks with fewer records, or fewer in time, than the same weeks of other years. By their Mondays. */
      z.strictObject({ kind: z.literal('week'), figure: z.enum(['fresh', 'records']), from: Day, to: Day }),
      /** Records each of boys and girls, more unequal than a term ago; dimension null: all together. */
      z.strictObject({ kind: z.literal('gap'), dimension: Dimension.nullable(), boys: z.number(), girls: z.number() }),
      /** Children without a result in a dimension. */
      z.strictObject({ kind: z.literal('thin'), dimension: Dimension, ...Children, classes }),
    ]),
  )
  .max(3);
