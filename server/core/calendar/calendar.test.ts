import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayOf, daysLate, isFresh, shanghaiDay, shanghaiNoon } from './days.ts';
import {
  currentTerm,
  dayWithin,
  entryYearOf,
  gradeOf,
  isThereOn,
  movedBy,
  stageOf,
  termOf,
  yearToDate,
} from './terms.ts';

test('a day and its number are the calendar of JavaScript', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
      expect(dayOf(number)).toBe(day);
      expect(dayNumber(day)).toBe(number);
    }),
  );
});

test('the day turns at midnight in Shanghai, not in Greenwich', () => {
  expect(shanghaiDay(Date.UTC(2026, 8, 1, 15, 59, 59))).toBe('2026-09-01');
  expect(shanghaiDay(Date.UTC(2026, 8, 1, 16))).toBe('2026-09-02');
  expect(shanghaiDay(shanghaiNoon('2026-09-02'))).toBe('2026-09-02');
});

test('a record is fresh up to the seventh day', () => {
  expect(daysLate('2026-09-01', shanghaiNoon('2026-09-08'))).toBe(7);
  expect(isFresh('2026-09-01', shanghaiNoon('2026-09-08'))).toBe(true);
  expect(isFresh('2026-09-01', shanghaiNoon('2026-09-09'))).toBe(false);
});

test('grade, stage and entry year agree', () => {
  for (let grade = 1; grade <= 12; grade++) {
    expect(gradeOf({ stage: stageOf(grade), entryYear: entryYearOf(grade, 2026) }, '2026-2027-1')).toBe(grade);
  }
  expect(gradeOf({ stage: 'primary', entryYear: 2023 }, '2026-2027-2')).toBe(4);
});

const terms = [
  { code: '2026-2027-1', startsOn: '2026-09-01', endsOn: '2027-01-20', holdsBreakBefore: false },
  { code: '2025-2026-2', startsOn: '2026-02-24', endsOn: '2026-07-10', holdsBreakBefore: false },
  { code: '2025-2026-1', startsOn: '2025-09-01', endsOn: '2026-01-20', holdsBreakBefore: false },
];

test('in the holidays the current term is the one that ended last', () => {
  expect(currentTerm(terms, '2026-08-01')?.code).toBe('2025-2026-2');
  expect(currentTerm(terms, '2026-09-01')?.code).toBe('2026-2027-1');
  expect(currentTerm(terms, '2020-01-01')?.code).toBe('2025-2026-1');
  expect(currentTerm([], '2020-01-01')).toBeUndefined();
});

test('every day belongs to a term: holidays to the one before, or to the one after where that says so', () => {
  const taking = terms.map((term) => ({ ...term, holdsBreakBefore: term.code === '2026-2027-1' }));
  const codeOf = (some: typeof terms, day: string) => termOf(some, day)?.code;
  expect(codeOf(terms, '2026-07-10')).toBe('2025-2026-2');
  expect(codeOf(terms, '2026-07-20')).toBe('2025-2026-2');
  expect(codeOf(terms, '2026-02-01')).toBe('2025-2026-1');
  expect(codeOf(terms, '2027-05-01'), 'nobody set up the next term yet').toBe('2026-2027-1');
  expect(codeOf(terms, '2025-08-31'), 'before all there is').toBeUndefined();
  expect(codeOf(taking, '2026-07-10')).toBe('2025-2026-2');
  expect(codeOf(taking, '2026-07-11')).toBe('2026-2027-1');
  expect(codeOf(taking, '2026-08-31')).toBe('2026-2027-1');
  expect(codeOf(taking, '2026-02-01')).toBe('2025-2026-1');
});

test('the stays of a term know the days around it as its first and its last', () => {
  const term = { startsOn: '2026-09-01', endsOn: '2027-01-20' };
  expect(dayWithin(term, '2026-08-01')).toBe('2026-09-01');
  expect(dayWithin(term, '2026-09-02')).toBe('2026-09-02');
  expect(dayWithin(term, '2027-02-01')).toBe('2027-01-20');
  expect(isThereOn({ startsOn: '2026-09-01', endedOn: '2026-10-11' }, '2026-10-11')).toBe(true);
  expect(isThereOn({ startsOn: '2026-09-01', endedOn: '2026-10-11' }, '2026-10-12')).toBe(false);
  expect(isThereOn({ startsOn: '2026-10-12', endedOn: null }, '2026-10-11')).toBe(false);
});

test('a record moves its own term and the later ones of its school year', () => {
  expect(movedBy(terms, '2025-2026-1').map((term) => term.code)).toEqual(['2025-2026-2', '2025-2026-1']);
  expect(movedBy(terms, '2025-2026-2').map((term) => term.code)).toEqual(['2025-2026-2']);
  expect(yearToDate(terms, '2025-2026-2')).toHaveLength(2);
});
