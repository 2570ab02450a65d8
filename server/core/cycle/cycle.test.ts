import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NOTICE_STATES, NOTICE_STEPS, noticeable, noticeEnd, stateAfter, stateOn } from './notice.ts';
import { faultInScheme, USUAL_SCHEME } from './scheme.ts';

const AUTUMN = { code: '2026-2027-1', startsOn: '2026-09-01', endsOn: '2027-01-22', holdsBreakBefore: false };
const SPRING = { code: '2025-2026-2', startsOn: '2026-02-24', endsOn: '2026-07-10', holdsBreakBefore: false };
const BEFORE = { code: '2025-2026-1', startsOn: '2025-09-01', endsOn: '2026-01-20', holdsBreakBefore: false };
const TERMS = [AUTUMN, SPRING, BEFORE].map((term) => ({ ...term, daysOff: [] as { from: string; to: string }[] }));
const codes = (terms: readonly { code: string }[]) => terms.map(({ code }) => code);

test('in whatever order: only what is open begins, only what runs is stopped or ends, and what has ended stays so', () => {
  const steps = fc.array(fc.constantFrom(...NOTICE_STEPS), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (taken) => {
      let state: (typeof NOTICE_STATES)[number] = 'open';
      for (const step of taken) {
        const next = stateAfter(state, step);
        // Said without the table.
        const may = state === 'open' ? step === 'begin' : state === 'at-notice' && step !== 'begin';
        expect(next !== undefined, `${state} ${step}`).toBe(may);
        if (next) expect(next).toBe(step === 'begin' ? 'at-notice' : step === 'stop' ? 'open' : 'noticed');
        state = next ?? state;
      }
    }),
  );
});

test('a notice runs on its last day, and has ended by itself on the next', () => {
  expect(stateOn(undefined, '2026-11-10')).toBe('open');
  expect(stateOn({ endsOn: '2026-11-24' }, '2026-11-24')).toBe('at-notice');
  expect(stateOn({ endsOn: '2026-11-24' }, '2026-11-25')).toBe('noticed');
});

test('the terms are the one that has begun last and the one that ended last; none that is still to come', () => {
  expect(codes(noticeable(TERMS, '2026-11-10'))).toEqual(['2026-2027-1', '2025-2026-2']);
  expect(codes(noticeable(TERMS, '2026-08-01'))).toEqual(['2025-2026-2']);
  // Holidays that belong to the term after: it has not begun.
  const taking = TERMS.map((term) => ({ ...term, holdsBreakBefore: true }));
  expect(codes(noticeable(taking, '2026-08-01'))).toEqual(['2025-2026-2']);
  expect(codes(noticeable(TERMS, '2025-10-01'))).toEqual(['2025-2026-1']);
  expect(noticeable(TERMS, '2020-01-01')).toEqual([]);
});

test('the last day is the tenth school day after the first, without weekends and days off; in holidays it runs into the next term', () => {
  expect(noticeEnd(TERMS, '2026-11-10', 10)).toBe('2026-11-24');
  const off = TERMS.map((term) => ({ ...term, daysOff: [{ from: '2026-11-12', to: '2026-11-13' }] }));
  expect(noticeEnd(off, '2026-11-10', 10)).toBe('2026-11-26');
  expect(noticeEnd(TERMS, '2026-07-20', 5)).toBe('2026-09-07');
  expect(noticeEnd(TERMS, '2027-01-15', 10), 'nobody knows yet when the next term begins').toBeNull();
});

test('a scheme says 5 to 30 days of notice, and why not fewer or more', () => {
  expect(faultInScheme(USUAL_SCHEME)).toBeUndefined();
  for (const noticeDays of [5, 30]) expect(faultInScheme({ ...USUAL_SCHEME, noticeDays })).toBeUndefined();
  expect(faultInScheme({ ...USUAL_SCHEME, noticeDays: 4 })).toMatchObject({
    code: 'scheme.too-short',
    message: expect.stringContaining('ten working days'),
  });
  expect(faultInScheme({ ...USUAL_SCHEME, noticeDays: 31 })?.code).toBe('scheme.too-long');
  for (const answerDays of [0, 21]) expect(faultInScheme({ ...USUAL_SCHEME, answerDays })?.code).toBe('scheme.answer');
});
