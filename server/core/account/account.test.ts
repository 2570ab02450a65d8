import { expect, test } from 'vitest';
import { countedFailures, signInDelay } from './sign-in-delay.ts';
import { asUsername } from './username.ts';
import { weaknessOf } from './weak-password.ts';

test('after the free failures the next attempt waits 1, 2, 4 … seconds, a minute at most', () => {
  const wait = (failures: number) => signInDelay({ failures, lastAt: 1000 }, 1000, 3);
  expect([0, 2, 3, 4, 5, 9, 50].map(wait)).toEqual([0, 0, 1000, 2000, 4000, 60_000, 60_000]);
  expect(signInDelay({ failures: 4, lastAt: 1000 }, 2500, 3)).toBe(500);
  expect(signInDelay(undefined, 0, 3)).toBe(0);
});

test('failures are forgotten after a quarter of an hour', () => {
  expect(countedFailures({ failures: 9, lastAt: 0 }, 15 * 60_000 - 1)).toBe(9);
  expect(countedFailures({ failures: 9, lastAt: 0 }, 15 * 60_000)).toBe(0);
});

test('one name is one account, however it is typed', () => {
  expect(['  Wang.Li ', 'ＷＡＮＧ.LI', 'wang.li'].map(asUsername)).toEqual(['wang.li', 'wang.li', 'wang.li']);
});

test('passwords that anybody would try first are refused, others are not judged by their characters', () => {
  expect(weaknessOf('password12', [])).toBe('common');
  expect(weaknessOf('aaaaaaaaaa', [])).toBe('monotonous');
  expect(weaknessOf('abcdefghij', [])).toBe('monotonous');
  expect(weaknessOf('homeroom-d1-2026', ['homeroom-d1'])).toBe('contains-name');
  expect(weaknessOf('correct horse battery', ['wang'])).toBeUndefined();
  expect(weaknessOf('藤编好看又好用真的', ['wang'])).toBeUndefined();
});
