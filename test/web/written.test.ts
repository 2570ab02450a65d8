import { expect, test } from 'vitest';
import {
  dayOf,
  daysBetween,
  quoted,
  signed,
  signedHundredths,
  signedPercent,
  today,
  writtenCount,
  writtenDay,
  writtenPercent,
  writtenPlaces,
  writtenScore,
  writtenTime,
} from '../../web/i18n/written.ts';

test('the day is the day in China, whatever the device thinks', () => {
  expect(dayOf(Date.parse('2026-09-11T15:59:59Z'))).toBe('2026-09-11');
  expect(dayOf(Date.parse('2026-09-11T16:00:00Z'))).toBe('2026-09-12');
  expect(dayOf(Date.parse('2026-12-31T16:30:00Z'))).toBe('2027-01-01');
});

test('the year is said where it is not this one', () => {
  const year = today().slice(0, 4);
  expect([`${year}-03-05`, '2019-12-31'].map((day) => writtenDay(day, 'zh'))).toEqual(['3月5日', '2019年12月31日']);
  expect([`${year}-03-05`, '2019-12-31'].map((day) => writtenDay(day, 'en'))).toEqual(['5 Mar', '31 Dec 2019']);
  expect(writtenTime(Date.parse('2019-09-12T00:05:00Z'), 'zh')).toBe('2019年9月12日 08:05');
  expect(writtenTime(Date.parse('2019-09-12T16:05:00Z'), 'en')).toBe('13 Sep 2019 00:05');
});

test('a difference says its sign, and none where it rounds to nothing', () => {
  expect([1.24, -0.36, 0.04, -0.04, 0].map(signed)).toEqual(['+1.2', '−0.4', '0.0', '0.0', '0.0']);
  expect([0.126, -0.004].map(signedHundredths)).toEqual(['+0.13', '0.00']);
  expect([0.126, -0.5, 0.004].map(signedPercent)).toEqual(['+13', '−50', '0']);
});

test('a score has one digit behind the point; a count has one only where it needs it', () => {
  expect([85, 92.46, 92.45].map(writtenScore)).toEqual(['85.0', '92.5', '92.5']);
  expect([3, 2.5].map(writtenCount)).toEqual(['3', '2.5']);
  expect([0, 0.333, 1].map(writtenPercent)).toEqual(['0%', '33%', '100%']);
});

test('a place that holds its own activity is said once', () => {
  expect(writtenPlaces({ place: '心理室', organiser: '心理室' })).toEqual(['心理室']);
  expect(writtenPlaces({ place: '操场', organiser: '体育组' })).toEqual(['操场', '体育组']);
  expect(writtenPlaces({ place: null, organiser: '体育组' })).toEqual(['体育组']);
  expect(writtenPlaces({ place: null, organiser: null })).toEqual([]);
});

test('days between two days, over the end of a month and of February, and back', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-10-01', '2026-09-24')).toBe(-7);
  expect(daysBetween('2026-10-01', '2026-10-01')).toBe(0);
});

test('what somebody said stands in quotation marks, and what they quoted in single ones', () => {
  expect(quoted('“乡土研学”这一次，捡起了纸屑')).toBe('“‘乡土研学’这一次，捡起了纸屑”');
  expect(quoted('It’s hers')).toBe('“It’s hers”');
});
