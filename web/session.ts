import { useQuery } from '@tanstack/react-query';
import type { Role } from '../server/contract/route.ts';
import { isFamily } from '../server/core/account/family.ts';
import { today } from './i18n/written.ts';
import { type Me, meQuery } from './queries.ts';

/** Only below the guard, where somebody is signed in. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('nobody is signed in here');
  return data;
}

type Grant = Me['grants'][number];

export function grantsOf(me: Me, ...roles: Role[]): Grant[] {
  const now = today();
  return me.grants.filter(
    (grant) => roles.includes(grant.role) && grant.from <= now && (grant.to === null || grant.to >= now),
  );
}

const placesOf = (grants: readonly Grant[], kind: Grant['place']['kind']) => [
  ...new Set(grants.filter((grant) => grant.place.kind === kind).map((grant) => grant.place.id)),
];

export const ownClasses = (me: Me) => placesOf(grantsOf(me, 'teacher', 'homeroom'), 'class');
export const ownChildren = (me: Me) => placesOf(grantsOf(me, 'guardian'), 'pupil');
/** A pupil’s own page: there is one. */
export const ownPages = (me: Me) => placesOf(grantsOf(me, 'pupil'), 'pupil');
export const ownSchools = (me: Me) => placesOf(grantsOf(me, 'principal', 'school-office'), 'school');
export const ownAreas = (me: Me) => placesOf(grantsOf(me, 'officer'), 'area');
/** Whose data a reviewer checks: the page of each school or area. */
export const ownChecks = (me: Me) =>
  grantsOf(me, 'reviewer').flatMap(({ place }) =>
    place.kind === 'school' || place.kind === 'area'
      ? [`/${place.kind === 'school' ? 'schools' : 'areas'}/${place.id}/screens`]
      : [],
  );
/** Who has something to read of a week. */
export const hasWeek = (me: Me) =>
  grantsOf(me, 'guardian', 'teacher', 'homeroom', 'school-office', 'principal', 'officer').length > 0;
/** Who has something to do at the end of a term. */
export const hasTerm = (me: Me) => grantsOf(me, 'guardian', 'homeroom', 'school-office', 'principal').length > 0;
export const keepsRosters = (me: Me) => grantsOf(me, 'roster-manager').length > 0;

/** Everybody but families: with more pages to open, for longer, and some of them where there is no network. */
export const worksHere = (me: Me) => me.grants.some(({ role }) => !isFamily(role));

/** Where somebody lands: the first thing their grants let them do. */
export function homeOf(me: Me): string {
  const [classes, schools, children] = [ownClasses(me), ownSchools(me), [...ownChildren(me), ...ownPages(me)]];
  if (me.mustChangePassword) return '/password';
  if (me.closed) return '/me';
  if (classes.length > 0) return classes.length === 1 ? `/classes/${classes[0]}` : '/classes';
  if (schools.length > 0) return `/schools/${schools[0]}`;
  if (children.length > 0) return children.length === 1 ? `/pupils/${children[0]}` : '/pupils';
  const areas = ownAreas(me);
  if (areas.length > 0) return areas.length === 1 ? `/areas/${areas[0]}` : '/areas';
  return ownChecks(me)[0] ?? (keepsRosters(me) ? '/rosters' : '/me');
}

/** An address inside this application, never one that leaves it. */
export const insideOnly = (path: string | null) => (path && /^\/(?![/\\])/.test(path) ? path : null);
