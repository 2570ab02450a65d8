import { dStudy, henderson1, truncated } from '../statistics/generalizability.ts';
import type { Dependability } from './area-measured.ts';
import { grouped, type RatedCell } from './rated-cells.ts';

const LEAST_PUPILS = 30;
const LEAST_RATERS = 5;
const TABLE = [1, 2, 3, 4, 5];
const MOST_RATERS = 20;
/** Statements about groups; about single pupils where little hangs on them (Nunnally & Bernstein 1994). */
const FOR_GROUPS = 0.7;
const FOR_PUPILS = 0.8;

/**
 * How far a dimension's result would be the same with other teachers: persons × raters by Henderson's method I on each rater's mean
 * of each pupil, indicators' means taken away, and what n different raters would give (Brennan 2001). Differences between schools
 * are in the persons' variance, raters' severity in the raters'.
 */
export function dependabilityOf(cells: readonly RatedCell[]): Dependability {
  const centre = new Map(
    [...grouped(cells, ({ indicator }) => indicator)].map(([indicator, own]) => [indicator, meanStep(own)]),
  );
  const ratings = [...grouped(cells, ({ pupil, rater }) => JSON.stringify([pupil, rater])).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const apart = [...own].sort((a, b) => (a.indicator < b.indicator ? -1 : 1));
    const sum = apart.reduce((all, { n, sum, indicator }) => all + (sum - n * (centre.get(indicator) ?? 0)), 0);
    return { person: first.pupil, rater: first.rater, x: sum / own.reduce((all, { n }) => all + n, 0) };
  });
  const twice = [...grouped(ratings, ({ person }) => person).values()].filter((own) => own.length > 1);
  const raters = new Set(ratings.map(({ rater }) => rater)).size;
  if (twice.length < LEAST_PUPILS) return { status: 'not-estimable', reason: 'too-few-pupils' };
  if (raters < LEAST_RATERS) return { status: 'not-estimable', reason: 'too-few-raters' };
  const found = henderson1(ratings);
  const components = found && truncated(found.untruncated);
  if (!found || !components || !dStudy(components, 1)) return { status: 'not-estimable', reason: 'no-variation' };
  const phi = (n: number) => dStudy(components, n)?.phi ?? 0;
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
    table: TABLE.map((n) => ({ raters: n, eRho2: dStudy(components, n)?.eRho2 ?? 0, phi: phi(n) })),
    forGroups: least(FOR_GROUPS),
    forOne: least(FOR_PUPILS),
  };
}

/** From whole numbers, so that no order can change it. */
export function meanStep(cells: readonly RatedCell[]): number {
  const [sum, n] = [cells.reduce((all, cell) => all + cell.sum, 0), cells.reduce((all, cell) => all + cell.n, 0)];
  return sum / n;
}
