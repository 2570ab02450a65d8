import type { SchoolCells } from './cells.ts';
import { type DimensionReliability, dimensionReliability } from './dimension-reliability.ts';
import { pupilRatings } from './pupil-ratings.ts';
import { type RatedCell, ratedCells } from './rated-cells.ts';

/** A school in one term: per dimension with a rating, how far a mean of several teachers' ratings can be trusted. */
export type SchoolMeasured = { readonly kind: 'school'; readonly reliability: readonly DimensionReliability[] };

/** What needs every rater's cells and so too long for a request. Dimensions in the order in which the indicators first name them. */
export function measureSchool(cells: SchoolCells): SchoolMeasured {
  const dimensions = [...new Set(cells.indicators.map(({ dimension }) => dimension))];
  const reliability = dimensions.flatMap((dimension) => {
    const ratings = pupilRatings(ratedCells({ schools: [cells], blind: [], homeOf: new Map() }, dimension), byClass);
    return ratings.length === 0 ? [] : dimensionReliability(dimension, ratings);
  });
  return { kind: 'school', reliability };
}

const byClass = ({ classId }: RatedCell) => classId;
