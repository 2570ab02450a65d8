import { expect, test } from 'vitest';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { type Counted, LIMITS } from './guess-limit.ts';
import { networkOf } from './network-of.ts';
import { placeWords } from './place-words.ts';
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

const weakness = (password: string, names: string[] = [], places: string[] = []) =>
  weaknessOf(password, { names, places });

test('passwords that anybody would try first are refused, others are not judged by their characters', () => {
  expect(COMMON_PASSWORDS.size).toBe(1557);
  const common = [
    ...['abercrombie', 'Mickeymouse', 'wonder-woman', '1q2w3e4r5t', 'alphaomega', 'darkknight2026!', 'p030710p$e4o'],
    ...['password12', 'P@$$word-2026', 'woaini1314520', 'Laoshi13912345678', 'qwer1234asdf', 'school2026-11-10'],
    ...['1qaz2wsx3edc', 'zxcvbnm098765', 'admin@@123456', 'teacher_teacher1', '密码123456789', '20110910abcd'],
  ];
  for (const one of common) expect([one, weakness(one)]).toEqual([one, 'common']);
  for (const same of ['aaaaaaaaaa', 'abcdefghij', 'ab12ab12ab12', '13131313131313'])
    expect([same, weakness(same)]).toEqual([same, 'monotonous']);
  for (const fine of [
    'correct horse battery',
    '藤编好看又好用真的',
    '三月里的小雨 下个不停',
    'kf93-vmwq-02',
    'teacher of the year!',
  ])
    expect([fine, weakness(fine, ['wang'])]).toEqual([fine, undefined]);
});

test('a password holds neither its owner’s names nor those of the place', () => {
  expect(weakness('homeroom-d1-2026', ['homeroom-d1'])).toBe('contains-name');
  expect(weakness('爱笑的李明天天向上', ['李明'])).toBe('contains-name');
  expect(weakness('i like guicheng a lot', [], ['桂城', 'Guicheng'])).toBe('contains-place');
  expect(weakness('i like the old bridge', [], ['桂城', 'Guicheng'])).toBeUndefined();
  expect(
    ['佛山市南海区', '桂城街道中心小学', '大沥镇盐步第三初级中学', 'Nanhai District', '试用小学'].map(placeWords),
  ).toEqual([['佛山', '南海'], ['桂城'], ['大沥', '盐步'], ['Nanhai'], ['试用']]);
});
