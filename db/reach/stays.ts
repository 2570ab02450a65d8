import { and, asc, eq, gt, gte, inArray, isNull, lte, or, type Placeholder, type SQL } from 'drizzle-orm';
import { dayWithin, isThereOn } from '../../server/core/calendar/terms.ts';
import { nullsLast } from '../dialect.ts';
import type { Reader } from '../engine.ts';
import { unsafeTables } from '../unsafe-tables.ts';

type Term = { readonly id: string; readonly startsOn: string; readonly endsOn: string };
type Place = { readonly schoolId: string; readonly classId: string };

/** The stays that hold a day. Of a term that is not running the day is one of its own: core's `dayWithin`. */
export function staysOn(q: Reader, day: string | Placeholder): SQL | undefined {
  const { enrolments } = unsafeTables(q);
  return and(lte(enrolments.startsOn, day), staysUntil(q, day));
}

/** The stays that hold a day or a later one. */
export function staysUntil(q: Reader, day: string | Placeholder): SQL | undefined {
  const { enrolments } = unsafeTables(q);
  return or(isNull(enrolments.endedOn), gte(enrolments.endedOn, day));
}

/** The same beside a joined term, whichever it is: before its first day it is as on that day, after its last as on that. */
export function staysInTermOn(q: Reader, today: string): SQL | undefined {
  const { enrolments, terms } = unsafeTables(q);
  return and(
    or(lte(enrolments.startsOn, today), lte(enrolments.startsOn, terms.startsOn)),
    or(isNull(enrolments.endedOn), gte(enrolments.endedOn, today), gte(enrolments.endedOn, terms.endsOn)),
  );
}

/** As the class calls its pupils, by number; by name where nobody said the numbers, or some of them. */
export function inClassOrder(q: Reader): SQL[] {
  const { enrolments, pupils } = unsafeTables(q);
  const { numberInClass } = enrolments;
  return [...nullsLast(numberInClass), asc(pupils.sortKey), asc(pupils.id)];
}

/** Who is in a class of a term today, in the order of the class, each once; of a term that is not running as on its first or last day. */
export async function selectPresent(
  q: Reader,
  at: { readonly id: string; readonly schoolId: string },
  term: Term,
  today: string,
) {
  const { enrolments, pupils } = unsafeTables(q);
  return await q
    .select({ pupilId: pupils.id, name: pupils.name, startsOn: enrolments.startsOn })
    .from(enrolments)
    .innerJoin(pupils, eq(pupils.id, enrolments.pupilId))
    .where(
      and(
        eq(enrolments.schoolId, at.schoolId),
        eq(enrolments.classId, at.id),
        eq(enrolments.termId, term.id),
        staysOn(q, dayWithin(term, today)),
      ),
    )
    .orderBy(...inClassOrder(q));
}

/**
 * Where each of some pupils is today: in the stays of the latest term that has begun and that the pupil has any in – a roster is some
 * weeks late in September – as of today. Nowhere for who has left.
 */
export async function selectPlacesToday(
  q: Reader,
  pupilIds: readonly string[],
  today: string,
): Promise<Map<string, Place[]>> {
  if (pupilIds.length === 0) return new Map();
  const { enrolments, terms } = unsafeTables(q);
  const rows = await q
    .select({
      pupilId: enrolments.pupilId,
      schoolId: enrolments.schoolId,
      classId: enrolments.classId,
      startsOn: enrolments.startsOn,
      endedOn: enrolments.endedOn,
      term: { id: terms.id, startsOn: terms.startsOn, endsOn: terms.endsOn },
    })
    .from(enrolments)
    .innerJoin(terms, and(eq(terms.id, enrolments.termId), lte(terms.startsOn, today)))
    .where(inArray(enrolments.pupilId, [...pupilIds]))
    .orderBy(asc(terms.startsOn));
  const latest = new Map(rows.map((row) => [row.pupilId, row.term.id]));
  const places = new Map<string, Place[]>();
  for (const { pupilId, term, schoolId, classId, ...stay } of rows) {
    if (latest.get(pupilId) !== term.id || !isThereOn(stay, dayWithin(term, today))) continue;
    places.set(pupilId, [...(places.get(pupilId) ?? []), { schoolId, classId }]);
  }
  return places;
}

/** Where each of some pupils will be first: the stays of the next term that any of theirs are in. */
export async function selectComingPlaces(
  q: Reader,
  pupilIds: readonly string[],
  today: string,
): Promise<Map<string, Place[]>> {
  if (pupilIds.length === 0) return new Map();
  const { enrolments } = unsafeTables(q);
  const rows = await q
    .select({
      pupilId: enrolments.pupilId,
      schoolId: enrolments.schoolId,
      classId: enrolments.classId,
      termId: enrolments.termId,
    })
    .from(enrolments)
    .where(and(inArray(enrolments.pupilId, [...pupilIds]), gt(enrolments.startsOn, today)))
    .orderBy(asc(enrolments.startsOn));
  const first = new Map<string, string>();
  const places = new Map<string, Place[]>();
  for (const { pupilId, termId, schoolId, classId } of rows) {
    if (!first.has(pupilId)) first.set(pupilId, termId);
    if (first.get(pupilId) === termId) places.set(pupilId, [...(places.get(pupilId) ?? []), { schoolId, classId }]);
  }
  return places;
}
