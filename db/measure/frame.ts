import { and, asc, eq, exists, ne } from 'drizzle-orm';
import { currentTerm } from '../../server/core/calendar/terms.ts';
import { MEASUREMENT_VERSION } from '../../server/core/measurement/measured.ts';
import type { Reader } from '../engine.ts';
import { selectRubrics } from '../pinned-rubrics.ts';
import { isIn } from '../reach/areas.ts';
import { selectTerms } from '../reach/lists.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { isCurrent } from './keep.ts';

/** A district in one term, as far as measuring it goes: its schools with pupils, and which of them each area has. */
export async function selectFrame(q: Reader, districtId: string, termId: string) {
  const { areas, schools, enrolments } = unsafeTables(q);
  const term = (await selectTerms(q, districtId)).find(({ id }) => id === termId);
  if (!term) throw new Error(`no term ${termId}`);
  const hasPupils = q
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(and(eq(enrolments.schoolId, schools.id), eq(enrolments.termId, termId)));
  const all = await q
    .select({
      id: schools.id,
      districtId: schools.districtId,
      areaId: schools.areaId,
      groupId: schools.groupId,
    })
    .from(schools)
    .where(and(eq(schools.districtId, districtId), exists(hasPupils)))
    .orderBy(asc(schools.id));
  const places = await q
    .select({ id: areas.id, kind: areas.kind })
    .from(areas)
    .where(eq(areas.districtId, districtId))
    .orderBy(asc(areas.id));
  return {
    districtId,
    term,
    rubrics: await selectRubrics(q, termId),
    schoolIds: all.map(({ id }) => id),
    areas: places.map((area) => ({
      id: area.id,
      schoolIds: all.flatMap((school) => (isIn(area, school) ? school.id : [])),
    })),
  };
}
export type Frame = Awaited<ReturnType<typeof selectFrame>>;

/**
 * The term that runs and the one before it, of each district, which later records and moderations still move; and every other that has
 * begun and has no figures, or those of an earlier version, for no report can read those any more.
 */
export async function selectTermsToMeasure(q: Reader, today: string) {
  const { areas, measurements } = unsafeTables(q);
  const districts = await q
    .select({ id: areas.id })
    .from(areas)
    .where(eq(areas.kind, 'district'))
    .orderBy(asc(areas.id));
  const outdated = await q
    .selectDistinct({ termId: measurements.termId })
    .from(measurements)
    .where(ne(measurements.methodVersion, MEASUREMENT_VERSION));
  const released = await q
    .select({ termId: measurements.termId })
    .from(measurements)
    .where(and(eq(measurements.kind, 'released'), isCurrent(q.tables)));
  const isMissing = (term: { readonly id: string; readonly startsOn: string }) =>
    term.startsOn <= today && !released.some(({ termId }) => termId === term.id);
  const wanted: { readonly districtId: string; readonly termId: string; readonly code: string }[] = [];
  for (const { id: districtId } of districts) {
    const terms = await selectTerms(q, districtId);
    const current = currentTerm(terms, today);
    const before = terms.find(({ code }) => current && code < current.code);
    for (const term of terms)
      if (term === current || term === before || isMissing(term) || outdated.some(({ termId }) => termId === term.id))
        wanted.push({ districtId, termId: term.id, code: term.code });
  }
  return wanted;
}
