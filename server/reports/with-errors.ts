import type { Reader } from '../../db/engine.ts';
import { selectComponents } from '../../db/measure/rating-errors.ts';
import { type ErrorsFrom, type ErrorTerms, errorsFrom } from '../core/scoring/dimension-score.ts';
import { madeWith } from '../core/scoring/rating-error.ts';

type Row = { readonly dimension: string; readonly errorTerms: ErrorTerms | null };

export type WithErrors<R> = R & { readonly errorsFrom: ErrorsFrom };

/** Sums of a term as reports read them: their errors made with what the district knows of its ratings, and where that is from. */
export async function withErrors<R extends Row>(
  q: Reader,
  { districtId }: { readonly districtId: string },
  term: { readonly code: string },
  rows: readonly R[],
): Promise<WithErrors<R>[]> {
  const componentsIn = await selectComponents(q, districtId);
  return rows.map((row) => {
    const components = componentsIn(term, row.dimension);
    const errorTerms = row.errorTerms && madeWith(row.errorTerms, components);
    return { ...row, errorTerms, errorsFrom: errorsFrom(components) };
  });
}
