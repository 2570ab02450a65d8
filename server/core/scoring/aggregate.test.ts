import { expect, test } from 'vitest';
import type { LevelMethod } from '../rubric/rubric.ts';
import { aggregate } from './aggregate.ts';

const of = (method: LevelMethod, values: number[], mastery = 0) => aggregate(method, values, mastery);
const scores = [1, 2, 3, 4, 5];

test('Canvas LMS: the vectors of its calculation-method spec for 1, 2, 3, 4, 5 with mastery at 3', () => {
  expect(of({ method: 'weighted-average', params: { percent: 65 } }, scores)?.value).toBeCloseTo(4.125, 12);
  expect(of({ method: 'decaying-average', params: { percent: 65 } }, scores)?.value).toBeCloseTo(4.46961875, 12);
  const times = (n: number) => of({ method: 'n-times-at-mastery', params: { n, mastery: 'x' } }, scores, 3);
  expect(times(3)).toEqual({ value: 4, counting: [2, 3, 4], coefficients: null });
  expect(times(4)).toBeNull();
});

test('one mark is its own decaying and weighted average', () => {
  expect(of({ method: 'weighted-average', params: { percent: 65 } }, [85])?.value).toBe(85);
  expect(of({ method: 'decaying-average', params: { percent: 65 } }, [85])?.value).toBe(85);
});

test('the marks that count, and the coefficients the standard error needs', () => {
  const values = [85, 100, 70, 100];
  expect(of({ method: 'latest-confirmed', params: {} }, values)).toEqual({
    value: 100,
    counting: [3],
    coefficients: [1],
  });
  expect(of({ method: 'mean-of-levels', params: {} }, values)).toEqual({
    value: 88.75,
    counting: [0, 1, 2, 3],
    coefficients: [0.25, 0.25, 0.25, 0.25],
  });
  expect(of({ method: 'median-of-levels', params: {} }, values)).toEqual({
    value: 92.5,
    counting: [0, 1, 2, 3],
    coefficients: [0.25, 0.25, 0.25, 0.25],
  });
  expect(of({ method: 'best-n-mean', params: { n: 2 } }, values)).toEqual({
    value: 100,
    counting: [1, 3],
    coefficients: [0.5, 0.5],
  });
  expect(of({ method: 'highest', params: {} }, values)).toEqual({ value: 100, counting: [3], coefficients: null });
});

test('best n of fewer than n is the mean of what there is; a median of three is the middle one', () => {
  expect(of({ method: 'best-n-mean', params: { n: 3 } }, [70, 85])?.value).toBe(77.5);
  expect(of({ method: 'median-of-levels', params: {} }, [100, 50, 70])?.value).toBe(70);
});

test('no marks, no value', () => {
  const methods: LevelMethod[] = [
    { method: 'latest-confirmed', params: {} },
    { method: 'mean-of-levels', params: {} },
    { method: 'median-of-levels', params: {} },
    { method: 'highest', params: {} },
    { method: 'best-n-mean', params: { n: 2 } },
    { method: 'decaying-average', params: { percent: 65 } },
    { method: 'weighted-average', params: { percent: 65 } },
    { method: 'n-times-at-mastery', params: { n: 1, mastery: 'A' } },
  ];
  expect(methods.map((method) => of(method, []))).toEqual(methods.map(() => null));
});
