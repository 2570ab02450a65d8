import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeAt } from '../../test/support/second-step.ts';
import { newSecret, stepOf, uriOf } from './time-codes.ts';

/** «12345678901234567890» in base32, and the codes of RFC 6238, appendix B: of their eight digits ours are the last six. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const;

test.each(VECTORS)('at %i s the code of RFC 6238 is taken, and is of its half minute', (seconds, code) => {
  expect(stepOf(SECRET, code.slice(2), seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test('a code is taken in its own half minute, the one before and the one after, and names its own each time', () => {
  const [now, step] = [1_234_567_890_000, Math.floor(1_234_567_890 / 30)];
  const taken = [-2, -1, 0, 1, 2].map((off) => stepOf(SECRET, '005924', now + off * 30_000));
  expect(taken).toEqual([undefined, step, step, step, undefined]);
});

test('any secret of ours and any time: what a phone shows is taken, and another code is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60_000, max: 4_000_000_000_000 }), (now) => {
      const secret = newSecret();
      const code = codeAt(secret, now);
      expect(stepOf(secret, code, now)).toBe(Math.floor(now / 30_000));
      const near = [-1, 0, 1].map((off) => codeAt(secret, now + off * 30_000));
      const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
      if (!near.includes(other)) expect(stepOf(secret, other, now)).toBeUndefined();
      expect(stepOf(secret, code.slice(1), now), 'nor a part of it').toBeUndefined();
    }),
    { numRuns: 50 },
  );
});

test('what a phone scans says the secret, whose it is and where, and nothing that an app may read otherwise', () => {
  const uri = new URL(uriOf(SECRET, 'wang wei@青禾'));
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
    'otpauth:',
    'totp',
    '/Chucai:wang wei@青禾',
  ]);
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    issuer: 'Chucai',
    secret: SECRET,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});

test('a secret is 160 bits of chance, as apps take them typed', () => {
  const made = Array.from({ length: 20 }, newSecret);
  expect(new Set(made).size).toBe(20);
  for (const one of made) expect(one).toMatch(/^[A-Z2-7]{32}$/);
});
