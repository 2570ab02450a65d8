import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';
import type { PlacedHead } from '../../db/history/lanes.ts';
import { type ChainKey, HISTORY, isSame, sealOf } from '../../db/history/links.ts';
import type { ExportedHead } from '../../db/history/verify.ts';

/** Its usual name, in the data folder; and what the one before is called, when it had become too long. */
export const HEADS = 'audit-heads';
export const OLDER = '.1';
/** Bytes: in a school two years of minutes; both are read by whoever verifies. */
const LONGEST = 4_000_000;

const Line = z.strictObject({
  at: z.int(),
  heads: z.array(z.strictObject({ table: z.enum(HISTORY), lane: z.int(), seq: z.int(), mac: z.string() })),
  seal: z.string(),
});
type Line = z.infer<typeof Line>;

const sealed = (key: ChainKey, { at, heads }: Pick<Line, 'at' | 'heads'>): string =>
  sealOf(key, ['heads', at, ...heads.flatMap(({ table, lane, seq, mac }) => [table, lane, seq, mac])]);

/** A line at the end of the file, on the disk when this returns. Nobody without the key can write such a line. */
export function appendHeads(file: string, key: ChainKey, at: number, found: readonly PlacedHead[]) {
  const heads = found.map(({ table, lane, seq, mac }) => ({ table, lane, seq, mac }));
  const line: Line = { at, heads, seal: sealed(key, { at, heads }) };
  const opened = openSync(file, 'a+', 0o600);
  try {
    const { size } = fstatSync(opened);
    // What a full disk or a lost machine left of a line stays one of its own.
    const [last] = size > 0 ? lastByte(opened, size) : [10];
    writeSync(opened, `${last === 10 ? '' : '\n'}${JSON.stringify(line)}\n`);
    fsyncSync(opened);
    if (size < LONGEST) return;
  } finally {
    closeSync(opened);
  }
  renameSync(file, file + OLDER);
}

function lastByte(opened: number, size: number): Uint8Array {
  const byte = new Uint8Array(1);
  readSync(opened, byte, 0, 1, size - 1);
  return byte;
}

export type Heads = {
  readonly heads: readonly ExportedHead[];
  /** Lines that are whole and were not written with this key: another's, or forged. */
  readonly foreign: number;
  /** What is no line: half of one, as a machine that stopped leaves it. */
  readonly torn: number;
};

/** What was exported; undefined where nothing was. */
export function readHeads(file: string, key: ChainKey): Heads | undefined {
  const files = [file + OLDER, file].filter((one) => existsSync(one));
  if (files.length === 0) return undefined;
  const heads: ExportedHead[] = [];
  let [foreign, torn] = [0, 0];
  for (const text of files.flatMap((one) => readFileSync(one, 'utf8').split('\n'))) {
    if (text === '') continue;
    const line = lineOf(text);
    if (!line) torn += 1;
    else if (!isSame(line.seal, sealed(key, line))) foreign += 1;
    else heads.push(...line.heads.map((head) => ({ ...head, at: line.at })));
  }
  return { heads, foreign, torn };
}

function lineOf(text: string): Line | undefined {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
