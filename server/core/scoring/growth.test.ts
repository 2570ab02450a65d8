import { expect, test } from 'vitest';
import { apartFrom } from './growth.ts';

const term = { schoolId: 'a', rubricId: 'r1', methodVersion: 'score-1', score: 80 };

test('terms are joined only where nothing but the child can have changed', () => {
  expect(apartFrom(term, { ...term, score: 40 })).toBeNull();
  expect(apartFrom(term, { ...term, score: null })).toBe('no-score');
  expect(apartFrom({ ...term, score: null }, term)).toBe('no-score');
  expect(apartFrom(term, { ...term, schoolId: 'b', rubricId: 'r2' })).toBe('other-school');
  expect(apartFrom(term, { ...term, rubricId: 'r2' })).toBe('other-rubric');
  expect(apartFrom(term, { ...term, methodVersion: 'score-2' })).toBe('other-method');
});
