import { grouped } from '../grouped.ts';
import { dStudy, henderson1, truncated } from '../statistics/generalizability.ts';
import type { Dependability } from './area-measured.ts';
import { RELIABILITY } from './dimension-reliability.ts';
import { phiInterval, phiOf } from './phi-interval.ts';
import { pupilRatings } from './pupil-ratings.ts';
import type { RatedCell } from './rated-cells.ts';

const TABLE = [1, 2, 3, 4, 5];
const MOST_RATERS = 20;
/**
 * How far a dimension's result would be the same with other teachers: persons × raters by Henderson's method I on each rater's mean
 * of each pupil, indicators' means taken away, and what n different raters would give (Brennan 2001). Differences between schools
 * are in the persons' variance, raters' severity in the raters'.
 */
export function dependabilityOf(cells: readonly RatedCell[]): Dependability {
  const ratings = pupilRatings(cells, ({ schoolId }) => schoolId);
  const twice = [...grouped(ratings, ({ person }) => person).values()].filter((own) => own.length > 1);
  const raters = new Set(ratings.map(({ rater }) => rater)).size;
  if (twice.length < RELIABILITY.leastPupils) return { status: 'not-estimable', reason: 'too-few-pupils' };
  if (raters < RELIABILITY.leastRaters) return { status: 'not-estimable', reason: 'too-few-raters' };
  const found = henderson1(ratings);
  const components = found && truncated(found.untruncated);
  if (!found || !components || !dStudy(components, 1)) return { status: 'not-estimable', reason: 'no-variation' };
  const phi = (n: number) => phiOf(components, n);
  const interval = phiInterval(ratings);
  const least = (wanted: number) => {
    for (let n = 1; n <= MOST_RATERS; n++) if (phi(n) >= wanted) return n;
    return null;
  };
  return {
    status: 'estimated',
    pupils: twice.length,
    raters,
    components,
    isCut: Object.values(found.untruncated).some((value) => value < 0),
    table: TABLE.map((n) => ({
      raters: n,
      eRho2: dStudy(components, n)?.eRho2 ?? 0,
      phi: phi(n),
      ...interval(phi(n), n),
    })),
    forGroups: least(RELIABILITY.groupStatements),
    forOne: least(RELIABILITY.ofOneChild),
  };
}
