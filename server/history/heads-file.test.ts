import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { chainKeyOf } from '../../db/history/links.ts';
import { add, historyOf } from '../../test/support/history.ts';
import { CHAIN_KEY } from '../../test/support/template.ts';
import { openHeadExport } from './head-export.ts';
import { appendHeads, readHeads } from './heads-file.ts';

const KEY = chainKeyOf(new Uint8Array(32).fill(1));
const OTHER = chainKeyOf(new Uint8Array(32).fill(2));
const newFile = () => join(inject('folder'), randomUUID());
const head = (seq: number) => ({ table: 'audits' as const, lane: 0, seq, mac: `mac-${seq}` });

test('what was exported is read again, each with its time, and by nobody else on the machine', () => {
  const file = newFile();
  expect(readHeads(file, KEY)).toBeUndefined();
  appendHeads(file, KEY, 10, [head(1), { ...head(4), table: 'accesses', lane: 2 }]);
  appendHeads(file, KEY, 20, [head(2)]);
  expect(readHeads(file, KEY)).toEqual({
    heads: [
      { ...head(1), at: 10 },
      { ...head(4), table: 'accesses', lane: 2, at: 10 },
      { ...head(2), at: 20 },
    ],
    foreign: 0,
    torn: 0,
  });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a line that was changed, or was written with another key, is not taken for ours', () => {
  const file = newFile();
  appendHeads(file, KEY, 10, [head(5)]);
  const line = readFileSync(file, 'utf8');
  for (const [was, is] of [
    ['"seq":5', '"seq":4'],
    ['mac-5', 'mac-4'],
    ['"at":10', '"at":11'],
    ['"lane":0', '"lane":1'],
    ['audits', 'accesses'],
  ] as const) {
    writeFileSync(file, line.replace(was, is));
    expect(readHeads(file, KEY), is).toEqual({ heads: [], foreign: 1, torn: 0 });
  }
  writeFileSync(file, line);
  expect(readHeads(file, OTHER)).toEqual({ heads: [], foreign: 1, torn: 0 });
});

test('half a line, as a machine that stopped leaves it, spoils no other', () => {
  const file = newFile();
  appendHeads(file, KEY, 10, [head(1)]);
  appendFileSync(file, '{"at":20,"hea');
  appendHeads(file, KEY, 30, [head(3)]);
  expect(readHeads(file, KEY)).toEqual({
    heads: [
      { ...head(1), at: 10 },
      { ...head(3), at: 30 },
    ],
    foreign: 0,
    torn: 1,
  });
});

test('a file that has become long makes room, and what it held is still read', () => {
  const file = newFile();
  writeFileSync(file, '\n'.repeat(4_000_000));
  appendHeads(file, KEY, 10, [head(1)]);
  expect(() => statSync(file)).toThrow('ENOENT');
  appendHeads(file, KEY, 20, [head(2)]);
  expect(statSync(file).size).toBeLessThan(1000);
  expect(readHeads(file, KEY)?.heads.map(({ at }) => at)).toEqual([10, 20]);
});

test('each time something was added it is said, what failed is said once and stops nothing, and the end says the last', async () => {
  const folder = newFile();
  const file = join(folder, 'audit-heads');
  const lines: object[] = [];
  const { store } = await historyOf(1);
  let now = 100;
  const log = (line: object) => void lines.push(line);
  const parts = { read: store.read, chainKey: CHAIN_KEY, file, clock: () => now++, log, every: 5 };
  const exporting = openHeadExport(parts);
  await expect.poll(() => lines.length).toBe(1);
  await pause(50);
  expect(lines, 'not at each turn').toEqual([{ level: 'error', auditHeads: expect.stringContaining('ENOENT') }]);
  mkdirSync(folder);
  await expect.poll(() => lines.length).toBe(2);
  const seqs = () => readHeads(file, CHAIN_KEY)?.heads.map(({ seq }) => seq);
  // Of both tables.
  expect(seqs()).toEqual([1, 1]);
  await pause(50);
  expect(seqs(), 'nothing was added').toEqual([1, 1]);
  await add(store, 1, 2);
  await expect.poll(() => seqs()?.slice(-2)).toEqual([2, 2]);
  await add(store, 2, 3);
  await exporting.close();
  expect(seqs()?.at(-1)).toBe(3);
});
