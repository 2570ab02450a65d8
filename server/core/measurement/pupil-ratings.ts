import { grouped } from '../grouped.ts';
import type { Rating } from '../statistics/generalizability.ts';
import type { RatedCell } from './rated-cells.ts';

/** What one rater gave one pupil, in steps; `ratings` went into it; `group` is what pupils share their raters in, a class or a school. */
export type GroupedRating = Rating & { readonly group: string; readonly ratings: number };

/**
 * One rating for each pupil and rater of a dimension: the mean of the steps he gave there, each indicator's own mean taken away, so that
 * who was rated on an easy one is not thought better. The same cells in any order give the same bits.
 */
export function pupilRatings(cells: readonly RatedCell[], groupOf: (cell: RatedCell) => string): GroupedRating[] {
  const centre = new Map(
    [...grouped(cells, ({ indicator }) => indicator)].map(([indicator, own]) => [indicator, meanStep(own)]),
  );
  return [...grouped(cells, ({ pupil, rater }) => JSON.stringify([pupil, rater])).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const apart = [...own].sort((a, b) => (a.indicator < b.indicator ? -1 : 1));
    const sum = apart.reduce((all, { n, sum, indicator }) => all + (sum - n * (centre.get(indicator) ?? 0)), 0);
    const ratings = own.reduce((all, { n }) => all + n, 0);
    return { person: first.pupil, rater: first.rater, group: groupOf(first), ratings, x: sum / ratings };
  });
}

/** From whole numbers, so that no order can change it. */
export function meanStep(cells: readonly RatedCell[]): number {
  const [sum, n] = [cells.reduce((all, cell) => all + cell.sum, 0), cells.reduce((all, cell) => all + cell.n, 0)];
  return sum / n;
}
