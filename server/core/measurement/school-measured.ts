import type { Dimension } from '../rubric/rubric.ts';
import type { SchoolCells } from './cells.ts';
import { type DimensionReliability, dimensionReliability } from './dimension-reliability.ts';

/** A school in one term: per dimension with a rating, how far a mean of several teachers' ratings can be trusted. */
export type SchoolMeasured = { readonly kind: 'school'; readonly reliability: readonly DimensionReliability[] };

/** What needs every rater's cells and so too long for a request. Dimensions in the order in which the indicators first name them. */
export function measureSchool(cells: SchoolCells): SchoolMeasured {
  const dimensions = [...new Set(cells.indicators.map(({ dimension }) => dimension))];
  const reliability = dimensions.flatMap((dimension) => {
    const ratings = ratingsOf(cells, dimension);
    return ratings.length === 0 ? [] : dimensionReliability(dimension, ratings);
  });
  return { kind: 'school', reliability };
}

/** One rating for each pupil and rater: the mean step of all levels he gave the pupil in the dimension. */
function ratingsOf(cells: SchoolCells, dimension: Dimension) {
  const sums = new Map<string, { person: string; rater: string; group: string; steps: number; ratings: number }>();
  for (let cell = 0; cell < cells.size; cell++) {
    const ratings = cells.ratings[cell] ?? 0;
    const pupil = cells.pupils[cells.pupil[cell] ?? -1];
    const rater = cells.raters[cells.rater[cell] ?? -1];
    if (ratings === 0 || !pupil || rater === undefined) continue;
    if (cells.indicators[cells.indicator[cell] ?? -1]?.dimension !== dimension) continue;
    const key = `${pupil.id} ${rater}`;
    const sum = sums.get(key) ?? { person: pupil.id, rater, group: pupil.classId, steps: 0, ratings: 0 };
    sums.set(key, { ...sum, steps: sum.steps + (cells.steps[cell] ?? 0), ratings: sum.ratings + ratings });
  }
  return [...sums.values()].map(({ steps, ratings, ...one }) => ({ ...one, ratings, x: steps / ratings }));
}
