import { expect, test } from 'vitest';
import { readApart } from '../../server/foreign/read-apart.ts';
import type { Allowance } from '../../server/foreign/rules.ts';
import { PictureFault } from '../../server/photos/picture-fault.ts';
import { Refusal } from '../../server/refusal.ts';
import { FileFault } from '../../server/sheets/sheet.ts';
import { drawPhoto } from '../support/make-photo.ts';

const PLENTY: Allowance = { megabytes: 2000, heap: 200, busySeconds: 600, seconds: 6000 };
const TABLE = Buffer.from('姓名,身高\n甲,140\n');

/** What came of it, and what was written to the log. */
async function readWith(allowance: Partial<Allowance>, stop = new AbortController().signal) {
  const lines: { readonly why?: string }[] = [];
  const log = (line: object) => void lines.push(line);
  const parts = { log, stop, allowance: { ...PLENTY, ...allowance } };
  const found = await readApart({ task: 'read-file', sent: [TABLE] }, parts).catch((problem: unknown) => problem);
  return { found, why: lines[0]?.why };
}

test('what is read there is what is read here, and so is what is wrong with it', async () => {
  const { found, why } = await readWith({});
  expect(found).toMatchObject({
    kind: 'csv',
    sheets: [{ lines: [{ cells: ['姓名', '身高'] }, { cells: ['甲', '140'] }] }],
  });
  expect(why).toBeUndefined();
  const parts = { log: () => undefined, stop: new AbortController().signal };
  const photo = await readApart({ task: 're-encode', sent: [await drawPhoto('png', 12, 9)] }, parts);
  expect(photo).toMatchObject({ width: 12, height: 9, bytes: expect.any(Uint8Array) });
  await expect(readApart({ task: 're-encode', sent: [TABLE] }, parts)).rejects.toEqual(
    new PictureFault('photo.not-a-picture'),
  );
});

test.each([
  ['takes more memory', { megabytes: 1 }, /^more than 1 MB/],
  ['is busy for longer', { busySeconds: 0 }, /^busy for more than 0 s/],
  ['takes longer', { seconds: 0 }, /^longer than 0 s/],
  ['ends by itself because its heap is full', { heap: 1 }, /^ended by itself/],
])('one that %s is refused in words, and the log says why', async (_, allowance, said) => {
  const { found, why } = await readWith(allowance);
  expect(found).toEqual(new FileFault('file.too_heavy'));
  expect(why).toMatch(said);
});

test('of one that is stopped because the service ends nothing is said of the file', async () => {
  const { found, why } = await readWith({}, AbortSignal.abort());
  expect(found).toBeInstanceOf(Refusal);
  expect((found as Refusal).status).toBe(503);
  expect(why).toBeUndefined();
});
