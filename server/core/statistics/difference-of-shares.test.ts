import { expect, test } from 'vitest';
import { differenceOfShares, wilsonInterval } from './difference-of-shares.ts';

/** Newcombe 1998, table II, method 10: a/m, b/n, and the interval of a/m − b/n. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [10, 10, 0, 10, 0.6075, 1],
])('%i/%i − %i/%i as published', (a, m, b, n, lo, hi) => {
  const found = differenceOfShares({ share: b / n, n }, { share: a / m, n: m });
  expect(found.lo).toBeCloseTo(lo, 4);
  expect(found.hi).toBeCloseTo(hi, 4);
});

/** Newcombe 1998a (one proportion), table I, method 3: 15 of 148 and 0 of 20. */
test.each([
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
])('the interval of %i/%i as published', (part, n, lo, hi) => {
  const found = wilsonInterval({ share: part / n, n });
  expect(found.lo).toBeCloseTo(lo, 4);
  expect(found.hi).toBeCloseTo(hi, 4);
});
