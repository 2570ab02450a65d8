import { DIMENSIONS, type Dimension } from '../contract/words.ts';
import { GRADE_BANDS } from '../core/reports/grade-bands.ts';
import { type Release, releaseOf } from '../core/suppression/release.ts';
import type { ClassSums } from '../core/suppression/sums.ts';
import type { District } from './district-sums.ts';

/** The same figures give the same release: kept for the next officer, as working one out for a whole district takes seconds. */
const remembered = new Map<string, Release<Dimension>>();
const KEPT = 6;

export function releaseFor(
  district: Pick<District, 'schools' | 'areas'>,
  classes: readonly ClassSums<Dimension>[],
): Release<Dimension> {
  const { areas, schools } = district;
  const key = JSON.stringify([areas, schools.length, classes]);
  const known = remembered.get(key);
  if (known) return known;
  const bands = GRADE_BANDS.length;
  const made = releaseOf({ schools: schools.length, bands, areas, dimensions: DIMENSIONS, classes });
  remembered.set(key, made);
  for (const oldest of remembered.keys()) if (remembered.size > KEPT) remembered.delete(oldest);
  return made;
}
