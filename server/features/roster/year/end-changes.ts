import type { EndChanges, EndedRow, StayWas } from '../../../../db/schema/org.ts';
import type { Book } from '../book.ts';
import type { RosterBooks } from '../plan-roster.ts';
import type { EnrolmentRow, GrantRow } from '../store.ts';
import type { Turn } from './plan-school-end.ts';

/** What the end of a school changes, row by row as it was and as it is. */
export function endChanges(
  { enrolments, grants, classes }: RosterBooks,
  begins: string | null,
  { term }: Turn,
): EndChanges {
  return {
    begins,
    termEnds: term?.endsOn ?? null,
    stays: changedIn(enrolments, stayWas),
    grants: changedIn(grants, ({ endsOn }: GrantRow) => ({ endsOn })),
    newClasses: classes.inserted.map(({ id }) => id),
    newStays: enrolments.inserted.map((row) => ({ id: row.id, is: stayWas(row) })),
    newGrants: grants.inserted.map(({ id, endsOn }) => ({ id, endsOn })),
  };
}

export const stayWas = ({ startsOn, endedOn, sourcedId, numberInClass }: EnrolmentRow): StayWas => ({
  startsOn,
  endedOn,
  sourcedId,
  numberInClass,
});

function changedIn<Row extends { readonly id: string }, Was>(
  book: Book<Row>,
  wasOf: (row: Row) => Was,
): EndedRow<Was>[] {
  return book.updated.flatMap(({ id }) => {
    const [before, now] = [book.was(id), book.get(id)];
    return before && now ? [{ id, was: wasOf(before), is: wasOf(now) }] : [];
  });
}
