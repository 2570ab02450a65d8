import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids are of version 7 and of now, each another one, and sort as they were made', () => {
  const before = Date.now();
  const ids = Array.from({ length: 5000 }, newId);
  expect(ids.filter((id) => !UUID_V7.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  const made = Number.parseInt(ids[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now());
});

test('the last 42 bits are drawn', () => {
  const ends = Array.from({ length: 2000 }, () => newId().slice(-10));
  expect(new Set(ends).size).toBe(ends.length);
});
