import { gradeOf } from '../../server/core/calendar/terms.ts';
import { MEASUREMENT_VERSION } from '../../server/core/measurement/measured.ts';
import { bandOf, GRADE_BANDS } from '../../server/core/reports/grade-bands.ts';
import { type AreaReleased, type District, releaseAreas } from '../../server/core/suppression/area-released.ts';
import type { Sums } from '../../server/core/suppression/hold-back.ts';
import type { Reader, Store } from '../engine.ts';
import { isIn, selectDistrictAround, selectDistrictSums } from '../reach/areas.ts';
import { selectTerms } from '../reach/lists.ts';
import { digestOf } from './digest.ts';
import { isOfToday, type Kept, selectLastRelease, selectOptionalMeasurement, selectReleasedAt } from './keep.ts';
import { selectRoundAnswers } from './round-answers.ts';

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
  if (isOfToday(await read((q) => selectReleasedAt(q, districtId, termId)), now)) return false;
  const district = await read((q) => selectReleasable(q, districtId, termId, now));
  const { areas, sums } = releaseAreas(district);
  const basis = {
    methodVersion: MEASUREMENT_VERSION,
    configHash: digestOf(GRADE_BANDS),
    inputHash: digestOf(sums),
  };
  const row = { termId, districtId, cutOffAt: now, ...basis };
  const ofSchool = <T extends { readonly school: number }>(all: readonly T[], place: number) =>
    all.flatMap(({ school, ...one }) => (school === place ? one : []));
  await keep({
    release: [
      ...[...areas].map(([placeId, body]) => ({ ...row, placeId, kind: 'released' as const, body })),
      ...district.schoolIds.map((placeId, place) => {
        const body = {
          kind: 'held' as const,
          classes: ofSchool(sums.classes, place),
          weeks: ofSchool(sums.weeks, place),
        };
        return { ...row, placeId, kind: 'held' as const, body };
      }),
    ],
  });
  return true;
}

/** The sums of a district's classes in a term, with its schools by their places in one list, and what was printed of them before. */
async function selectReleasable(q: Reader, districtId: string, termId: string, now: number): Promise<District> {
  const term = (await selectTerms(q, districtId)).find(({ id }) => id === termId);
  if (!term) throw new Error(`no term ${termId}`);
  const { areas, schools } = await selectDistrictAround(q, { districtId });
  const placeOf = new Map(schools.map((school, place) => [school.id, place]));
  const sums = await selectDistrictSums(q, { districtId }, termId);
  const measured: [string, NonNullable<ReturnType<District['measured']['get']>>][] = [];
  for (const { id: placeId } of areas) {
    const found = await selectOptionalMeasurement(q, { placeId, termId, kind: 'area' });
    if (!found) continue;
    const { cutOffAt, methodVersion, configHash, body } = found;
    measured.push([placeId, { cutOffAt, methodVersion, configHash, dimensions: body.dimensions }]);
  }
  return {
    schoolIds: schools.map(({ id }) => id),
    areas: areas.map((one) => ({
      id: one.id,
      schools: schools.flatMap((school, place) => (isIn(one, school) ? place : [])),
    })),
    bands: GRADE_BANDS.length,
    classes: sums.map(({ schoolId, stage, entryYear, ...row }) => ({
      ...row,
      school: placeOf.get(schoolId) ?? 0,
      band: bandOf(gradeOf({ stage, entryYear }, term.code)),
    })),
    measured: new Map(measured),
    rounds: await selectRoundAnswers(q, districtId, termId),
    now,
    before: await selectBefore(q, districtId, termId, placeOf),
  };
}

/** What was printed last; of a school that is the district's no more nothing is left to count from. */
async function selectBefore(
  q: Reader,
  districtId: string,
  termId: string,
  placeOf: ReadonlyMap<string, number>,
): Promise<District['before']> {
  const rows = await selectLastRelease(q, districtId, termId);
  const areas = new Map<string, AreaReleased>();
  const sums: { classes: Sums['classes'][number][]; weeks: Sums['weeks'][number][] } = { classes: [], weeks: [] };
  for (const { placeId, body } of rows) {
    const school = placeOf.get(placeId);
    if (body.kind === 'released') areas.set(placeId, body);
    else if (body.kind === 'held' && school !== undefined) {
      sums.classes.push(...body.classes.map((one) => ({ ...one, school })));
      sums.weeks.push(...body.weeks.map((one) => ({ ...one, school })));
    }
  }
  return areas.size === 0 ? undefined : { sums, areas };
}
