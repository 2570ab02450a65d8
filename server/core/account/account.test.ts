import { expect, test } from 'vitest';
import { type Counted, LIMITS } from './guess-limit.ts';
import { networkOf } from './network-of.ts';
import { asUsername } from './username.ts';
import { weaknessOf } from './weak-password.ts';

test('after three guesses at an account the next waits 1, 2, 4 … seconds, a minute at most', () => {
  const lastAt = 1000;
  const wait = (failures: number, now = lastAt) => LIMITS.account.wait({ failures, lastAt }, now);
  expect([0, 2, 3, 4, 5, 9, 50].map((failures) => wait(failures))).toEqual([0, 0, 1000, 2000, 4000, 60_000, 60_000]);
  expect(wait(4, 2500)).toBe(500);
  expect(LIMITS.account.wait(undefined, 0)).toBe(0);
});

test('guesses are forgotten after a quarter of an hour, and so are those of a clock that was put back', () => {
  const { account, address } = LIMITS;
  const hour = 60 * 60_000;
  expect(account.oneMore({ failures: 9, lastAt: hour }, hour + 15 * 60_000 - 1).failures).toBe(10);
  expect(account.oneMore({ failures: 9, lastAt: hour }, hour + 15 * 60_000).failures).toBe(1);
  for (const limit of [account, address]) expect(limit.wait({ failures: 10, lastAt: hour }, 0)).toBe(0);
});

test('from one address ten are made at once and then one each twelve seconds: fifteen in any minute', () => {
  const { wait, oneMore } = LIMITS.address;
  const startAt = 1_800_000_000_000;
  let counted: Counted | undefined;
  const madeAt: number[] = [];
  for (let now = startAt; now < startAt + 300_000; now += 250) {
    while (wait(counted, now) === 0) {
      counted = oneMore(counted, now);
      madeAt.push(now);
    }
  }
  expect(madeAt.filter((at) => at === madeAt[0]).length).toBe(10);
  const inMinuteFrom = (from: number) => madeAt.filter((at) => at >= from && at <= from + 60_000).length;
  expect(Math.max(...madeAt.map(inMinuteFrom))).toBe(15);
  expect(madeAt.length).toBe(10 + 300 / 12 - 1);
  expect(wait({ failures: 10, lastAt: 0 }, 5000)).toBe(7000);
  expect(oneMore({ failures: 4, lastAt: 0 }, 30_000), 'the half that has gone of the next stays').toEqual({
    failures: 3,
    lastAt: 24_000,
  });
});

test('an IPv6 address counts with the /64 it is in, however it is written, and an IPv4 address by itself', () => {
  for (const same of ['2001:db8::1', '2001:DB8:0:0:ffff::', '2001:0db8:0000:0000:1:2:3:4'])
    expect(networkOf(same), same).toBe('2001:db8:0:0::/64');
  expect(networkOf('2001:db8:0:1::1')).toBe('2001:db8:0:1::/64');
  expect(['::1', 'fe80::1%eth0', '64:ff9b::10.0.0.1'].map(networkOf)).toEqual([
    '0:0:0:0::/64',
    'fe80:0:0:0::/64',
    '64:ff9b:0:0::/64',
  ]);
  expect(['10.0.0.1', '::ffff:10.0.0.1', 'unknown', ''].map(networkOf)).toEqual([
    '10.0.0.1',
    '10.0.0.1',
    'unknown',
    '',
  ]);
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
