import { expect, test } from 'vitest';
import { testAccessible } from './accessible.ts';
import { unvisited, WALKERS } from './pages.ts';

testAccessible(WALKERS.office);

test('every page of the application is visited by somebody', () => {
  expect(unvisited()).toEqual([]);
});
