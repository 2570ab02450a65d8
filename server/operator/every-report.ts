import { createHash } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Store } from '../../db/engine.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { performRead } from '../perform.ts';
import { Refusal } from '../refusal.ts';

/** Profiles of a whole district would take hours; the first two thousand, by id, are compared, and every report of a class, school or area. */
const PROFILES = 2000;

/** A digest of each report in each term, as the first person who was given it (by id) would get it at that moment. */
export async function everyReport(store: Store, now: number): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { route, param, placeId, personId, term } of await store.read(selectReports)) {
    const job = {
      name: route,
      actor: { personId, sessionId: '' },
      params: { [param]: placeId },
      input: { term },
      now,
    };
    const name = `${route} ${placeId} ${term}`;
    if (found.has(name)) continue;
    const answer = await store.read((q) => performRead(q, job, () => '')).catch(refused);
    found.set(name, createHash('sha256').update(JSON.stringify(answer)).digest('hex'));
  }
  return found;
}

/** That somebody may not see it any more is an answer too, and must be the same there as here. */
function refused(error: unknown) {
  if (error instanceof Refusal) return { refused: error.code };
  throw error;
}

async function selectReports(q: Reader) {
  const { grants, schools, enrolments, terms, areas } = unsafeTables(q);
  const bySchool = await q
    .selectDistinct({ placeId: schools.id, personId: grants.personId, term: terms.code })
    .from(grants)
    .innerJoin(schools, and(eq(schools.id, grants.placeId), eq(grants.role, 'principal')))
    .innerJoin(enrolments, eq(enrolments.schoolId, schools.id))
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .orderBy(asc(schools.id), asc(terms.code), asc(grants.personId));
  const byClass = await q
    .selectDistinct({ placeId: enrolments.classId, personId: grants.personId, term: terms.code })
    .from(grants)
    .innerJoin(enrolments, and(eq(enrolments.classId, grants.placeId), eq(grants.role, 'homeroom')))
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .orderBy(asc(enrolments.classId), asc(terms.code), asc(grants.personId));
  const officers = await q
    .select({ path: areas.path, personId: grants.personId })
    .from(grants)
    .innerJoin(areas, and(eq(areas.id, grants.placeId), eq(grants.role, 'officer'), eq(grants.placeKind, 'area')))
    .orderBy(asc(areas.path), asc(grants.personId));
  const places = await q
    .select({ placeId: areas.id, path: areas.path, term: terms.code })
    .from(areas)
    .innerJoin(terms, eq(terms.districtId, areas.districtId))
    .orderBy(asc(areas.id), asc(terms.code));
  const byArea = places.flatMap(({ placeId, path, term }) => {
    const officer = officers.find((one) => path.startsWith(one.path));
    return officer ? [{ placeId, personId: officer.personId, term }] : [];
  });
  const byPupil = await q
    .selectDistinct({ placeId: enrolments.pupilId, personId: grants.personId, term: terms.code })
    .from(grants)
    .innerJoin(enrolments, and(eq(enrolments.pupilId, grants.placeId), eq(grants.role, 'guardian')))
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .orderBy(asc(enrolments.pupilId), asc(terms.code), asc(grants.personId))
    .limit(PROFILES);
  return [
    ...bySchool.map((row) => ({ ...row, route: 'read-school-report', param: 'schoolId' })),
    ...byClass.map((row) => ({ ...row, route: 'read-class-report', param: 'classId' })),
    ...byArea.map((row) => ({ ...row, route: 'read-area-report', param: 'areaId' })),
    ...byPupil.map((row) => ({ ...row, route: 'read-profile', param: 'pupilId' })),
  ];
}
