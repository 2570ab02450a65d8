import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkStudentNumber } from './student-number.ts';

// 990000 is nobody's area code.
test.each([
  ['G990000201409010010', 'ok'],
  ['J99000020140901103X', 'ok'],
  ['L990000201409010018', 'ok'],
  ['L99000020140901001X', 'ok'],
  ['G990000201409010018', 'check-digit'],
  ['J990000201409010103', 'check-digit'],
  ['', 'length'],
  ['990000201409010013', 'length'],
  ['G9900002014090100130', 'length'],
  ['X990000201409010013', 'prefix'],
  ['g990000201409010013', 'prefix'],
  ['G99000020140901001x', 'characters'],
  ['G9900002014090100 3', 'characters'],
  ['G9900002014090100\u0661\u0663', 'characters'],
  ['L990000201409010A18', 'characters'],
])('%s: %s', (text, expected) => {
  expect(checkStudentNumber(text)).toBe(expected);
});

test('exactly one of the eleven last places fits, and no single wrong digit goes unseen', () => {
  const digits = fc.array(fc.nat(9), { minLength: 15, maxLength: 15 }); // after 99, which is no province
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom('G', 'J'),
      fc.nat(16),
      fc.integer({ min: 1, max: 9 }),
      (tail, prefix, at, by) => {
        const body = `99${tail.join('')}`;
        const numbers = [...'0123456789X'].map((last) => `${prefix}${body}${last}`);
        const good = numbers.filter((number) => checkStudentNumber(number) === 'ok');
        expect(good).toHaveLength(1);
        // ISO 7064 mod 11-2, said another way: every place doubles what stands before it, and 1 is left over.
        const places = [...(good[0] ?? '').slice(1)].map((place) => (place === 'X' ? 10 : Number(place)));
        expect(places.reduce((sum, place) => (sum * 2 + place) % 11, 0)).toBe(1);
        const wrong = [...(good[0] ?? '')];
        wrong[at + 1] = String((Number(wrong[at + 1]) + by) % 10);
        expect(checkStudentNumber(wrong.join(''))).toBe('check-digit');
      },
    ),
  );
});
