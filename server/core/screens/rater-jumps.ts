import { chiSquare1Above } from '../statistics/normal.ts';
import { standingOut, type Tested } from './chance.ts';
import { isRating, type SchoolEvidence, type TermMark } from './evidence.ts';
import { distinct, groupsBy, sumOf } from './groups.ts';
import type { Hit, ScreenMeasured } from './screens-measured.ts';

/** More than .3 of a level and more than two standard errors, of at least 20 ratings on either side. */
export const JUMP = { steps: 0.3, errors: 2, ratings: 20 } as const;

type Unit = {
  readonly mark: TermMark;
  readonly against: 'own-past' | 'blind';
  readonly ratings: number;
  readonly before: number;
  readonly difference: number;
  readonly se: number;
  readonly classIds: readonly string[];
};

const twoSided = (z: number) => chiSquare1Above(z * z);

/**
 * Raters whose mean moved away from their own term before or, where marks of theirs were rated blind again, from those ratings. Null
 * model: the difference is normal around 0 with its standard error, which takes ratings as independent.
 */
export function raterJumps({ marks, past, blind = [] }: SchoolEvidence): ScreenMeasured {
  const keyOf = ({ raterId, dimension }: { raterId: string; dimension: string }) => `${raterId} ${dimension}`;
  const pastOf = new Map(past.map((one) => [keyOf(one), one]));
  const blindOf = new Map(blind.map((one) => [keyOf(one), one]));
  const units = [...groupsBy(marks.filter(isRating), keyOf)].flatMap(([key, own]): Unit[] => {
    const [mark] = own;
    const [before, checked] = [pastOf.get(key), blindOf.get(key)];
    if (!mark) return [];
    const shared = { mark, ratings: own.length, classIds: distinct(own.map(({ classId }) => classId)) };
    const { mean, variance } = momentsOf(own.map(({ step }) => step));
    return [
      ...(before && before.n >= JUMP.ratings && own.length >= JUMP.ratings
        ? [
            {
              ...shared,
              against: 'own-past' as const,
              before: before.n,
              difference: mean - before.mean,
              se: Math.sqrt(variance / own.length + before.variance / before.n),
            },
          ]
        : []),
      ...(checked && checked.n >= JUMP.ratings
        ? [{ ...shared, against: 'blind' as const, before: checked.n, difference: checked.difference, se: checked.se }]
        : []),
    ];
  });
  const { examined, expected, found } = standingOut(units.map(testOf));
  const hits = found.map(({ unit, p }): Hit => {
    const { mark, against, ...figures } = unit;
    const { raterId, dimension } = mark;
    return {
      screen: 'jump',
      subject: `${raterId} ${dimension} ${against}`,
      raterId,
      dimension,
      against,
      p,
      ...figures,
    };
  });
  return { screen: 'jump', examined, expected, hits };
}

function testOf(unit: Unit): Tested<Unit> {
  const { difference, se } = unit;
  const size = Math.abs(difference);
  return {
    unit,
    p: size === 0 ? 1 : twoSided(size / se),
    isLarge: size > JUMP.steps && size > JUMP.errors * se,
    chanceWithin: (limit) => Math.min(limit, twoSided(Math.max(JUMP.errors, JUMP.steps / se))),
  };
}

/** Mean and sample variance of steps. */
export function momentsOf(steps: readonly number[]) {
  const n = steps.length;
  const mean = n === 0 ? 0 : sumOf(steps) / n;
  const variance = n < 2 ? 0 : (sumOf(steps.map((step) => step * step)) - n * mean * mean) / (n - 1);
  return { n, mean, variance: Math.max(0, variance) };
}
