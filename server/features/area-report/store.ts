import type { Reader } from '../../../db/engine.ts';
import { selectOptionalMeasurement } from '../../../db/measure/keep.ts';
import { selectDistrictWeeks } from '../../../db/reach/areas.ts';
import type { ReachedArea } from '../../../db/reach/reached.ts';
import type { District } from '../../reports/district-sums.ts';

export async function selectClassWeeks(q: Reader, area: ReachedArea, { placeOf }: District, termId: string) {
  const rows = await selectDistrictWeeks(q, area, termId);
  return rows.map(({ schoolId, classId, weeks }) => ({ school: placeOf.get(schoolId) ?? 0, classId, weeks }));
}

/** The area's measurement of a term; undefined before the first. */
export async function selectAreaMeasured(q: Reader, area: ReachedArea, termId: string) {
  return await selectOptionalMeasurement(q, { placeId: area.id, termId, kind: 'area' });
}
