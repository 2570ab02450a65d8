import { expect, test } from 'vitest';
import { compositeReliability, shrunkValue } from './reliability.ts';
import { reliableChange } from './reliable-change.ts';

// The values themselves are those of test/reference/dimension-score.test.ts; here is what must not become a number.

test('nothing is shrunk without a score, an error or any variance', () => {
  expect(shrunkValue({ score: null, se: null }, { mean: 58, trueVariance: 150 })).toBeNull();
  expect(shrunkValue({ score: 70, se: null }, { mean: 58, trueVariance: 150 })).toBeNull();
  expect(shrunkValue({ score: 70, se: 0 }, { mean: 58, trueVariance: 0 })).toBeNull();
  expect(shrunkValue({ score: 70, se: 5 }, { mean: 58, trueVariance: 0 })).toEqual({
    reliability: 0,
    value: 58,
    sd: 0,
  });
});

test('a composite without variance has no reliability', () => {
  expect(compositeReliability([1, 1], [0, 0], [1, 1], [])).toBeNull();
});

test('a fall is a change too, and two errors of 0 claim nothing', () => {
  expect(reliableChange({ score: 90, se: 5 }, { score: 70, se: 5 }).verdict).toBe('reliable_decrease');
  expect(reliableChange({ score: 90, se: 0 }, { score: 70, se: 0 }).verdict).toBe('not_estimable');
  expect(reliableChange({ score: 90, se: null }, { score: 70, se: 5 }).verdict).toBe('not_estimable');
});
