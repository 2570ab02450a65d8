import type { z } from 'zod';
import type { listSightings } from '../../../server/contract/sighting.ts';
import { SIGHTING_KINDS, type SightingKind } from '../../../server/core/sighting/kinds.ts';

type Sighting = z.output<(typeof listSightings)['reply']>['sightings'][number];
/** Somebody on one day, with all the ways in which the child was seen. */
export type Onlooker = Omit<Sighting, 'day' | 'kind'> & {
  readonly key: string;
  readonly kinds: readonly SightingKind[];
};
export type SightingDay = { readonly day: string; readonly people: readonly Onlooker[] };

/** The rows of a list, the latest day first, by day and person; kinds in their own order, whichever page they came on. */
export function sightingDays(sightings: readonly Sighting[]): SightingDay[] {
  const days = new Map<string, Map<string, Onlooker>>();
  for (const { day, kind, ...who } of sightings) {
    const people = days.get(day) ?? new Map<string, Onlooker>();
    days.set(day, people);
    // Two who are called alike and do the same in one school are told of as one: nothing here says which is which.
    const key = [who.name, who.role, who.schoolName?.zh].join(' ');
    const kinds = [...(people.get(key)?.kinds ?? []), kind];
    people.set(key, { ...who, key, kinds: SIGHTING_KINDS.filter((one) => kinds.includes(one)) });
  }
  return [...days].map(([day, people]) => ({ day, people: [...people.values()] }));
}
