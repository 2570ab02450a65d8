import type { Shown } from '../db/sightings.ts';
import type { Act } from './act.ts';
import type { RouteSpec } from './contract/route.ts';
import type { SightingKind } from './core/sighting/kinds.ts';

/** Which children a reading showed, and how: what the page «who saw this child» is made of. */

export function kindOf({ access, download, sees }: RouteSpec): SightingKind {
  if (sees) return sees;
  if (download) return download === 'photo' ? 'photo' : 'file';
  if (!('on' in access) || access.on === 'self') return 'search';
  return access.on === 'pupil' ? 'page' : 'class';
}

type Target = {
  readonly id: string;
  readonly by: { readonly role: Shown['role'] };
  readonly schoolId?: string | null;
};

/** Some children, as whoever reached a class, a school or a child of it saw them. */
export function shownThrough({ id, schoolId, by }: Target, pupilIds: Iterable<string>): Shown[] {
  // A school has no school beside it.
  return [...pupilIds].map((pupilId) => ({ pupilId, schoolId: schoolId ?? id, role: by.role }));
}

/** The child that was asked for, and all that are named by id in what was found. */
export function shownIn({ route, shows }: Act, target: Target, found: unknown): Shown[] {
  const isOfChild = 'on' in route.access && route.access.on === 'pupil';
  const named = shows ? shows(found as never) : pupilsIn(found);
  return shownThrough(target, new Set([...(isOfChild ? [target.id] : []), ...named]));
}

/** Every `pupilId` and `pupilIds` in plain data. */
function pupilsIn(found: unknown, pupilIds = new Set<string>(), looked = new Set<unknown>()): Set<string> {
  if (Array.isArray(found)) for (const one of found) pupilsIn(one, pupilIds, looked);
  if (!isPlain(found) || looked.has(found)) return pupilIds;
  looked.add(found);
  for (const [name, value] of Object.entries(found)) {
    if (name === 'pupilId' && typeof value === 'string') pupilIds.add(value);
    else if (name === 'pupilIds' && Array.isArray(value)) for (const id of value) pupilIds.add(String(id));
    else pupilsIn(value, pupilIds, looked);
  }
  return pupilIds;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
