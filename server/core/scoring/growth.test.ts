import { expect, test } from 'vitest';
import { apartFrom, unsaidChange } from './growth.ts';

const term = { schoolId: 'a', rubricId: 'r1', bandId: 'p12', value: 80 };

test('terms are joined only where nothing but the child can have changed', () => {
  expect(apartFrom(term, { ...term, value: 40 })).toBeNull();
  expect(apartFrom(term, { ...term, value: null })).toBe('no-score');
  expect(apartFrom({ ...term, value: null }, term)).toBe('no-score');
  expect(apartFrom(term, { ...term, schoolId: 'b', rubricId: 'r2' })).toBe('other-school');
  expect(apartFrom(term, { ...term, rubricId: 'r2' })).toBe('other-rubric');
  // From grade 2 to 3 the descriptors and the hours asked for are other ones.
  expect(apartFrom(term, { ...term, bandId: 'p34' })).toBe('other-band');
});

test('where no change is claimed there is a reason', () => {
  expect(unsaidChange(undefined, false)).toBe('first');
  expect(unsaidChange(undefined, true)).toBe('no-score');
  expect(unsaidChange({ isJoined: false, apart: 'other-rubric' }, true)).toBe('other-rubric');
  expect(unsaidChange({ isJoined: false, apart: null }, true)).toBe('no-score');
});
