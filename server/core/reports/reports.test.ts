import { expect, test } from 'vitest';
import { gradeName, shortClassName, termName, timeStamp } from './names.ts';
import { shownPercent, shownScore } from './rounding.ts';
import { leastDifference, ratersOf, reportSentences, SENTENCE_KEYS } from './sentences.ts';
import { latestDays, unseenFor } from './unseen.ts';
import { addedWeeks, classWeeks, termWeeks, weeksFinding } from './weeks.ts';

const term = {
  startsOn: '2026-09-01',
  endsOn: '2027-01-22',
  daysOff: [
    { from: '2026-10-01', to: '2026-10-07', name: '国庆节' },
    { from: '2026-09-25', to: '2026-09-25', name: '中秋节' },
  ],
};

test('a figure is rounded half up, and noise does not take it down', () => {
  expect([89.95, 89.949999, 0.05, 74.8533, 100].map(shownScore)).toEqual([90, 89.9, 0.1, 74.9, 100]);
  expect(shownScore(1.005 * 10)).toBe(10.1);
  expect([5 / 13, 0.5, 0.005, 1, 0].map(shownPercent)).toEqual([38, 50, 1, 100, 0]);
});

test('names say grade, class, term and time in both languages', () => {
  expect([gradeName(4, 'zh'), gradeName(4, 'en'), gradeName(10, 'zh')]).toEqual(['四年级', 'Grade 4', '高一']);
  expect([shortClassName({ grade: 4, number: 1 }, 'zh'), shortClassName({ grade: 4, number: 1 }, 'en')]).toEqual([
    '四(1)班',
    'Class 4(1)',
  ]);
  expect(termName('2026-2027-1', 'en')).toBe('2026–27 autumn term');
  expect(timeStamp(Date.UTC(2026, 10, 9, 16, 5))).toBe('2026-11-10 00:05');
});

test('every week from the first day to today, with the days off of its workdays', () => {
  const weeks = termWeeks(term, '2026-10-12');
  expect(weeks).toEqual([
    { week: '2026-08-31', daysOff: 0, holiday: null },
    { week: '2026-09-07', daysOff: 0, holiday: null },
    { week: '2026-09-14', daysOff: 0, holiday: null },
    { week: '2026-09-21', daysOff: 1, holiday: '中秋节' },
    { week: '2026-09-28', daysOff: 2, holiday: '国庆节' },
    { week: '2026-10-05', daysOff: 3, holiday: '国庆节' },
    { week: '2026-10-12', daysOff: 0, holiday: null },
  ]);
  expect(termWeeks(term, '2027-03-01').at(-1)?.week).toBe('2027-01-18');
  expect(termWeeks(term, '2026-08-01')).toEqual([]);
  expect(termWeeks(term, '2026-09-02', ['2026-08-24']).map(({ week }) => week)).toEqual(['2026-08-24', '2026-08-31']);
});

test('a pupil of two dimensions is seen once in a week; sums of sums are added', () => {
  const week = '2026-09-07';
  const rows = [
    { pupilId: 'a', weeks: [{ week, records: 2, fresh: 1 }] },
    { pupilId: 'a', weeks: [{ week, records: 1, fresh: 1 }] },
    { pupilId: 'b', weeks: [{ week, records: 1, fresh: 0 }] },
  ];
  expect(classWeeks(rows)).toEqual(new Map([[week, { records: 4, fresh: 2, pupils: 2 }]]));
  const sum = { week, records: 4, fresh: 2, pupils: 2 };
  expect(addedWeeks([sum, sum])).toEqual(new Map([[week, { records: 8, fresh: 4, pupils: 4 }]]));
});

test('a weeks chart finds the last four weeks of teaching, without holidays and without the week that is not over', () => {
  const seen = [0, 10, 0, 4, 6, 0, 3];
  const weeks = termWeeks(term, '2026-10-12').map((week, n) => ({
    ...week,
    records: seen[n] ?? 0,
    pupils: seen[n] ?? 0,
  }));
  // 7, 14, 21 and 28 September: 10, 0, 4 and 6 of 10; the holiday week and the one just begun are left out.
  expect(weeksFinding(weeks, 10, '2026-10-13', term.endsOn)).toEqual({
    hasEnded: false,
    weeks: 4,
    share: 0.5,
    silent: 2,
  });
  expect(weeksFinding(weeks.slice(0, 1), 10, '2026-09-02', term.endsOn)).toBeNull();
  expect(weeksFinding(weeks, 0, '2026-10-13', term.endsOn)).toBeNull();
  // A term that is over has no last weeks: all six of teaching, the one of its end among them.
  expect(weeksFinding(weeks, 10, '2027-03-01', '2026-10-14')).toEqual({
    hasEnded: true,
    weeks: 6,
    share: 23 / 60,
    silent: 2,
  });
});

