import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import { districtOf, frameOf, selectDistrictOfSchool } from '../frame.ts';
import type { AreaKind } from '../schema/org.ts';
import type { Scope } from '../scope.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { mine } from './grants.ts';
import type { ReachedArea, ReachedSchool } from './reached.ts';
import { selectPlacesToday } from './stays.ts';

/** The school-based indicators that a school, its town, its group or its district offers now. */
export async function selectAdopted(q: Reader, schoolId: string): Promise<ReadonlySet<string>> {
  const home = await districtOf(q, schoolId, selectDistrictOfSchool);
  if (home === undefined) return new Set();
  const { adopted } = await frameOf(q, home);
  const known = adopted.get(schoolId);
  if (known) return known;
  const rows = await selectAdoptions(q, { schoolId });
  const found = new Set(rows.map((row) => row.indicatorId));
  adopted.set(schoolId, found);
  return found;
}

const selectAdoptions = statement((q, at: Holes<{ schoolId: string }>) => {
  const { schools, adoptions } = unsafeTables(q);
  const { id, areaId, groupId, districtId } = schools;
  return q
    .select({ indicatorId: adoptions.indicatorId })
    .from(schools)
    .innerJoin(
      adoptions,
      and(
        eq(adoptions.districtId, districtId),
        isNull(adoptions.endedAt),
        or(
          eq(adoptions.ownerId, id),
          eq(adoptions.ownerId, areaId),
          eq(adoptions.ownerId, groupId),
          eq(adoptions.ownerId, districtId),
        ),
      ),
    )
    .where(eq(id, at.schoolId));
});

export type Holder = { readonly id: string; readonly kind: AreaKind; readonly name: string; readonly nameEn: string };

/** The areas that hold a school or lie around an area: what they adopt is offered in it. */
export async function selectHolders(q: Reader, place: ReachedSchool | ReachedArea): Promise<Holder[]> {
  const { areas, schools } = unsafeTables(q);
  const columns = { id: areas.id, kind: areas.kind, name: areas.name, nameEn: areas.nameEn };
  if ('path' in place) {
    const above = place.path.split('/').filter((id) => id !== '' && id !== place.id);
    if (above.length === 0) return [];
    return await q.select(columns).from(areas).where(inArray(areas.id, above)).orderBy(asc(areas.path));
  }
  return await q
    .select(columns)
    .from(schools)
    .innerJoin(areas, or(eq(areas.id, schools.areaId), eq(areas.id, schools.groupId), eq(areas.id, schools.districtId)))
    .where(eq(schools.id, place.id))
    .orderBy(asc(areas.path));
}

/** The districts of the places the asker's grants stand on, and all schools among those places or around them. */
export async function selectHomes(q: Reader, scope: Scope) {
  const { grants, areas, schools, classes } = unsafeTables(q);
  const school = { schoolId: schools.id, districtId: schools.districtId };
  const isMine = mine(q, scope);
  const own = await q
    .select(school)
    .from(grants)
    .innerJoin(schools, and(isMine, eq(grants.placeKind, 'school'), eq(schools.id, grants.placeId)));
  const ofClasses = await q
    .select(school)
    .from(grants)
    .innerJoin(classes, and(isMine, eq(grants.placeKind, 'class'), eq(classes.id, grants.placeId)))
    .innerJoin(schools, eq(schools.id, classes.schoolId));
  const children = await q
    .select({ id: grants.placeId })
    .from(grants)
    .where(and(isMine, eq(grants.placeKind, 'pupil')));
  const childIds = children.map(({ id }) => id);
  const places = [...(await selectPlacesToday(q, childIds, scope.today)).values()].flat();
  const placeIds = places.map(({ schoolId }) => schoolId);
  const ofChildren = await q.select(school).from(schools).where(inArray(schools.id, placeIds));
  const ofAreas = await q
    .select({ districtId: areas.districtId })
    .from(grants)
    .innerJoin(areas, and(isMine, eq(grants.placeKind, 'area'), eq(areas.id, grants.placeId)));
  const found = [...own, ...ofClasses, ...ofChildren];
  const districtIds = new Set([...found, ...ofAreas].map((row) => row.districtId));
  if (districtIds.size === 0) return { districts: [], schoolIds: [] };
  const districts = await q
    .select({ id: areas.id, name: areas.name, nameEn: areas.nameEn })
    .from(areas)
    .where(inArray(areas.id, [...districtIds]))
    .orderBy(asc(areas.path));
  return { districts, schoolIds: [...new Set(found.map((row) => row.schoolId))] };
}
