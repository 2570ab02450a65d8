import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { type Asker, by, mine } from './grants.ts';
import type { ReachedArea, ReachedSchool } from './reached.ts';

/** The schools that the asker's grants stand on, each once, in order of their names. */
export async function selectSchoolsGranted(q: Reader, scope: Scope): Promise<ReachedSchool[]> {
  return onceEach(await selectSchools(q, scope)) as unknown as ReachedSchool[];
}

/** The areas that the asker's grants stand on, and none below them. */
export async function selectAreasGranted(q: Reader, scope: Scope): Promise<ReachedArea[]> {
  return onceEach(await selectAreas(q, scope)) as unknown as ReachedArea[];
}

const selectSchools = statement((q, at: Asker) => {
  const { schools, grants } = unsafeTables(q);
  const { id, districtId, name, nameEn, lastDay } = schools;
  return q
    .select({ id, districtId, name, nameEn, lastDay, by: by(q) })
    .from(grants)
    .innerJoin(schools, and(eq(grants.placeKind, 'school'), eq(schools.id, grants.placeId)))
    .where(mine(q, at))
    .orderBy(asc(schools.sortKey), asc(id), asc(grants.role), asc(grants.id));
});

const selectAreas = statement((q, at: Asker) => {
  const { areas, grants } = unsafeTables(q);
  const { id, districtId, kind, path, name, nameEn } = areas;
  return q
    .select({ id, districtId, kind, path, name, nameEn, by: by(q) })
    .from(grants)
    .innerJoin(areas, and(eq(grants.placeKind, 'area'), eq(areas.id, grants.placeId)))
    .where(mine(q, at))
    .orderBy(asc(path), asc(grants.role), asc(grants.id));
});

const onceEach = <Row extends { readonly id: string }>(rows: readonly Row[]): Row[] =>
  rows.filter((row, place) => rows.findIndex(({ id }) => id === row.id) === place);
