import { and, eq } from 'drizzle-orm';
import { insertRows } from './bulk.ts';
import type { Writer } from './engine.ts';
import { raiseFrame } from './frame.ts';
import type { Tables } from './schema/tables.ts';
import { unsafeTables } from './unsafe-tables.ts';

// The only writer of what a district's frame is made of. Each change is told in the same breath: whoever reads between the two would keep
// what is new under the version of what was. Where no row is written nothing is said: a roster that changes nothing leaves all as it is.

type New<Table extends keyof Tables> = Tables[Table]['$inferInsert'];
type Changed<Table extends keyof Tables> = Partial<Tables[Table]['$inferSelect']>;
type Of = { readonly id: string; readonly districtId: string };

export async function insertTerms(tx: Writer, districtId: string, rows: readonly New<'terms'>[]) {
  if ((await insertRows(tx, unsafeTables(tx).terms, rows)) > 0) await raiseFrame(tx, districtId);
}

export async function changeTerm(tx: Writer, { id, districtId }: Of, change: Changed<'terms'>) {
  const { terms } = unsafeTables(tx);
  await tx
    .update(terms)
    .set(change)
    .where(and(eq(terms.id, id), eq(terms.districtId, districtId)));
  await raiseFrame(tx, districtId);
}

/** In which areas a school stands says what it offers. */
export async function insertSchools(tx: Writer, districtId: string, rows: readonly New<'schools'>[]) {
  if ((await insertRows(tx, unsafeTables(tx).schools, rows)) > 0) await raiseFrame(tx, districtId);
}

export async function changeSchool(tx: Writer, { id, districtId }: Of, change: Changed<'schools'>) {
  const { schools } = unsafeTables(tx);
  await tx
    .update(schools)
    .set(change)
    .where(and(eq(schools.id, id), eq(schools.districtId, districtId)));
  await raiseFrame(tx, districtId);
}

/** Terms to a version of a rubric; one that was pinned to another is pinned to this one. */
export async function pinTerms(tx: Writer, districtId: string, rows: readonly New<'termRubrics'>[]) {
  const { termRubrics } = tx.tables;
  const replace = [termRubrics.termId, termRubrics.dimension];
  if ((await insertRows(tx, termRubrics, rows, { replace })) > 0) await raiseFrame(tx, districtId);
}

/** One that is there already stays as it is where `skip` is said. */
export async function insertAdoptions(
  tx: Writer,
  districtId: string,
  rows: readonly New<'adoptions'>[],
  met: 'fail' | 'skip' = 'fail',
) {
  if ((await insertRows(tx, tx.tables.adoptions, rows, met)) > 0) await raiseFrame(tx, districtId);
}

export async function changeAdoption(tx: Writer, { id, districtId }: Of, change: Changed<'adoptions'>) {
  const { adoptions } = tx.tables;
  await tx
    .update(adoptions)
    .set(change)
    .where(and(eq(adoptions.id, id), eq(adoptions.districtId, districtId)));
  await raiseFrame(tx, districtId);
}

type Offer = Tables['offersToAll']['$inferSelect'];

export async function insertOfferToAll(tx: Writer, districtId: string, row: New<'offersToAll'>) {
  await insertRows(tx, tx.tables.offersToAll, [row]);
  await raiseFrame(tx, districtId);
}

export async function changeOfferToAll(
  tx: Writer,
  districtId: string,
  { schoolId, indicatorId, fromTerm }: Pick<Offer, 'schoolId' | 'indicatorId' | 'fromTerm'>,
  change: Pick<Offer, 'beforeTerm' | 'endedAt' | 'endedBy'>,
) {
  const { offersToAll: t } = tx.tables;
  await tx
    .update(t)
    .set(change)
    .where(and(eq(t.schoolId, schoolId), eq(t.indicatorId, indicatorId), eq(t.fromTerm, fromTerm)));
  await raiseFrame(tx, districtId);
}

export async function insertArrangement(tx: Writer, districtId: string, row: New<'arrangements'>) {
  await insertRows(tx, tx.tables.arrangements, [row]);
  await raiseFrame(tx, districtId);
}

/** What it said before is kept. */
export async function changeArrangement(
  tx: Writer,
  districtId: string,
  before: Tables['arrangements']['$inferSelect'],
  change: Changed<'arrangements'> & { readonly enteredAt: number; readonly enteredBy: string },
) {
  const { arrangements, arrangementVersions } = tx.tables;
  const { schoolId, id: arrangementId, version, goal, reason, startsOn, endsOn } = before;
  const { enteredAt: replacedAt, enteredBy: replacedBy } = change;
  await insertRows(tx, arrangementVersions, [
    { schoolId, arrangementId, version, goal, reason, startsOn, endsOn, replacedAt, replacedBy },
  ]);
  await tx
    .update(arrangements)
    .set({ ...change, version: version + 1 })
    .where(and(eq(arrangements.schoolId, schoolId), eq(arrangements.id, arrangementId)));
  await raiseFrame(tx, districtId);
}
