import { expect, test } from 'vitest';
import { openForeign } from '../../server/foreign/open-foreign.ts';
import type { readApart } from '../../server/foreign/read-apart.ts';
import { Refusal } from '../../server/refusal.ts';

/** A line whose reading ends when it is told to; `begun` has the first byte of each file, which says whose it is. */
function openLine() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const readOne = ((question: { readonly sent: readonly unknown[] }) => {
    begun.push((question.sent[0] as Uint8Array)[0] ?? 0);
    return new Promise((found) => ends.push(() => found(undefined)));
  }) as unknown as typeof readApart;
  const { askedBy } = openForeign({ log: () => undefined, readOne });
  const table = (who: string, first: number) => askedBy(who)('read-file', Uint8Array.of(first));
  const photo = (who: string, first: number) => askedBy(who)('re-encode', Uint8Array.of(first));
  const endNext = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { begun, table, photo, endNext };
}

test('two at once, never two of a kind or of one person, and whoever waits comes as soon as it may', async () => {
  const { begun, table, photo, endNext } = openLine();
  void table('a', 1);
  void table('b', 2);
  void photo('a', 3);
  void photo('c', 4);
  expect(begun).toEqual([1, 4]);
  await endNext();
  expect(begun).toEqual([1, 4, 2]);
  await endNext();
  expect(begun).toEqual([1, 4, 2, 3]);
});

test('of one person four wait and of all sixteen; the next is told to come again, and nobody else loses a place', async () => {
  const { begun, table, endNext } = openLine();
  for (let n = 0; n < 5; n++) void table('greedy', n);
  const fifth = await table('greedy', 5).catch((refused: unknown) => refused);
  expect(fifth).toBeInstanceOf(Refusal);
  expect(fifth).toMatchObject({ status: 503, detail: { retryAfter: 5 } });
  for (let n = 0; n < 12; n++) void table(`other ${n}`, 10 + n);
  await expect(table('late', 99)).rejects.toMatchObject({ status: 503 });
  await endNext();
  void table('late', 99);
  for (let n = 0; n < 16; n++) await endNext();
  expect(begun).toHaveLength(18);
  expect(new Set(begun).size).toBe(18);
});
