import { expect, test } from 'vitest';
import { failureOf } from '../../db/failure.ts';

const coded = (code: string) => Object.assign(new Error('said by the system'), { code });

test.each([
  ...[
    'ENOSPC',
    'EDQUOT',
    'EFBIG',
    'EROFS',
    'EIO',
    'SQLITE_FULL',
    'SQLITE_IOERR_SHORT_READ',
    'SQLITE_CORRUPT',
    '53100',
    '58030',
  ],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENOTFOUND', 'ECONNREFUSED', 'ETIMEDOUT', '57P01', '08006'],
])('%s passes: ask again later', (code) => {
  expect(failureOf(coded(code))).toBe('unavailable');
  expect(failureOf(new Error('Failed query', { cause: coded(code) })), 'below what drizzle says').toBe('unavailable');
});

test.each(['Query read timeout', 'Connection terminated unexpectedly', 'timeout expired'])(
  'the driver says «%s» without a code, and that passes too',
  (message) => expect(failureOf(new Error(message))).toBe('unavailable'),
);

test.each(['25006', '0A000'])('%s is said by a server that only reads: another may write', (code) =>
  expect(failureOf(coded(code))).toBe('demoted'),
);

test.each(['ENOENT', 'EACCES', 'SQLITE_CONSTRAINT_CHECK', '23514', '42P01'])(
  '%s does not pass: it is a fault of ours, or for the operator',
  (code) => expect(failureOf(coded(code))).toBeUndefined(),
);
