import { expect, test } from 'vitest';
import { middleHalf, quantile } from './quantile.ts';

test('quantiles are those of R, quantile(type = 7)', () => {
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
  expect(quantile([4, 1, 3, 2], 0.75)).toBe(3.25);
  expect(quantile([5], 0.9)).toBe(5);
  expect(quantile([], 0.5)).toBeNull();
});

test('the middle half of fewer than twenty is not shown', () => {
  expect(middleHalf(Array.from({ length: 19 }, (_, i) => i))).toBeNull();
  expect(middleHalf(Array.from({ length: 21 }, (_, i) => i))).toEqual({ p25: 5, p75: 15 });
});
