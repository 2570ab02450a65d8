import { expect, test } from 'vitest';
import { dayNumber } from '../calendar/days.ts';
import { weekNumber } from './school-week.ts';

test('days are counted as the calendar counts them, over leap days and year ends', () => {
  for (const day of [
    '1970-01-01',
    '2000-02-29',
    '2023-12-31',
    '2024-02-29',
    '2024-03-01',
    '2100-03-01',
    '1969-12-31',
  ]) {
    expect([day, dayNumber(day)]).toEqual([day, Date.parse(day) / 86_400_000]);
  }
});

test('a week is Monday to Sunday', () => {
  expect(weekNumber('2024-03-04')).toBe(weekNumber('2024-03-10')); // a Monday and the Sunday after it
  expect(weekNumber('2024-03-11')).toBe(weekNumber('2024-03-10') + 1);
  expect(weekNumber('2024-12-30')).toBe(weekNumber('2025-01-05'));
});
