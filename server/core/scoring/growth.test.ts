import { expect, test } from 'vitest';
import { apartFrom, unsaidChange } from './growth.ts';

const term = { schoolId: 'a', rubricId: 'r1', methodVersion: 'score-1', score: 80 };

test('terms are joined only where nothing but the child can have changed', () => {
  expect(apartFrom(term, { ...term, score: 40 })).toBeNull();
  expect(apartFrom(term, { ...term, score: null })).toBe('no-score');
  expect(apartFrom({ ...term, score: null }, term)).toBe('no-score');
  expect(apartFrom(term, { ...term, schoolId: 'b', rubricId: 'r2' })).toBe('other-school');
  expect(apartFrom(term, { ...term, rubricId: 'r2' })).toBe('other-rubric');
  expect(apartFrom(term, { ...term, methodVersion: 'score-0' })).toBe('other-method');
});

test('where no change is claimed there is a reason', () => {
  expect(unsaidChange(undefined, false)).toBe('first');
  expect(unsaidChange(undefined, true)).toBe('no-score');
  expect(unsaidChange({ isJoined: false, apart: 'other-rubric' }, true)).toBe('other-rubric');
  // Joined, and yet nothing claimed: an error is not estimated.
  expect(unsaidChange({ isJoined: true, apart: null }, true)).toBe('not-known');
  expect(unsaidChange({ isJoined: false, apart: null }, true)).toBe('no-score');
});
