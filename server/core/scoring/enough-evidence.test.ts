import { expect, test } from 'vitest';
import { enoughWith, neededFor } from './enough-evidence.ts';

test('what is missing is counted, and nothing is where there is enough', () => {
  const seen = { status: 'ok', ratings: 3, raters: 2, weightShare: 0.6 } as const;
  expect(neededFor(seen, 0.6)).toBeNull();
  expect(neededFor({ ...seen, status: 'provisional', ratings: 2, raters: 1 }, 0.6)).toEqual({
    ratings: 1,
    raters: 1,
    coverage: 0,
  });
  const little = neededFor({ status: 'insufficient_evidence', ratings: 5, raters: 3, weightShare: 0.25 }, 0.6);
  expect(little).toEqual({ ratings: 0, raters: 0, coverage: 0.35 });
  const nothing = neededFor({ status: 'insufficient_evidence', ratings: 0, raters: 0, weightShare: 0 }, 0.6);
  expect(nothing).toEqual({ ratings: 3, raters: 2, coverage: 0.6 });
  // Facts alone: all of the weight that is asked for, and nobody's judgement.
  const facts = neededFor({ status: 'insufficient_evidence', ratings: 0, raters: 0, weightShare: 0.6 }, 0.6);
  expect(facts).toEqual({ ratings: 3, raters: 2, coverage: 0 });
});

test('what would be enough is said for whoever can bring it about, and never nothing', () => {
  const way = (ratings: number, raters: number, coverage: number, seenBy: number) =>
    Object.values(enoughWith({ ratings, raters, coverage }, seenBy)).join(' ');
  expect(way(2, 0, 0, 2)).toBe('more 2 0');
  expect(way(1, 1, 0, 1)).toBe('moreByOthers 1 1');
  // Three ratings by one teacher: one more, by another.
  expect(way(0, 1, 0, 1)).toBe('moreByOthers 1 1');
  expect(way(2, 1, 0, 1)).toBe('moreSomeByOthers 2 1');
  expect(way(3, 2, 0.6, 0)).toBe('moreByTeachers 3 2');
  expect(way(0, 0, 0.35, 2)).toBe('coverage 0 0');
  expect(way(0, 0, 0, 2)).toBe('other 0 0');
});
