import { and, eq, gte, lte, or, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { type Days, daysOfGrant, isWithin } from '../../server/core/calendar/spans.ts';
import type { InCalendar } from '../../server/core/calendar/terms.ts';
import { besideKey } from '../dialect.ts';
import type { GrantRole, PlaceKind } from '../schema/people.ts';
import type { Tables } from '../schema/tables.ts';
import type { HeldDays, PupilRow, ReachedBy, Window } from './reached.ts';

export type Reaching = { readonly placeKind: PlaceKind; readonly by: ReachedBy };

/** What grants on a class or its school reach: all days through the school, through the class those of the grants on it. */
export function daysOf(terms: readonly InCalendar[], reaching: readonly Reaching[]): HeldDays {
  if (reaching.some(({ placeKind }) => placeKind === 'school')) return null;
  return reaching.map(({ by }) => ({ ...daysOfGrant(terms, by), role: by.role }));
}

/** The role in which the asker had the class on a day: one grant may have begun after another. */
export function roleOn({ by, days }: { readonly by: ReachedBy; readonly days: HeldDays }, day: string): GrantRole {
  return days?.find((span) => isWithin(span, day))?.role ?? by.role;
}

/** The condition that a day is one of those something is reached for. */
export function withinDays(day: AnyPgColumn, days: Days): SQL | undefined {
  if (days === null) return undefined;
  if (days.length === 0) throw new Error('what is reached on no day is not reached');
  return or(...days.map(({ from, to }) => and(gte(day, from), to === null ? undefined : lte(day, to))));
}

/**
 * The one condition that says what of a child may be read, asked by every query about its records: those of the school it was reached
 * through, and of them, for who reached it through a class, what was recorded in that class on days of the grant and of the child's stay.
 */
export function recordedWithin(
  records: Tables['marks'] | Tables['activities'],
  { schoolId, within }: Pick<PupilRow, 'schoolId' | 'within'>,
): SQL | undefined {
  return and(schoolId === null ? undefined : besideKey(records.schoolId, schoolId), inWindows(records, within));
}

function inWindows(records: Tables['marks'] | Tables['activities'], within: readonly Window[] | null) {
  if (within === null) return undefined;
  if (within.length === 0) throw new Error('a child that is reached on no day is not reached');
  return or(...within.map((one) => and(eq(records.classId, one.classId), withinDays(records.happenedOn, [one]))));
}
