import { expect, test } from 'vitest';
import { neededFor } from './enough-evidence.ts';

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
});
