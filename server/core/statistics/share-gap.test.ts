import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareGap, wilsonInterval } from './share-gap.ts';

/** Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10. */
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1],
  [10, 10, 0, 10, 0.6075, 1],
  [5, 56, 0, 29, -0.0381, 0.1926],
])('%i/%i − %i/%i is as published', (a, m, b, n, lo, hi) => {
  const found = shareGap({ share: a / m, n: m }, { share: b / n, n });
  expect(found?.lo95).toBeCloseTo(lo, 4);
  expect(found?.hi95).toBeCloseTo(hi, 4);
});

/** Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3: 15 of 148 and 0 of 20. */
test.each([
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
])('the interval of %i/%i is as published', (part, n, lo, hi) => {
  const found = wilsonInterval({ share: part / n, n });
  expect(found.lo).toBeCloseTo(lo, 4);
  expect(found.hi).toBeCloseTo(hi, 4);
});

const group = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ share: a / (a + b + 1), n: a + b + 1 }));

test('the interval holds the difference, is inside −1…1, turns with the groups and is never of no width', () => {
  fc.assert(
    fc.property(group, group, (a, b) => {
      const [there, back] = [shareGap(a, b), shareGap(b, a)];
      if (!there || !back) throw new Error('both groups have members');
      expect(there.lo95).toBeLessThanOrEqual(there.difference);
      expect(there.hi95).toBeGreaterThanOrEqual(there.difference);
      expect(there.hi95).toBeGreaterThan(there.lo95);
      expect(there.lo95).toBeGreaterThanOrEqual(-1 - 1e-12);
      expect(there.hi95).toBeLessThanOrEqual(1 + 1e-12);
      expect(there.lo95).toBeCloseTo(-back.hi95, 12);
    }),
  );
});

test('without a member there is no share', () => {
  expect(shareGap({ share: 0, n: 0 }, { share: 0.5, n: 2 })).toBeNull();
});
