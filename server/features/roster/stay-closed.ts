import { isOpenOn } from '../../open-school.ts';
import { Refusal } from '../../refusal.ts';
import type { Book } from './book.ts';
import { isEmpty } from './match-stays.ts';
import type { ClassRow, EnrolmentRow, GrantRow, SchoolRow, TermRow } from './store.ts';

type Books = {
  readonly schools: Book<SchoolRow>;
  readonly terms: Book<TermRow>;
  readonly classes: Book<ClassRow>;
  readonly enrolments: Book<EnrolmentRow>;
  readonly grants: Book<GrantRow>;
};

/**
 * Nobody comes into a school, and nobody is given one of its classes, for days after its last. A package whose registry has not heard of the
 * end yet would put everybody back: it is refused whole.
 */
export function mustStayClosed(books: Books): void {
  const closing = [...books.schools.rows].filter(({ lastDay }) => lastDay !== null);
  const errors = closing
    .filter((school) => isUsedAfter(school, books))
    .map(({ name, lastDay }) => ({
      path: 'orgs',
      message: `The last day of ${name} is ${lastDay}: nobody may be in it, or teach in it, on later days.`,
      code: 'school.ended',
    }));
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors, errorCount: errors.length });
}

/** Whether anything that is written holds a day after the school's last. */
function isUsedAfter(school: SchoolRow, { classes, terms, enrolments, grants }: Books): boolean {
  const classIds = new Set([...classes.rows].flatMap((row) => (row.schoolId === school.id ? row.id : [])));
  const stays = [...enrolments.inserted, ...enrolments.updated.flatMap(({ id }) => enrolments.get(id) ?? [])];
  const given = [...grants.inserted, ...grants.updated.flatMap(({ id }) => grants.get(id) ?? [])];
  const lastOf = (row: (typeof stays)[number]) => row.endedOn ?? terms.get(row.termId)?.endsOn ?? '';
  return (
    stays.some((row) => row.schoolId === school.id && !isEmpty(row) && !isOpenOn(school, lastOf(row))) ||
    given.some((row) => classIds.has(row.placeId) && (row.endsOn === null || !isOpenOn(school, row.endsOn)))
  );
}
