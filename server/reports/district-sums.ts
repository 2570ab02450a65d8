import type { Reader } from '../../db/engine.ts';
import { isIn, selectDistrictAround, selectDistrictSums } from '../../db/reach/areas.ts';
import type { ReachedArea } from '../../db/reach/reached.ts';
import type { Dimension } from '../contract/words.ts';
import { gradeOf } from '../core/calendar/terms.ts';
import { bandOf } from '../core/reports/grade-bands.ts';
import type { ClassSums } from '../core/suppression/sums.ts';

/** The district around an area, its schools by their places in one list. */
export async function selectDistrict(q: Reader, area: ReachedArea) {
  const { areas, schools } = await selectDistrictAround(q, area);
  return {
    schools,
    placeOf: new Map(schools.map((school, place) => [school.id, place])),
    areas: areas.map((one) => ({
      id: one.id,
      schools: schools.flatMap((school, place) => (isIn(one, school) ? place : [])),
    })),
  };
}
export type District = Awaited<ReturnType<typeof selectDistrict>>;

export async function selectClassSums(
  q: Reader,
  area: ReachedArea,
  { placeOf }: District,
  term: { readonly id: string; readonly code: string },
): Promise<ClassSums<Dimension>[]> {
  const rows = await selectDistrictSums(q, area, term.id);
  return rows.map(({ schoolId, stage, entryYear, dimension, ...sums }) => ({
    ...sums,
    dimension: dimension as Dimension,
    school: placeOf.get(schoolId) ?? 0,
    band: bandOf(gradeOf({ stage, entryYear }, term.code)),
  }));
}
