import { binomialAbove } from '../statistics/false-discovery.ts';
import { isRating, type SchoolEvidence } from './evidence.ts';
import { distinct, groupsBy, sumOf } from './groups.ts';
import type { Hit, ScreenMeasured } from './screens-measured.ts';

export const FLAT = { ratings: 20, share: 0.9 } as const;

/**
 * A rater who gave one level to more than 90 % of at least 20 ratings of a dimension (docs/methods.md §8: a fixed rule). Null model: every
 * rating is drawn from the school's own levels of that dimension; above 90 % two levels exclude each other, so chances add up. A
 * rater's dimensions are one hit, with the smallest p.
 */
export function flatRatings({ marks }: SchoolEvidence): ScreenMeasured {
  const ratings = marks.filter(isRating);
  const ofSchool = new Map(
    [...groupsBy(ratings, ({ dimension }) => dimension)].map(([dimension, all]) => [
      dimension,
      new Map([...groupsBy(all, ({ step }) => String(step))].map(([step, some]) => [step, some.length / all.length])),
    ]),
  );
  const units = [...groupsBy(ratings, ({ raterId, dimension }) => `${raterId} ${dimension}`)].filter(
    ([, own]) => own.length >= FLAT.ratings,
  );
  const chances = units.map(([, own]) => {
    const usual = ofSchool.get(own[0]?.dimension ?? '') ?? new Map<string, number>();
    const least = Math.floor(own.length * FLAT.share + 1e-9) + 1;
    return sumOf([...usual.values()].map((share) => binomialAbove(least, own.length, share)));
  });
  const found = units.flatMap(([, own]) => {
    const steps = [...groupsBy(own, ({ step }) => String(step)).values()];
    const most = steps.reduce((a, b) => (b.length > a.length ? b : a));
    const [first] = most;
    if (!first || most.length <= own.length * FLAT.share + 1e-9) return [];
    const { raterId, dimension, step } = first;
    const usual = ofSchool.get(dimension)?.get(String(step)) ?? 0;
    const counts = { ratings: own.length, count: most.length, share: most.length / own.length };
    const activities = new Set(own.map(({ activityId }) => activityId)).size;
    const p = binomialAbove(most.length, own.length, usual);
    return { raterId, own, p, flat: { dimension, activities, step, usual, ...counts } };
  });
  const hits = [...groupsBy(found, ({ raterId }) => raterId)].map(
    ([raterId, all]): Hit => ({
      screen: 'flat',
      subject: raterId,
      raterId,
      classIds: distinct(all.flatMap(({ own }) => own.map(({ classId }) => classId))),
      p: Math.min(...all.map(({ p }) => p)),
      found: all.map(({ flat }) => flat),
    }),
  );
  return { screen: 'flat', examined: units.length, expected: sumOf(chances), hits };
}
