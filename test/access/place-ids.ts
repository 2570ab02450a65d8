import type { World } from '../support/world.ts';
import { placeFor } from './samples.ts';

/** The id of a child (d1s1c2p1), a class (d1s1c2) or a school (d1s1) by its key. */
export function placeIdOf(world: World, key: string): string {
  if (!key.includes('c')) return placeFor(world, `${key}c1`).at.schoolId;
  const { at, pupilId } = placeFor(world, key);
  return key.includes('p') ? pupilId : at.classId;
}
