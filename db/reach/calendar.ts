import { and, count, eq, gt, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import { type Span, withHolidays } from '../../server/core/calendar/spans.ts';
import type { InCalendar } from '../../server/core/calendar/terms.ts';
import { changeTerm, insertTerms } from '../change-frame.ts';
import type { Reader, Writer } from '../engine.ts';
import type { DaysOff } from '../schema/org.ts';
import type { Scope } from '../scope.ts';
import { unsafeTables } from '../unsafe-tables.ts';
import { withinAreas } from './grants.ts';
import { selectHomes } from './holders.ts';
import type { ReachedArea } from './reached.ts';
import { staysUntil } from './stays.ts';

type Dates = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly daysOff: readonly DaysOff[];
  readonly holdsBreakBefore: boolean;
};
type KeptTerm = InCalendar & { readonly id: string };

/** The districts the asker belongs to, and whether a grant of theirs stands on the district itself. */
export async function selectOwnDistricts(q: Reader, scope: Scope) {
  const { districts } = await selectHomes(q, scope);
  const within = await withinAreas(q, scope);
  return districts.map((district) => ({ ...district, isOwn: within?.byOf(`/${district.id}/`) !== undefined }));
}

/** Which version of which rubric is in force in some terms, by dimension. */
export async function selectInForce(q: Reader, termIds: readonly string[]) {
  if (termIds.length === 0) return [];
  const { termRubrics, rubrics } = q.tables;
  return await q
    .select({
      termId: termRubrics.termId,
      dimension: termRubrics.dimension,
      rubricId: rubrics.id,
      version: rubrics.version,
    })
    .from(termRubrics)
    .innerJoin(rubrics, eq(rubrics.id, termRubrics.rubricId))
    .where(inArray(termRubrics.termId, [...termIds]))
    .orderBy(termRubrics.dimension);
}

/** How many standing activities of a district's terms would belong to another one, by their day, if the terms were as `after` says. */
export async function countFallen(q: Reader, terms: readonly KeptTerm[], after: readonly KeptTerm[]): Promise<number> {
  const { activities } = q.tables;
  const { happenedOn, termId } = activities;
  const isIn = ({ from, to }: Span) => and(gte(happenedOn, from), to === null ? undefined : lte(happenedOn, to));
  const fallen = terms.flatMap((term) => {
    const changed = after.find((one) => one.id === term.id) ?? term;
    const [was, is] = [withHolidays(terms, term), withHolidays(after, changed)];
    const isOut = or(lt(happenedOn, is.from), is.to === null ? undefined : gt(happenedOn, is.to));
    return was.from === is.from && was.to === is.to ? [] : and(eq(termId, term.id), isIn(was), isOut);
  });
  if (fallen.length === 0) return 0;
  const [row] = await q
    .select({ n: count() })
    .from(activities)
    .where(and(isNull(activities.withdrawnAt), or(...fallen)));
  return row?.n ?? 0;
}

/** `sourcedId` is our own until a roster names the term: it adopts the one that has its code. */
export async function insertTerm(
  tx: Writer,
  { id: districtId }: ReachedArea,
  term: Dates & { id: string; code: string },
) {
  await insertTerms(tx, districtId, [{ ...term, districtId, sourcedId: `by-hand-${term.code}` }]);
}

/** Pupils who were there from the first day are there from the new first day. */
export async function updateTerm(tx: Writer, { id: districtId }: ReachedArea, term: KeptTerm, dates: Dates) {
  const { enrolments } = unsafeTables(tx);
  await changeTerm(tx, { id: term.id, districtId }, dates);
  if (dates.startsOn === term.startsOn) return;
  await tx
    .update(enrolments)
    .set({ startsOn: dates.startsOn })
    .where(and(eq(enrolments.termId, term.id), eq(enrolments.startsOn, term.startsOn), staysUntil(tx, dates.startsOn)));
}
