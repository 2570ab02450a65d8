import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';
import { readRubricFile } from '../contract/rubric-file.ts';
import type { Rubric } from '../core/rubric/rubric.ts';

/** The newest version of each rubric in rubrics/, checked. Throws with the file and the first fault. */
export function shippedRubrics(): Rubric[] {
  const newest = new Map<string, Rubric>();
  for (const rubric of shippedVersions()) newest.set(rubric.key, rubric);
  return [...newest.values()];
}

/** All versions, by key and version. */
export function shippedVersions(): Rubric[] {
  const folder = join(packageRoot, 'rubrics');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const rubrics = files.map((file) => {
    const read = readRubricFile(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    if ('faults' in read) throw new Error(`rubrics/${file}: ${read.faults[0]?.path}: ${read.faults[0]?.reason}`);
    return read.rubric;
  });
  return rubrics.sort((a, b) => (a.key === b.key ? a.version - b.version : a.key < b.key ? -1 : 1));
}
