import { expect, test } from 'vitest';
import { testEveryPage } from './every-page.ts';
import { unvisited, WALKERS } from './pages.ts';

testEveryPage(WALKERS.office, { hasEvidence: true });

test('every page of the application is visited by somebody', () => {
  expect(unvisited()).toEqual([]);
});
