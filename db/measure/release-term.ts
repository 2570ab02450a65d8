import { shanghaiDay } from '../../server/core/calendar/days.ts';
import { gradeOf } from '../../server/core/calendar/terms.ts';
import { MEASUREMENT_VERSION } from '../../server/core/measurement/measured.ts';
import { bandOf, GRADE_BANDS } from '../../server/core/reports/grade-bands.ts';
import { releaseAreas } from '../../server/core/suppression/area-released.ts';
import type { Reader, Store } from '../engine.ts';
import { isIn, selectDistrictAround, selectDistrictSums, selectDistrictWeeks } from '../reach/areas.ts';
import { selectTerms } from '../reach/lists.ts';
import { digestOf } from './digest.ts';
import { type Kept, selectReleasedAt } from './keep.ts';

type Parts = {
  readonly districtId: string;
  readonly termId: string;
  readonly now: number;
  readonly read: Store['read'];
  readonly keep: (kept: Kept) => Promise<unknown>;
};

/**
 * Works out what of a term may leave the schools of a district, for all its areas together, and keeps it. It takes seconds for a whole
 * district, so no request does it; and it is done at most once a day, so that one record cannot be read from the difference of two
 * readings (docs/rules.md 10). Answers whether it was done.
 */
export async function releaseTerm({ districtId, termId, now, read, keep }: Parts): Promise<boolean> {
  const at = await read((q) => selectReleasedAt(q, districtId, termId));
  if (at !== undefined && shanghaiDay(at) >= shanghaiDay(now)) return false;
  const district = await read((q) => selectReleasable(q, districtId, termId));
  const basis = {
    methodVersion: MEASUREMENT_VERSION,
    configHash: digestOf(GRADE_BANDS),
    inputHash: digestOf(district),
  };
  const rows = [...releaseAreas({ ...district, bands: GRADE_BANDS.length })].map(
    ([placeId, body]) => ({ placeId, termId, kind: 'released', districtId, cutOffAt: now, ...basis, body }) as const,
  );
  await keep({ rows });
  return true;
}

/** The sums of a district's classes in a term, with its schools by their places in one list. */
async function selectReleasable(q: Reader, districtId: string, termId: string) {
  const term = (await selectTerms(q, districtId)).find(({ id }) => id === termId);
  if (!term) throw new Error(`no term ${termId}`);
  const { areas, schools } = await selectDistrictAround(q, { districtId });
  const placeOf = new Map(schools.map((school, place) => [school.id, place]));
  const sums = await selectDistrictSums(q, { districtId }, termId);
  const weeks = await selectDistrictWeeks(q, { districtId }, termId);
  return {
    schoolIds: schools.map(({ id }) => id),
    areas: areas.map((one) => ({
      id: one.id,
      schools: schools.flatMap((school, place) => (isIn(one, school) ? place : [])),
    })),
    classes: sums.map(({ schoolId, stage, entryYear, ...row }) => ({
      ...row,
      school: placeOf.get(schoolId) ?? 0,
      band: bandOf(gradeOf({ stage, entryYear }, term.code)),
    })),
    weeks: weeks.map(({ schoolId, ...row }) => ({ ...row, school: placeOf.get(schoolId) ?? 0 })),
  };
}
