import { and, gte, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { Reader } from '../engine.ts';
import { unsafeTables } from '../unsafe-tables.ts';

/** The stays that hold a day. Of a term that is not running the day is one of its own: core's `dayWithin`. */
export function staysOn(q: Reader, day: string): SQL | undefined {
  const { enrolments } = unsafeTables(q);
  return and(lte(enrolments.startsOn, day), or(isNull(enrolments.endedOn), gte(enrolments.endedOn, day)));
}

/** The same beside a joined term, whichever it is: before its first day it is as on that day, after its last as on that. */
export function staysInTermOn(q: Reader, today: string): SQL | undefined {
  const { enrolments, terms } = unsafeTables(q);
  return and(
    or(lte(enrolments.startsOn, today), lte(enrolments.startsOn, terms.startsOn)),
    or(isNull(enrolments.endedOn), gte(enrolments.endedOn, today), gte(enrolments.endedOn, terms.endsOn)),
  );
}
