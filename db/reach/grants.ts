import { and, asc, eq, gte, inArray, isNull, like, lte, or, type SQL } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { ReachedBy } from './reached.ts';

/** The asker's grants that hold today, in the roles the route names. */
export function mine(q: Reader, { personId, roles, today }: Scope): SQL | undefined {
  const { grants } = unsafeTables(q);
  return and(
    eq(grants.personId, personId),
    inArray(grants.role, [...roles]),
    lte(grants.startsOn, today),
    or(isNull(grants.endsOn), gte(grants.endsOn, today)),
  );
}

/** A class is reached by a grant on it or on its school. */
export function onClass(q: Reader): SQL | undefined {
  const { grants, classes } = unsafeTables(q);
  return or(
    and(eq(grants.placeKind, 'class'), eq(grants.placeId, classes.id)),
    and(eq(grants.placeKind, 'school'), eq(grants.placeId, classes.schoolId)),
  );
}

/** A school is reached by a grant on it; a reviewer's, and nobody else's, on an area reaches the schools in that area as well. */
export function onSchool(q: Reader): SQL | undefined {
  const { grants, schools } = unsafeTables(q);
  const { districtId, areaId, groupId } = schools;
  return or(
    and(eq(grants.placeKind, 'school'), eq(grants.placeId, schools.id)),
    and(
      eq(grants.role, 'reviewer'),
      eq(grants.placeKind, 'area'),
      or(eq(grants.placeId, districtId), eq(grants.placeId, areaId), eq(grants.placeId, groupId)),
    ),
  );
}

export function by(q: Reader) {
  const { grants } = unsafeTables(q);
  return { role: grants.role, startsOn: grants.startsOn, endsOn: grants.endsOn };
}

/** Whether the asker holds any of the roles today, wherever. */
export async function holdsAnyRole(q: Reader, scope: Scope): Promise<boolean> {
  const { grants } = unsafeTables(q);
  const found = await q.select({ id: grants.id }).from(grants).where(mine(q, scope)).limit(1);
  return found.length > 0;
}

/** The areas that the asker's grants stand on, with all below them; undefined where there are none. Paths are ids and slashes: no pattern. */
export async function withinAreas(q: Reader, scope: Scope) {
  const { grants, areas } = unsafeTables(q);
  const granted = await q
    .select({ path: areas.path, by: by(q) })
    .from(areas)
    .innerJoin(grants, and(mine(q, scope), eq(grants.placeKind, 'area'), eq(grants.placeId, areas.id)))
    .orderBy(asc(areas.path), asc(grants.role), asc(grants.id));
  if (granted.length === 0) return undefined;
  return {
    isInside: or(...granted.map(({ path }) => like(areas.path, `${path}%`))),
    byOf: (path: string): ReachedBy | undefined => granted.find((one) => path.startsWith(one.path))?.by,
  };
}
