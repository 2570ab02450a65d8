import { and, asc, eq, gte, inArray, isNull, like, lte, or, type SQL } from 'drizzle-orm';
import { among } from '../dialect.ts';
import type { Reader } from '../engine.ts';
import type { Scope } from '../scope.ts';
import { type Holes, statement } from '../statement.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import type { ReachedBy } from './reached.ts';

/** What a statement leaves open of who asks. */
export type Asker = Holes<Pick<Scope, 'personId' | 'roles' | 'today'>>;

/** The asker's grants that hold today, in the roles the route names. */
export function mine(q: Reader, { personId, roles, today }: Scope | Asker): SQL | undefined {
  const { grants } = unsafeTables(q);
  return and(
    eq(grants.personId, personId),
    among(q, grants.role, roles),
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

/** A school is reached by a grant on it; a reviewer's or a roster manager's, and nobody else's, on an area reaches the schools in that area as well. */
export function onSchool(q: Reader): SQL | undefined {
  const { grants, schools } = unsafeTables(q);
  const { districtId, areaId, groupId } = schools;
  return or(
    and(eq(grants.placeKind, 'school'), eq(grants.placeId, schools.id)),
    and(
      inArray(grants.role, ['reviewer', 'roster-manager']),
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
  return (await selectAnyGrant(q, scope)).length > 0;
}

const selectAnyGrant = statement((q, at: Asker) => {
  const { grants } = unsafeTables(q);
  return q.select({ id: grants.id }).from(grants).where(mine(q, at)).limit(1);
});

/** The areas that the asker's grants stand on, with all below them; undefined where there are none. Paths are ids and slashes: no pattern. */
export async function withinAreas(q: Reader, scope: Scope) {
  const granted = await selectGrantedAreas(q, scope);
  if (granted.length === 0) return undefined;
  const { areas } = unsafeTables(q);
  return {
    isInside: or(...granted.map(({ path }) => like(areas.path, `${path}%`))),
    byOf: (path: string): ReachedBy | undefined => granted.find((one) => path.startsWith(one.path))?.by,
  };
}

const selectGrantedAreas = statement((q, at: Asker) => {
  const { grants, areas } = unsafeTables(q);
  return q
    .select({ path: areas.path, by: by(q) })
    .from(areas)
    .innerJoin(grants, and(mine(q, at), eq(grants.placeKind, 'area'), eq(grants.placeId, areas.id)))
    .orderBy(asc(areas.path), asc(grants.role), asc(grants.id));
});
