import { createHash } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Store } from '../../db/engine.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { performRead } from '../perform.ts';

/** Profiles of a whole district would take hours; the first two thousand, by id, are compared, and every school's report. */
const PROFILES = 2000;

/** A digest of each report in each term, as the first person who may open it would get it at that moment. */
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
    const { reply } = await store.read((q) => performRead(q, job, () => ''));
    found.set(`${route} ${placeId} ${term}`, createHash('sha256').update(JSON.stringify(reply)).digest('hex'));
  }
  return found;
}

async function selectReports(q: Reader) {
  const { grants, schools, enrolments, terms } = unsafeTables(q);
  const bySchool = await q
    .selectDistinct({ placeId: schools.id, personId: grants.personId, term: terms.code })
    .from(grants)
    .innerJoin(schools, and(eq(schools.id, grants.placeId), eq(grants.role, 'principal')))
    .innerJoin(enrolments, eq(enrolments.schoolId, schools.id))
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .orderBy(asc(schools.id), asc(terms.code), asc(grants.personId));
  const byPupil = await q
    .selectDistinct({ placeId: enrolments.pupilId, personId: grants.personId, term: terms.code })
    .from(grants)
    .innerJoin(enrolments, and(eq(enrolments.pupilId, grants.placeId), eq(grants.role, 'guardian')))
    .innerJoin(terms, eq(terms.id, enrolments.termId))
    .orderBy(asc(enrolments.pupilId), asc(terms.code), asc(grants.personId))
    .limit(PROFILES);
  return [
    ...bySchool.map((row) => ({ ...row, route: 'read-school-report', param: 'schoolId' })),
    ...byPupil.map((row) => ({ ...row, route: 'read-profile', param: 'pupilId' })),
  ];
}
