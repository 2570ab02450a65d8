import { and, gte, lte, or, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { type Days, daysOfGrant } from '../../server/core/calendar/spans.ts';
import type { InCalendar } from '../../server/core/calendar/terms.ts';
import type { PlaceKind } from '../schema/people.ts';
import type { ReachedBy } from './reached.ts';

export type Reaching = { readonly placeKind: PlaceKind; readonly by: ReachedBy };

/** What grants on a class or its school reach: all days through the school, through the class those of the grants on it. */
export function daysOf(terms: readonly InCalendar[], reaching: readonly Reaching[]): Days {
  if (reaching.some(({ placeKind }) => placeKind === 'school')) return null;
  return reaching.map(({ by }) => daysOfGrant(terms, by));
}

/** The condition that a day is one of those something is reached for. */
export function withinDays(day: AnyPgColumn, days: Days): SQL | undefined {
  if (days === null) return undefined;
  if (days.length === 0) throw new Error('what is reached on no day is not reached');
  return or(...days.map(({ from, to }) => and(gte(day, from), to === null ? undefined : lte(day, to))));
}
