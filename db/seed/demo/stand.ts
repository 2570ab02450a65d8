import { type Chance, chanceOf } from '../chance.ts';
import type { DemoPupil } from './families.ts';
import type { Rater } from './raters.ts';
import { STORIES } from './stories.ts';

type Seen = {
  readonly pupil: DemoPupil;
  readonly dimension: string;
  readonly termIndex: number;
  readonly rater: Rater;
};

/**
 * Where a rater sees a child of one class this once, in levels (3 is good), before rounding: what the child is like (SD .5), a
 * little growth with each term (.06), school and class (SD .1 each), the rater's severity (SD .3) and the moment (SD .45).
 * Nobody in the late class looked closely, so there nearly all are alike.
 */
export function standsIn(school: string, classKey: string, words: string, chance: Chance): (seen: Seen) => number {
  const known = new Map<string, number>();
  /** A standard normal that is always the same for the same thing. */
  const fixed = (what: string) => {
    const found = known.get(what) ?? chanceOf(`${words} ${what}`).normal();
    known.set(what, found);
    return found;
  };
  const natures = new Map<DemoPupil, Map<string, number>>();
  const natureOf = (pupil: DemoPupil, dimension: string) => {
    const own = natures.get(pupil) ?? new Map<string, number>();
    natures.set(pupil, own);
    const drawn =
      own.get(dimension) ??
      0.37 * fixed(pupil.key) + 0.34 * fixed(`${pupil.key} ${dimension}`) + shown(pupil, dimension);
    own.set(dimension, drawn);
    return drawn;
  };
  const isLate = classKey === STORIES.lateClass;
  return ({ pupil, dimension, termIndex, rater }) => {
    const own = natureOf(pupil, dimension);
    const moment = 0.45 * chance.normal();
    if (isLate) return 3 + 0.25 * (own + moment);
    const place = 0.1 * fixed(`${school} ${dimension}`) + 0.1 * fixed(`${classKey} ${dimension}`);
    const lift = liftOf(rater, school, 0.3 * fixed(`severity ${rater.raterId}`));
    return 2.95 + own + 0.06 * termIndex + place + lift + moment;
  };
}

/** Beside the generous teacher the colleagues are on the strict side. */
function liftOf({ subject }: Rater, school: string, severity: number): number {
  const { generous } = STORIES;
  if (school !== generous.school) return severity;
  return subject === generous.subject ? generous.lift : -Math.abs(severity);
}

function shown(pupil: DemoPupil, dimension: string): number {
  const { key, above } = STORIES.shownChild;
  if (pupil.key !== key) return 0;
  return Object.entries(above).find(([name]) => name === dimension)?.[1] ?? 0;
}

/** 0 ≤ x < 1, always the same for the same child and thing: who is often there, and who is in a club. */
export const habitOf = (pupil: DemoPupil, what: string, words: string) =>
  chanceOf(`${words} habit ${pupil.key} ${what}`).next();
