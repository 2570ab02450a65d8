import { expect, test } from 'vitest';
import { mostGiven } from './most-given.ts';

const row = (activityId: string, indicatorId: string, level: string, n: number) => ({
  activityId,
  indicatorId,
  level,
  n,
});

test('a sentence about an activity speaks of the level that more than half were given, indicator by indicator', () => {
  const most = row('choir', 'i1', 'B', 21);
  const other = row('choir', 'i2', 'A', 1);
  expect(mostGiven([row('choir', 'i1', 'A', 12), most, row('choir', 'i1', 'C', 8), other])).toEqual([most, other]);
});

test('where the levels are even, or none has more than half, it speaks of none', () => {
  expect(mostGiven([row('even', 'i1', 'A', 20), row('even', 'i1', 'B', 20)])).toEqual([]);
  expect(mostGiven([row('wide', 'i1', 'A', 15), row('wide', 'i1', 'B', 16), row('wide', 'i1', 'C', 9)])).toEqual([]);
});
