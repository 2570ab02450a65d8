import type { Reader } from '../../../db/engine.ts';
import { selectOptionalMeasurement } from '../../../db/measure/keep.ts';
import { isIn, selectDistrictAround } from '../../../db/reach/areas.ts';
import type { ReachedArea } from '../../../db/reach/reached.ts';

/** The schools of an area, in order of their names. */
export async function selectSchoolsNamed(q: Reader, area: ReachedArea) {
  const { schools } = await selectDistrictAround(q, area);
  return schools.filter((school) => isIn(area, school));
}

/** The area's measurement of a term; undefined before the first. */
export async function selectAreaMeasured(q: Reader, area: ReachedArea, termId: string) {
  return await selectOptionalMeasurement(q, { placeId: area.id, termId, kind: 'area' });
}
