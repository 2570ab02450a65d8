import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeAfter, faultInTerm, proposeTerm, weeksIn } from './plan-term.ts';
import { codeBeginning } from './terms.ts';

test('a week is counted by its Monday', () => {
  expect(weeksIn({ startsOn: '2026-11-09', endsOn: '2026-11-15' })).toBe(1);
  expect(weeksIn({ startsOn: '2026-11-15', endsOn: '2026-11-16' })).toBe(2);
});

test('the next term follows the last, on the dates of a year before or the usual ones', () => {
  expect(codeAfter('2026-2027-1')).toBe('2026-2027-2');
  expect(codeAfter('2026-2027-2')).toBe('2027-2028-1');
  const spring = { code: '2023-2024-2', startsOn: '2024-02-29', endsOn: '2024-07-05' };
  const autumn = { code: '2024-2025-1', startsOn: '2024-09-02', endsOn: '2025-01-17' };
  expect(proposeTerm([autumn, spring], '2024-10-01')).toEqual({
    code: '2024-2025-2',
    startsOn: '2025-02-28',
    endsOn: '2025-07-05',
  });
  expect(proposeTerm([], '2026-07-31').code).toBe('2025-2026-2');
  expect(proposeTerm([], '2026-08-01')).toEqual({
    code: '2026-2027-1',
    startsOn: '2026-09-01',
    endsOn: '2027-01-22',
  });
});

test('what is proposed again and again never has a fault', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2020, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, times) => {
      const terms = [{ code: `${year}-${year + 1}-1`, startsOn: `${year}-09-01`, endsOn: `${year + 1}-01-20` }];
      for (let n = 0; n < times; n++) {
        const next = proposeTerm(terms, `${year}-10-01`);
        expect(codeBeginning(next.startsOn)).toBe(next.code);
        expect(faultInTerm({ ...next, daysOff: [] }, terms)).toBeUndefined();
        terms.push(next);
      }
    }),
    { numRuns: 30 },
  );
});
