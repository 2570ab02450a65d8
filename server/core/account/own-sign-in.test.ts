import { expect, test } from 'vitest';
import { closedBy, mayOwn } from './own-sign-in.ts';

test('a grade opens an account from the line of the school on, and no line opens none', () => {
  expect([6, 7, 9].map((grade) => mayOwn({ grade, fromGrade: 7 }))).toEqual([false, true, true]);
  expect(mayOwn({ grade: 9, fromGrade: null })).toBe(false);
});

test('every school a child is in has to let it in, and who is in none is let in', () => {
  const [open, closed] = [
    { grade: 7, fromGrade: 7 },
    { grade: 7, fromGrade: 8 },
  ];
  expect(closedBy([open])).toBeUndefined();
  expect(closedBy([open, closed])).toBe(closed);
  expect(closedBy([])).toBeUndefined();
});
