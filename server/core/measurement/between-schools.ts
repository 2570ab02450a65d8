import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { grouped } from '../grouped.ts';
import { knownVarianceModel } from '../statistics/known-variance.ts';
import { nestedModel } from '../statistics/nested-model.ts';
import { chiSquare1Above } from '../statistics/normal.ts';
import { quantile } from '../statistics/quantile.ts';
import { seededNormals } from '../statistics/seeded.ts';
import { at } from '../statistics/symmetric.ts';
import type { Compared, SchoolContrast } from './area-measured.ts';
import type { PupilMean, SeverityModel } from './severity-model.ts';

/** Fewer schools have no variance worth estimating; up to the second number it comes with a warning (docs/methods.md §5.4). */
const FEWEST = 10;
const FEW = 20;
const LEAST_RELIABILITY = 0.5;
const LEAST_PUPILS = 10;
const SEED = 20_260_901;
const REDRAWN = 400;
/** With so many degrees of freedom t is the normal distribution. */
const NORMAL = 1e9;

type Among = {
  readonly place: number;
  readonly schoolId: string;
  readonly n: number;
  readonly value: number;
  readonly se: number;
};

/**
 * Schools' distances from the mean of those compared, where all of them together can be told to differ: of equal schools one would be
 * outside its interval by chance. From 10 schools on, with the share of differences that lies between schools.
 */
export function contrastsBetween(model: SeverityModel, leastSe: number) {
  const within = withinSchools(model.pupils);
  const size = model.schools.length;
  const ofSchool = grouped(model.pupils, ({ schoolId }) => schoolId);
  const vcov = Float64Array.from(model.vcov);
  for (const [j, schoolId] of model.schools.entries())
    vcov[j * size + j] = at(vcov, j * size + j) + within.tauClass * classShare(ofSchool.get(schoolId) ?? []);

  let places = model.schools.map((_, j) => j);
  let among: Among[] = [];
  for (;;) {
    among = distances(model, vcov, places).map((one) => ({ ...one, n: ofSchool.get(one.schoolId)?.length ?? 0 }));
    const worst = among.reduce((a, b) => (b.se > a.se ? b : a));
    if (worst.se <= leastSe || places.length < 2) break;
    places = places.filter((place) => place !== worst.place);
  }
  const kept = new Set(places);
  const left = model.schools.flatMap((schoolId, j) =>
    kept.has(j) ? [] : [{ schoolId, because: 'links-too-thin' as Compared['left'][number]['because'] }],
  );
  const block = new Float64Array(places.length ** 2).map((_, index) => {
    const [i = 0, j = 0] = [places[Math.floor(index / places.length)], places[index % places.length]];
    return at(vcov, i * size + j);
  });
  const fit = knownVarianceModel(
    places.map((j) => model.effects[j] ?? 0),
    block,
  );
  const p = fit.tau2 === 0 ? 1 : chiSquare1Above(fit.likelihoodRatio) / 2;
  const isDetected = p < 0.05;
  const joint = { schools: places.length, p, isDetected };
  if (places.length < FEWEST) {
    const effects = isDetected ? among.map((one) => told(one, one.value, one.se, null, places.length)) : [];
    return { left, joint, between: null, effects };
  }
  const inside = within.tauClass + within.sigma2;
  const normal = seededNormals(SEED);
  const redrawn = Array.from({ length: REDRAWN }, () => fit.redrawn(normal)).map((tau2) => tau2 / (tau2 + inside));
  const all = among.map((one, k) => {
    const { eb = 0, pevSd = 0 } = fit.effects[k] ?? {};
    return told(one, eb, pevSd, fit.tau2 / (fit.tau2 + one.se ** 2));
  });
  const isFirm = ({ n, reliability }: SchoolContrast) => n >= LEAST_PUPILS && (reliability ?? 0) >= LEAST_RELIABILITY;
  const unsure = isDetected ? all.filter((one) => !isFirm(one)) : [];
  return {
    joint,
    left: [...left, ...unsure.map(({ schoolId }) => ({ schoolId, because: 'too-few-pupils' as const }))],
    between: {
      schools: places.length,
      tauSchool: fit.tau2,
      ...within,
      share: fit.tau2 / (fit.tau2 + inside),
      lo95: quantile(redrawn, 0.025) ?? 0,
      hi95: quantile(redrawn, 0.975) ?? 1,
      isFew: places.length < FEW,
    },
    effects: isDetected ? all.filter(isFirm) : [],
  };
}

/** Variances of adjusted pupils' means within schools: what is common to a school, link error with it, does not touch them. */
function withinSchools(pupils: readonly PupilMean[]) {
  const rows = pupils.map(({ schoolId, classId, y }) => ({ school: schoolId, class: classId, y, x: [] }));
  const three = nestedModel(rows, 3);
  if ('reml' in three) return { tauClass: three.reml.tauClass, sigma2: three.reml.sigma2 };
  const two = nestedModel(rows, 2);
  return { tauClass: 0, sigma2: 'reml' in two ? two.reml.sigma2 : 0 };
}

/** Σ (n of a class / n of the school)²: what is left of the classes' variance in the school's mean. */
function classShare(pupils: readonly PupilMean[]): number {
  const classes = grouped(pupils, ({ classId }) => classId);
  return [...classes.values()].reduce((sum, own) => sum + (own.length / pupils.length) ** 2, 0);
}

/** Each school's distance from the plain mean of the schools, with its standard error. */
function distances({ schools, effects }: SeverityModel, vcov: Float64Array, places: readonly number[]) {
  const size = schools.length;
  const mean = (of: (place: number) => number) => places.reduce((sum, place) => sum + of(place), 0) / places.length;
  const all = mean((i) => mean((j) => at(vcov, i * size + j)));
  const middle = mean((j) => effects[j] ?? 0);
  return places.map((place) => {
    const variance = at(vcov, place * size + place) - 2 * mean((j) => at(vcov, place * size + j)) + all;
    const value = (effects[place] ?? 0) - middle;
    return { place, schoolId: schools[place] ?? '', value, se: Math.sqrt(Math.max(0, variance)) };
  });
}

/** With `together`, as many intervals hold their true values at once 95 times in 100 (Bonferroni): one of several is named by them. */
function told(
  { schoolId, n }: Among,
  difference: number,
  se: number,
  reliability: number | null,
  together = 1,
): SchoolContrast {
  const reach = se * tQuantile(1 - 0.025 / together, NORMAL);
  const [lo95, hi95] = [difference - reach, difference + reach];
  const words = lo95 > 0 ? 'clearly-above' : hi95 < 0 ? 'clearly-below' : 'not-distinguishable';
  return { schoolId, n, difference, se, lo95, hi95, words, reliability };
}
