import type { SchoolCells } from './cells.ts';

export type RatingsGiven = { readonly raterId: string; readonly schoolId: string; readonly ratings: number };

/** How many levels each rater gave in one school, so that a district can be counted school after school. */
export function ratingsGiven({ schoolId, raters, rater, ratings }: SchoolCells): RatingsGiven[] {
  const counts = raters.map(() => 0);
  for (const [cell, place] of rater.entries()) counts[place] = (counts[place] ?? 0) + (ratings[cell] ?? 0);
  return raters.flatMap((raterId, place) => {
    const given = counts[place] ?? 0;
    return given > 0 ? { raterId, schoolId, ratings: given } : [];
  });
}

/** Each rater's home: the school where he gives most levels, district-wide; of two alike the one whose id comes first. */
export function homesOf(given: Iterable<RatingsGiven>): Map<string, string> {
  const most = new Map<string, RatingsGiven>();
  for (const one of given) {
    const known = most.get(one.raterId);
    const isMore = !known || one.ratings > known.ratings;
    if (isMore || (one.ratings === known.ratings && one.schoolId < known.schoolId)) most.set(one.raterId, one);
  }
  return new Map([...most].map(([raterId, { schoolId }]) => [raterId, schoolId]));
}
