import { eq, inArray } from 'drizzle-orm';
import { changeSchool, changeTerm, insertSchools, insertTerms } from '../../../db/change-frame.ts';
import { derive, pinnedDimensions } from '../../../db/derive/derive.ts';
import type { Writer } from '../../../db/engine.ts';
import { pinNewTerm } from '../../../db/pinned-rubrics.ts';
import { unsafeTables } from '../../../db/unsafe-tables.ts';
import { schoolYearOf } from '../../core/calendar/terms.ts';
import { grouped } from '../../core/grouped.ts';
import type { Book } from './book.ts';
import type { RosterBooks } from './plan-roster.ts';
import { mustStayClosed } from './stay-closed.ts';
import type { EnrolmentRow, PupilRow, TermRow } from './store.ts';

/** A statement takes at most 32 766 values on SQLite. */
const AT_ONCE = 1000;

async function inParts<T>(rows: readonly T[], write: (part: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await write(rows.slice(at, at + AT_ONCE));
}

type Cx = {
  readonly tx: Writer;
  readonly today: string;
  readonly now: number;
  readonly actor: { readonly personId: string };
};

/** Writes what a plan found, parents before children, and brings the figures of the classes it touched up to date. */
export async function applyRoster(cx: Cx, books: RosterBooks, districtId: string): Promise<void> {
  mustStayClosed(books);
  const { tx, today } = cx;
  const t = unsafeTables(tx);
  const { areas, schools, terms, classes, persons, pupils, enrolments, grants } = books;
  await inParts(areas.inserted, (rows) => tx.insert(t.areas).values(rows));
  for (const { id, change } of areas.updated) await tx.update(t.areas).set(change).where(eq(t.areas.id, id));
  await insertSchools(tx, districtId, schools.inserted);
  for (const { id, change } of schools.updated) await changeSchool(tx, { id, districtId }, change);
  await writeTerms(tx, terms, districtId);
  // Two classes may exchange their sourcedIds; each is unique at every moment.
  const called = classes.updated.filter(({ change }) => change.sourcedId !== undefined);
  for (const { id } of called)
    await tx
      .update(t.classes)
      .set({ sourcedId: `~${id}` })
      .where(eq(t.classes.id, id));
  await inParts(classes.inserted, (rows) => tx.insert(t.classes).values(rows));
  for (const { id, change } of classes.updated) await tx.update(t.classes).set(change).where(eq(t.classes.id, id));
  for (const { id, change } of persons.updated) await tx.update(t.persons).set(change).where(eq(t.persons.id, id));
  await inParts(persons.inserted, (rows) => tx.insert(t.persons).values(rows));
  await inParts(namesBefore(pupils, cx), (rows) => tx.insert(t.pupilNames).values(rows));
  for (const { id, change } of pupils.updated) await tx.update(t.pupils).set(change).where(eq(t.pupils.id, id));
  await inParts(pupils.inserted, (rows) => tx.insert(t.pupils).values(rows));
  await writeTogether(enrolments, (ids, change) =>
    tx.update(t.enrolments).set(change).where(inArray(t.enrolments.id, ids)),
  );
  await inParts(enrolments.inserted, (rows) => tx.insert(t.enrolments).values(rows));
  await writeTogether(grants, (ids, change) => tx.update(t.grants).set(change).where(inArray(t.grants.id, ids)));
  await inParts(grants.inserted, (rows) => tx.insert(t.grants).values(rows));
  await deriveTouched(tx, books, today);
}

/** Nothing is written over without a trace: what a child was called until now is kept with who changed it. */
function namesBefore(pupils: Book<PupilRow>, { now, actor }: Cx) {
  return pupils.updated.flatMap(({ id, change }) => {
    const was = pupils.was(id);
    return was && change.name !== undefined
      ? [{ pupilId: id, replacedAt: now, name: was.name, replacedBy: actor.personId }]
      : [];
  });
}

/** A new term is pinned to the newest published version of every rubric, so that records can be made in it at once. */
async function writeTerms(tx: Writer, terms: Book<TermRow>, districtId: string): Promise<void> {
  for (const { id, change } of terms.updated) await changeTerm(tx, { id, districtId }, change);
  const { inserted } = terms;
  await insertTerms(tx, districtId, inserted);
  for (const { id } of inserted) await pinNewTerm(tx, { id, districtId });
}

/** Rows that change alike (a school year's worth of ends) are changed in one statement. */
async function writeTogether<Row extends { readonly id: string }>(
  book: Book<Row>,
  write: (ids: string[], change: Partial<Row>) => PromiseLike<unknown>,
): Promise<void> {
  for (const alike of grouped(book.updated, ({ change }) => JSON.stringify(change)).values()) {
    const [first] = alike;
    if (first)
      await inParts(alike, (part) =>
        write(
          part.map(({ id }) => id),
          first.change,
        ),
      );
  }
}

/**
 * The figures of every class that pupils entered or left, of pupils whose sex was learnt (fitness tables differ by it) and of terms that
 * begin or end on another day (hours are asked for the weeks since the first; who is there after the last is who was there on it). A term
 * moves the later ones of its year, so the earliest is enough.
 */
async function deriveTouched(tx: Writer, { enrolments, terms, pupils }: RosterBooks, today: string): Promise<void> {
  const learnt = new Set(pupils.updated.flatMap(({ id, change }) => (change.sex === undefined ? [] : id)));
  const isMoved = (change: Partial<TermRow>) => change.startsOn !== undefined || change.endsOn !== undefined;
  const shifted = new Set(terms.updated.flatMap(({ id, change }) => (isMoved(change) ? id : [])));
  const moved = [
    ...[...enrolments.rows].filter((row) => learnt.has(row.pupilId) || shifted.has(row.termId)),
    ...enrolments.inserted,
    ...enrolments.updated.flatMap(({ id, change }) => {
      const row = change.startsOn === undefined && change.endedOn === undefined ? undefined : enrolments.get(id);
      return row ?? [];
    }),
  ];
  const codeOf = (row: EnrolmentRow) => terms.get(row.termId)?.code ?? '';
  for (const rows of grouped(moved, (row) => `${row.schoolId} ${schoolYearOf(codeOf(row))}`).values()) {
    const [first] = [...rows].sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
    if (!first) continue;
    const { schoolId, termId } = first;
    const dimensions = new Set<string>();
    for (const id of new Set(rows.map((row) => row.termId))) {
      for (const dimension of await pinnedDimensions(tx, id)) dimensions.add(dimension);
    }
    const pupilIds = [...new Set(rows.map((row) => row.pupilId))];
    const classIds = [...new Set(rows.map((row) => row.classId))];
    await derive(tx, { schoolId, termId, pupilIds, dimensions: [...dimensions], classIds, today });
  }
}
