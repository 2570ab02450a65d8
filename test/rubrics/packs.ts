import { readFileSync } from 'node:fs';
import { readRubricText } from '../../server/contract/rubric-file.ts';
import type { Rubric } from '../../server/core/rubric/rubric.ts';

export const packUrl = (name: string) => new URL(`../../rubrics/${name}`, import.meta.url);

const known = new Map<string, Rubric>();

export function readPack(name: string): Rubric {
  const before = known.get(name);
  if (before) return before;
  const read = readRubricText(readFileSync(packUrl(name), 'utf8'));
  if ('faults' in read) throw new Error(`${name}: ${JSON.stringify(read.faults)}`);
  known.set(name, read.rubric);
  return read.rubric;
}

/** Version 1 of every pack: the figures of the suites over HTTP are worked by hand from its weights. */
export const firstEdition = (): Rubric[] =>
  ['academic', 'arts', 'health', 'labour', 'moral', 'scitech'].map((key) => readPack(`${key}.v1.json`));
