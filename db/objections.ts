import { and, asc, desc, eq } from 'drizzle-orm';
import { insertRows } from './bulk.ts';
import type { Reader, Writer } from './engine.ts';
import type { Tables } from './schema/tables.ts';
import { type Holes, statement } from './statement.ts';

export type ObjectionRow = Tables['objections']['$inferSelect'];

/** So many of a school are looked at at once, the latest ones. */
const AT_ONCE = 200;

/** The objections to one notice, in the order of their receipts. */
export const selectObjectionsTo = statement((q, at: Holes<{ noticeId: string }>) => {
  const { objections } = q.tables;
  return q.select().from(objections).where(eq(objections.noticeId, at.noticeId)).orderBy(asc(objections.number));
});

/** What the family of a child said, the latest first. */
export const selectObjectionsOf = statement((q, at: Holes<{ pupilId: string }>) => {
  const { objections } = q.tables;
  return q.select().from(objections).where(eq(objections.pupilId, at.pupilId)).orderBy(desc(objections.sentAt));
});

export async function selectObjectionsIn(q: Reader, schoolId: string): Promise<ObjectionRow[]> {
  const { objections } = q.tables;
  return await q
    .select()
    .from(objections)
    .where(eq(objections.schoolId, schoolId))
    .orderBy(desc(objections.sentAt))
    .limit(AT_ONCE);
}

export async function selectOptionalObjection(q: Reader, { schoolId, id }: Pick<ObjectionRow, 'schoolId' | 'id'>) {
  const [row] = await selectObjection(q, { schoolId, id });
  return row;
}

const selectObjection = statement((q, at: Holes<{ schoolId: string; id: string }>) => {
  const { objections } = q.tables;
  return q
    .select()
    .from(objections)
    .where(and(eq(objections.schoolId, at.schoolId), eq(objections.id, at.id)));
});

export const insertObjection = async (tx: Writer, row: ObjectionRow) =>
  await insertRows(tx, tx.tables.objections, [row]);

export async function decideObjection(
  tx: Writer,
  { schoolId, id }: Pick<ObjectionRow, 'schoolId' | 'id'>,
  said: Pick<ObjectionRow, 'state' | 'reason' | 'answer' | 'answeredBy' | 'answeredAt'>,
) {
  const { objections } = tx.tables;
  await tx
    .update(objections)
    .set(said)
    .where(and(eq(objections.schoolId, schoolId), eq(objections.id, id)));
}

/** The activities that may be corrected while a notice runs: an objection about each was upheld. */
export async function selectUnlocked(q: Reader, noticeId: string): Promise<ReadonlySet<string>> {
  const rows = await selectObjectionsTo(q, { noticeId });
  return new Set(
    rows.flatMap(({ state, activityId }) => (state === 'upheld' && activityId !== null ? activityId : [])),
  );
}
