import { createHash } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Reader, Store } from '../../db/engine.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { grouped } from '../core/grouped.ts';
import { performRead } from '../perform.ts';
import { Refusal } from '../refusal.ts';

/** Profiles of a whole district would take hours; the first two thousand, by id, are compared, and every report of a class, school or area. */
const PROFILES = 2000;

/** Of more than so many of a kind (schools, classes, areas, children) a sample is looked at: all of a district took four minutes of CPU a night. */
const SAMPLE = 60;

/** Which reports: all, a sample of each kind, or those of these names. */
export type Wanted = 'all' | 'sample' | ReadonlySet<string>;
export type Reports = { readonly digests: ReadonlyMap<string, string>; readonly of: number };

/** A digest of each report in each term, as the first person who was given it (by id) would get it at that moment. */
export async function everyReport(store: Store, now: number, wanted: Wanted = 'all'): Promise<Reports> {
  const all = new Map<string, Asked>();
  for (const asked of await store.read(selectReports)) {
    const name = `${asked.route} ${asked.placeId} ${asked.term}`;
    if (!all.has(name)) all.set(name, asked);
  }
  const chosen = wanted === 'all' ? all : wanted === 'sample' ? sampleOf(all, now) : wanted;
  const digests = new Map<string, string>();
  for (const [name, { route, param, placeId, personId, term }] of all) {
    if (!chosen.has(name)) continue;
    const job = { name: route, actor: { personId, sessionId: '' }, params: { [param]: placeId }, input: { term }, now };
    const answer = await store.read((q) => performRead(q, job, () => '')).catch(refused);
    digests.set(name, digestOf(JSON.stringify(answer)));
  }
  return { digests, of: all.size };
}

type Asked = Awaited<ReturnType<typeof selectReports>>[number];
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The same at the same moment, and others at the next: in the course of a year all have their turn. */
function sampleOf(all: ReadonlyMap<string, Asked>, now: number): ReadonlySet<string> {
  const byKind = grouped([...all.keys()], (name) => name.split(' ')[0] ?? '');
  return new Set(
    [...byKind.values()].flatMap((names) => {
      const drawn = names.map((name) => ({ name, place: digestOf(`${now} ${name}`) }));
      return drawn
        .sort((a, b) => (a.place < b.place ? -1 : 1))
        .slice(0, SAMPLE)
        .map(({ name }) => name);
    }),
  );
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
