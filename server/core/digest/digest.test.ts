import { expect, test } from 'vitest';
import { shanghaiDay, shanghaiNoon } from '../calendar/days.ts';
import { hasSchoolDay, isNearEnd, linesFor } from './lines.ts';
import { groupMessage, weeklyMessage } from './message-words.ts';
import { sendingAt } from './sending.ts';
import { isAddressOf } from './ways.ts';
import { momentsOf, weekOf, weeksUpTo } from './weeks.ts';

test('a week is from Monday to Sunday, whichever of its days is asked, over the end of a year too', () => {
  for (const day of ['2026-11-09', '2026-11-12', '2026-11-15'])
    expect(weekOf(day), day).toEqual({ from: '2026-11-09', to: '2026-11-15' });
  expect(weekOf('2027-01-01')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
});

test('this week and the last three, this one first', () => {
  expect(weeksUpTo('2026-11-10').map(({ from }) => from)).toEqual([
    '2026-11-09',
    '2026-11-02',
    '2026-10-26',
    '2026-10-19',
  ]);
});

test('a moment is of the week of its day in Shanghai', () => {
  const week = weekOf('2026-11-10');
  const { since, before } = momentsOf(week);
  expect([since - 1, since, before - 1, before].map(shanghaiDay)).toEqual([
    '2026-11-08',
    '2026-11-09',
    '2026-11-15',
    '2026-11-16',
  ]);
});

test('what waits is said of this week alone, what happened of each, and nothing that is none', () => {
  const found = [
    { line: 'consent' as const, count: 1 },
    { line: 'records' as const, count: 2, term: '2026-2027-1' },
    { line: 'answers' as const, count: 0 },
    // No line of a child's.
    { line: 'rounds' as const, count: 3 },
  ];
  expect(linesFor('pupil', true, found)).toEqual([
    { line: 'records', count: 2, of: null, day: null, term: '2026-2027-1' },
    { line: 'consent', count: 1, of: null, day: null, term: null },
  ]);
  expect(linesFor('pupil', false, found).map(({ line }) => line)).toEqual(['records']);
});

const TERM = { startsOn: '2026-09-01', endsOn: '2027-01-22', daysOff: [{ from: '2026-10-01', to: '2026-10-11' }] };

test('a week is empty only once a school day of it has begun: not on a day off, nor in holidays', () => {
  const at = (today: string, day = today) => hasSchoolDay([TERM], weekOf(day), today);
  expect([at('2026-11-10'), at('2026-11-09')]).toEqual([true, true]);
  expect([at('2026-10-07'), at('2027-02-03'), at('2026-08-26')]).toEqual([false, false, false]);
  // The Tuesday on which the term begins: not yet on Monday.
  expect([at('2026-08-31'), at('2026-09-01')]).toEqual([false, true]);
  expect(at('2026-11-10', '2026-10-29')).toBe(true);
});

test('comments and works are spoken of in the last four weeks of a term and after it', () => {
  expect(['2026-12-25', '2026-12-26', '2027-01-22', '2027-02-03'].map((day) => isNearEnd(TERM, day))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

const HOUR = 3_600_000;

test('messages of a week may go from an hour of Friday for four hours, whichever moment of the week is asked', () => {
  const friday = shanghaiNoon('2026-11-13');
  const from = friday + 5 * HOUR;
  expect(sendingAt(from - 1, 17)).toEqual({ wait: 1 });
  expect([sendingAt(from, 17), sendingAt(from + 4 * HOUR - 1, 17)]).toEqual([
    { week: '2026-11-09' },
    { week: '2026-11-09' },
  ]);
  // Afterwards, and on the Sunday and the Monday of the next week, it is the next Friday's turn.
  for (const later of [4 * HOUR, 50 * HOUR, 70 * HOUR])
    expect(sendingAt(from + later, 17), String(later)).toEqual({ wait: 7 * 24 * HOUR - later });
  expect(sendingAt(friday - 4 * HOUR, 8)).toEqual({ week: '2026-11-09' });
});

test('an address is one address of its way, without a name, a list or another line', () => {
  const good = ['a@b.cn', 'zhang.san+chucai@mail.school.edu.cn', "o'neil@example.org"];
  const bad = [
    '',
    'a',
    'a@b',
    '@b.cn',
    'a@b.cn, c@d.cn',
    'A <a@b.cn>',
    'a@b.cn\nBcc: c@d.cn',
    'a@b..cn',
    `${'a'.repeat(65)}@b.cn`,
  ];
  expect(good.filter((one) => !isAddressOf('email', one))).toEqual([]);
  expect(bad.filter((one) => isAddressOf('email', one))).toEqual([]);
  expect(['zhang.san', 'a_b-c@d'].every((one) => isAddressOf('wecom', one))).toBe(true);
  // «@all» would be everybody, and | is between two.
  expect(['@all', 'a|b', '张三', ''].filter((one) => isAddressOf('wecom', one))).toEqual([]);
});

test('a message says that there is something new, where, and nothing else', () => {
  const origin = 'https://chucai.example.edu';
  expect(weeklyMessage('zh', origin).text).toBe(`出彩有新内容，请登录查看：${origin}/week`);
  expect(weeklyMessage('en', origin).text).toBe(`There is something new in Chucai. Sign in to see it: ${origin}/week`);
  expect(groupMessage(origin).text.split('\n')).toHaveLength(2);
});
