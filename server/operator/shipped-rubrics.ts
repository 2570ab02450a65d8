import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';
import { readRubricFile } from '../contract/rubric-file.ts';
import type { Rubric } from '../core/rubric/rubric.ts';

/** The newest version of each rubric in rubrics/, checked. Throws with the file and the first fault. */
export function shippedRubrics(): Rubric[] {
  const folder = join(packageRoot, 'rubrics');
  const newest = new Map<string, Rubric>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const read = readRubricFile(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if ('faults' in read) throw new Error(`rubrics/${file}: ${read.faults[0]?.path}: ${read.faults[0]?.reason}`);
    const { key, version } = read.rubric;
    if (version > (newest.get(key)?.version ?? 0)) newest.set(key, read.rubric);
  }
  return [...newest.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