const child = (pupilId: string, startsOn = '2026-09-01') => ({ pupilId, name: pupilId, startsOn });

test('not noticed is four weeks and no day less, from the last record or else from when the child was there', () => {
  const days = latestDays([
    { pupilId: 'on the day', lastOn: '2026-10-13' },
    { pupilId: 'a day late', lastOn: '2026-10-14' },
    { pupilId: 'twice', lastOn: '2026-10-01' },
    { pupilId: 'twice', lastOn: '2026-11-02' },
    { pupilId: 'twice', lastOn: null },
  ]);
  const pupils = [child('on the day'), child('a day late'), child('twice'), child('never'), child('new', '2026-10-20')];
  const found = (today: string) => unseenFor(pupils, days, term, today).map(({ pupilId, lastOn }) => [pupilId, lastOn]);
  expect(found('2026-11-10')).toEqual([
    ['on the day', '2026-10-13'],
    ['never', null],
  ]);
  // Four weeks into the term nobody can have been missed for longer.
  expect(unseenFor([child('never')], new Map(), term, '2026-09-28')).toEqual([]);
  expect(unseenFor([child('never')], new Map(), term, '2026-09-29')).toHaveLength(1);
});

test('of a term that is over those are named of whom nothing was recorded in all of it, and not who had nothing in its last weeks', () => {
  const days = new Map([
    ['late', '2027-01-10'],
    ['early', '2026-09-10'],
    ['never', null],
  ]);
  const pupils = [child('late'), child('early'), child('never'), child('nowhere')];
  const on = (today: string) => unseenFor(pupils, days, term, today).map(({ pupilId }) => pupilId);
  expect(on(term.endsOn)).toEqual(['early', 'never', 'nowhere']);
  expect(on('2027-06-01')).toEqual(['never', 'nowhere']);
});

const errorTerms = { raterCoefficients: { r1: 3, r2: 4 }, sumSquaredPersonRater: 6, sumSquaredResidual: 5 };
const errorsFrom = 'default' as const;

test('the smallest difference is that of two means with this error; nobody’s empty class takes it away', () => {
  // √(9 + 16 + 6 + 5) / 2 = 3; 1.96 · √2 · 3 = 8.3154
  const rated = {
    dimension: 'labour' as const,
    parts: [
      { scored: 2, errorTerms, errorsFrom },
      { scored: 0, errorTerms: null, errorsFrom },
    ],
  };
  expect(leastDifference(rated)).toBeCloseTo(8.3154, 4);
  expect(ratersOf([rated])).toBe(2);
  const unknown = { ...rated, parts: [{ scored: 2, errorTerms: null, errorsFrom }] };
  expect([leastDifference(unknown), ratersOf([unknown, rated])]).toEqual([null, null]);
});

test('a report says all nine things of itself, in both languages, with its own figures', () => {
  const rated = [{ dimension: 'labour' as const, parts: [{ scored: 2, errorTerms, errorsFrom }] }];
  const seen = {
    records: 13,
    noticed: 2,
    pupils: 3,
    classes: 1,
    weeks: { from: '2026-09-07', to: '2026-11-09' },
    rated,
  };
  const said = reportSentences(seen);
  expect(said.map(({ key }) => key)).toEqual([...SENTENCE_KEYS]);
  expect(said[0]?.zh).toBe(
    '3 名学生中 2 名有记录，共 13 条，从 2026年9月7日那一周到 2026年11月9日那一周，结果来自 2 位教师的评定。',
  );
  expect(said[2]?.en).toContain('Labour 8.3');
  expect(said.every(({ zh, en }) => zh !== '' && en !== '' && !/[一-鿿]/.test(en))).toBe(true);
  expect(said[2]?.zh).toContain('用的是默认的误差大小。');
  const own = { dimension: 'arts' as const, parts: [{ scored: 2, errorTerms, errorsFrom: 'district' as const }] };
  const sizes = (some: typeof seen.rated | (typeof own)[]) => reportSentences({ ...seen, rated: some })[2];
  expect(sizes([own])?.zh).toMatch(/误差大小按本区以前学期的评定估计。$/);
  expect(sizes([own, ...rated] as (typeof own)[])?.en).toContain('earlier terms; Labour still at default sizes.');
  expect(reportSentences({ ...seen, rated: [] })[2]?.zh).toContain('还估计不出');
});
