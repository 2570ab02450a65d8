import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import type { AreaKind } from '../schema/org.ts';
import type { Scope } from '../scope.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { withinAreas } from './grants.ts';

const ORDER: readonly AreaKind[] = ['district', 'town', 'group'];

/** The areas that the asker's grants stand on and those below them, with how many schools are open in them: the district first, then towns, then groups. */
export async function selectAreasWithin(q: Reader, scope: Scope) {
  const { areas, schools } = unsafeTables(q);
  const within = await withinAreas(q, scope);
  if (!within) return [];
  const found = await q
    .select({ id: areas.id, districtId: areas.districtId, kind: areas.kind, name: areas.name, nameEn: areas.nameEn })
    .from(areas)
    .where(within.isInside)
    .orderBy(asc(areas.sourcedId), asc(areas.id));
  const districtIds = [...new Set(found.map((area) => area.districtId))];
  const all = await q
    .select({ districtId: schools.districtId, areaId: schools.areaId, groupId: schools.groupId })
    .from(schools)
    .where(
      and(inArray(schools.districtId, districtIds), or(isNull(schools.lastDay), gte(schools.lastDay, scope.today))),
    );
  return found
    .map((area) => ({ ...area, schools: all.filter((school) => isIn(area, school)).length }))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** The schools in the areas that the asker's grants stand on. */
export async function selectSchoolsWithin(q: Reader, scope: Scope) {
  const { areas, schools } = unsafeTables(q);
  const within = await withinAreas(q, scope);
  if (!within) return [];
  const around = await q
    .select({ id: areas.id, kind: areas.kind, districtId: areas.districtId })
    .from(areas)
    .where(within.isInside);
  const { id, name, nameEn, districtId, areaId, groupId, lastDay, goesOnIn } = schools;
  const found = await q
    .select({ id, name, nameEn, districtId, areaId, groupId, lastDay, goesOnIn })
    .from(schools)
    .where(inArray(districtId, [...new Set(around.map((area) => area.districtId))]))
    .orderBy(asc(schools.sourcedId), asc(id));
  return found.filter((school) => around.some((area) => isIn(area, school)));
}

type Placed = { readonly districtId: string; readonly areaId: string; readonly groupId: string | null };

/** A district has all its schools, a town those that stand in it, a group its members. */
export function isIn({ id, kind }: { readonly id: string; readonly kind: AreaKind }, school: Placed): boolean {
  if (kind === 'district') return school.districtId === id;
  return kind === 'town' ? school.areaId === id : school.groupId === id;
}

type InDistrict = { readonly districtId: string };

/** The whole district around an area: what is hidden in one report depends on all of them. */
export async function selectDistrictAround(q: Reader, { districtId }: InDistrict) {
  const { areas, schools } = unsafeTables(q);
  return {
    areas: await q
      .select({ id: areas.id, kind: areas.kind })
      .from(areas)
      .where(eq(areas.districtId, districtId))
      .orderBy(asc(areas.id)),
    schools: await q
      .select({
        id: schools.id,
        districtId: schools.districtId,
        areaId: schools.areaId,
        groupId: schools.groupId,
        name: schools.name,
        nameEn: schools.nameEn,
        lastDay: schools.lastDay,
      })
      .from(schools)
      .where(eq(schools.districtId, districtId))
      .orderBy(asc(schools.sortKey), asc(schools.id)),
  };
}

/** The sums of every class of an area's district in one term. */
export async function selectDistrictSums(q: Reader, { districtId }: InDistrict, termId: string) {
  const { rollups, classes, schools } = unsafeTables(q);
  return await q
    .select({
      schoolId: rollups.schoolId,
      classId: rollups.classId,
      stage: classes.stage,
      entryYear: classes.entryYear,
      dimension: rollups.dimension,
      pupils: rollups.pupils,
      noticed: rollups.noticed,
      scored: rollups.scored,
      ok: rollups.ok,
      records: rollups.records,
      fresh: rollups.fresh,
      levels: rollups.levels,
      weeks: rollups.weeks,
    })
    .from(rollups)
    .innerJoin(classes, and(eq(classes.schoolId, rollups.schoolId), eq(classes.id, rollups.classId)))
    .innerJoin(schools, eq(schools.id, rollups.schoolId))
    .where(and(eq(schools.districtId, districtId), eq(rollups.termId, termId)))
    .orderBy(asc(rollups.classId), asc(rollups.dimension));
}
