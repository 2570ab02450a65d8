import { expect, test } from 'vitest';
import { countsAlike } from './two-shares.ts';

const exact = { chance: 0.025, deviations: 0, dispersion: 1 };

test('the limits are those of the exact test', () => {
  // Hypergeometric tails by hand for base 2 of 4 and 4 more: 0 of 4 has C(4,0)·C(4,2)/C(8,2) = 6/28 at most.
  expect(countsAlike(4, { count: 2, of: 4 }, { ...exact, chance: 6 / 28 + 1e-9 })).toEqual({ lo: 1, hi: 3 });
  expect(countsAlike(4, { count: 2, of: 4 }, { ...exact, chance: 6 / 28 - 1e-9 })).toEqual({ lo: 0, hi: 4 });
});

test('a share of all or none still has room on its other side, and limits mirror one another', () => {
  const { lo, hi } = countsAlike(20, { count: 40, of: 40 }, exact);
  expect(hi).toBe(20);
  expect(lo).toBeGreaterThan(14);
  expect(lo).toBeLessThan(19);
  expect(countsAlike(20, { count: 0, of: 40 }, exact)).toEqual({ lo: 0, hi: 20 - lo });
});

test('more dispersion gives wider limits and never narrower', () => {
  const at = (dispersion: number) =>
    countsAlike(60, { count: 90, of: 120 }, { chance: 0.00135, deviations: 3, dispersion });
  const [plain, wide] = [at(1), at(4)];
  expect(wide.lo).toBeLessThan(plain.lo);
  expect(wide.hi).toBeGreaterThanOrEqual(plain.hi);
});
