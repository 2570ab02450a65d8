import type { Reader } from '../../../db/engine.ts';
import { isIn, selectDistrictAround } from '../../../db/reach/areas.ts';
import type { ReachedArea } from '../../../db/reach/reached.ts';

/** The schools of an area, in order of their names. */
export async function selectSchoolsNamed(q: Reader, area: ReachedArea) {
  const { schools } = await selectDistrictAround(q, area);
  return schools.filter((school) => isIn(area, school));
}
