import { expect, onTestFinished, test } from 'vitest';
import { sampleBook } from '../../test/support/sample-book.ts';
import type { Book } from './book.ts';
import { openPress } from './press.ts';

test('one book at a time: whoever finds too many waiting is told when to come again, and a fault ends nothing', async () => {
  const press = openPress();
  onTestFinished(() => press.close());
  const broken = { book: {} as Book, photos: new Map() };
  const asked = await Promise.allSettled(Array.from({ length: 17 }, () => press.print(broken)));
  const reasons = asked.map((one) => (one.status === 'rejected' ? (one.reason as Error).message : 'printed'));
  expect(reasons.filter((reason) => reason.startsWith('The service is busy'))).toHaveLength(1);
  expect(reasons).not.toContain('printed');
  const bytes = await press.print({ book: sampleBook(), photos: new Map() });
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
});
