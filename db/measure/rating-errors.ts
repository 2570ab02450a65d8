import { and, eq } from 'drizzle-orm';
import type { RatingErrors } from '../../server/core/measurement/rating-errors.ts';
import type { VarianceComponents } from '../../server/core/scoring/dimension-score.ts';
import type { Reader } from '../engine.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { isCurrent } from './keep.ts';

/** The variances of a rating's error in one term and dimension; undefined where the defaults hold. */
export type ComponentsIn = (term: { readonly code: string }, dimension: string) => VarianceComponents | undefined;

/**
 * What a district's own ratings say of their errors: of each term the newest estimate from a term before it. A term's own would move its
 * intervals with every night, and would be made of what they are said about.
 */
export async function selectComponents(q: Reader, districtId: string): Promise<ComponentsIn> {
  const rows = await selectRatingErrors(q, { districtId });
  const newestFirst = rows.sort((a, b) => (a.code > b.code ? -1 : 1));
  return ({ code }, dimension) => {
    const before = newestFirst.filter((row) => row.code < code);
    const found = before.flatMap(({ body }) =>
      (body as RatingErrors).dimensions.filter((one) => one.dimension === dimension),
    );
    return found[0]?.components;
  };
}

const selectRatingErrors = statement((q, at: Holes<{ districtId: string }>) => {
  const { measurements, terms } = unsafeTables(q);
  const { placeId, kind, body } = measurements;
  return q
    .select({ code: terms.code, body })
    .from(measurements)
    .innerJoin(terms, eq(terms.id, measurements.termId))
    .where(and(eq(placeId, at.districtId), eq(kind, 'rating-errors'), isCurrent(q.tables)));
});
