import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayOf } from './days.ts';
import {
  commonDays,
  daysOfGrant,
  daysOfStay,
  heldOn,
  isWithin,
  staysReached,
  termsHeld,
  withHolidays,
} from './spans.ts';
import { dayWithin, isThereOn, termOf } from './terms.ts';

const autumn = { code: '2025-2026-1', startsOn: '2025-09-01', endsOn: '2026-01-20', holdsBreakBefore: false };
const spring = { code: '2025-2026-2', startsOn: '2026-02-24', endsOn: '2026-07-10', holdsBreakBefore: false };
const next = { code: '2026-2027-1', startsOn: '2026-09-01', endsOn: '2027-01-20', holdsBreakBefore: false };
const terms = [next, autumn, spring];
/** Summer belongs to the school year that comes. */
const taking = { ...next, holdsBreakBefore: true };
const ahead = [taking, autumn, spring];

test('a term with its holidays is all the days that are its, and no other', () => {
  const day = fc.integer({ min: dayNumber('2025-06-01'), max: dayNumber('2027-06-01') }).map(dayOf);
  fc.assert(
    fc.property(day, fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), (at, holds) => {
      const some = [autumn, spring, next].map((term, n) => ({ ...term, holdsBreakBefore: holds[n] === true }));
      for (const term of some) expect(isWithin(withHolidays(some, term), at)).toBe(termOf(some, at) === term);
    }),
  );
});

test('a stay goes on through the holidays of its term, and of no other', () => {
  const whole = { startsOn: '2026-02-24', endedOn: null };
  expect(daysOfStay(terms, spring, whole)).toEqual({ from: '2026-02-24', to: '2026-08-31' });
  expect(daysOfStay(ahead, spring, whole)).toEqual({ from: '2026-02-24', to: '2026-07-10' });
  expect(daysOfStay(terms, spring, { ...whole, endedOn: '2026-07-10' }).to).toBe('2026-08-31');
  expect(daysOfStay(terms, spring, { ...whole, endedOn: '2026-07-09' }).to).toBe('2026-07-09');
  expect(daysOfStay(terms, next, { startsOn: '2026-09-01', endedOn: null }).from).toBe('2026-09-01');
  expect(daysOfStay(ahead, taking, { startsOn: '2026-09-01', endedOn: null }).from).toBe('2026-07-11');
  expect(daysOfStay(ahead, taking, { startsOn: '2026-09-02', endedOn: null }).from).toBe('2026-09-02');
});

test('the days of a stay are those on which the child is there, whichever term a day belongs to', () => {
  const day = fc.integer({ min: dayNumber('2026-02-01'), max: dayNumber('2026-09-20') }).map(dayOf);
  fc.assert(
    fc.property(day, day, day, fc.boolean(), (startsOn, endedOn, at, holdsBreakBefore) => {
      fc.pre(spring.startsOn <= startsOn && startsOn <= endedOn && startsOn <= spring.endsOn);
      const some = [autumn, spring, { ...next, holdsBreakBefore }];
      const isThere = termOf(some, at) === spring && isThereOn({ startsOn, endedOn }, dayWithin(spring, at));
      expect(isWithin(daysOfStay(some, spring, { startsOn, endedOn }), at)).toBe(isThere);
    }),
  );
});

test('a grant from the first day of a term begins with the holidays before it, where they are that term’s', () => {
  expect(daysOfGrant(ahead, { startsOn: '2026-09-01', endsOn: null })).toEqual({ from: '2026-07-11', to: null });
  expect(daysOfGrant(terms, { startsOn: '2026-09-01', endsOn: null }).from).toBe('2026-09-01');
  expect(daysOfGrant(ahead, { startsOn: '2026-08-20', endsOn: '2026-12-01' })).toEqual({
    from: '2026-08-20',
    to: '2026-12-01',
  });
});

test('two spans have in common what is in both', () => {
  const [a, b] = [
    { from: '2026-09-01', to: '2026-10-12' },
    { from: '2026-10-12', to: null },
  ];
  expect(commonDays(a, b)).toEqual({ from: '2026-10-12', to: '2026-10-12' });
  expect(commonDays(b, a)).toEqual({ from: '2026-10-12', to: '2026-10-12' });
  expect(commonDays(a, { from: '2026-10-13', to: null })).toBeUndefined();
  expect(commonDays(b, { from: '2026-09-01', to: null })).toEqual(b);
});

test('what is reached through the school is so for every day, what is reached for some days on those', () => {
  expect(heldOn({ days: null }, '2020-01-01')).toBe(true);
  const days = [
    { from: '2026-09-01', to: '2026-09-30' },
    { from: '2026-11-01', to: null },
  ];
  expect(
    ['2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01', '2026-11-01'].map((at) => heldOn({ days }, at)),
  ).toEqual([false, true, true, false, true]);
});

test('a query for the stays that a grant reaches finds those that have a day in common with it, and no stay to come', () => {
  const day = fc.integer({ min: dayNumber('2026-02-01'), max: dayNumber('2026-09-20') }).map(dayOf);
  fc.assert(
    fc.property(day, day, day, day, fc.boolean(), fc.boolean(), (startsOn, endedOn, since, today, isOpen, holds) => {
      fc.pre(spring.startsOn <= startsOn && startsOn <= spring.endsOn && startsOn <= endedOn && since <= today);
      const some = [autumn, spring, { ...next, holdsBreakBefore: holds }];
      const stay = { startsOn, endedOn: isOpen ? null : endedOn };
      const grant = { startsOn: since, endsOn: null };
      const common = commonDays(daysOfStay(some, spring, stay), daysOfGrant(some, grant));
      const asked = staysReached(some, grant, today).find(({ term }) => term === spring);
      const isFound =
        asked !== undefined &&
        stay.startsOn <= asked.begunBy &&
        (stay.endedOn === null || stay.endedOn >= asked.stillOn);
      expect(isFound).toBe(common !== undefined && common.from <= today);
    }),
    { numRuns: 1000 },
  );
});

test('the terms of a grant are those it has a day in, their holidays with them', () => {
  const codes = (from: string, some = terms) => termsHeld(some, [{ from, to: null }]).map(({ code }) => code);
  expect(codes('2026-08-31')).toEqual(['2026-2027-1', '2025-2026-2']);
  expect(codes('2026-09-01')).toEqual(['2026-2027-1']);
  expect(codes('2026-08-31', ahead)).toEqual(['2026-2027-1']);
  expect(termsHeld(terms, null)).toEqual(terms);
});
