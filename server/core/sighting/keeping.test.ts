import { expect, test } from 'vitest';
import { firstKept } from './keeping.ts';

test.each([
  ['2026-11-10', '2026-05-01'],
  ['2026-08-31', '2026-02-01'],
  ['2026-06-30', '2025-12-01'],
  ['2026-01-01', '2025-07-01'],
])('on %s what is kept begins on %s', (today, first) => {
  expect(firstKept(today)).toBe(first);
});
